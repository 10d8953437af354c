// What Pachyderm's chart makes of its values: who may log in, at which address (domain.md section
// 4; etc/helm/pachyderm/templates/_helpers.tpl, tags v2.0.0 to v2.12.0-rc.3).
#pragma once

#include <initializer_list>
#include <optional>
#include <string_view>

#include "linter/model/contexts.h"

namespace dexlint::rules {

/// What a switch of the values says; nothing where it is absent, or is neither true nor false.
std::optional<bool> switch_at(const PachydermValues& values,
                              std::initializer_list<std::string_view> keys);

/// True when something is set there: not null, not "", not an empty list. What a template or a tool
/// fills in counts as set.
bool is_set(const PachydermValues& values, std::initializer_list<std::string_view> keys);

/// proxy.enabled, or what this release of the chart does without it (off up to 2.4, on since 2.5);
/// nothing where neither is known.
std::optional<bool> has_proxy(const PachydermValues& values);

/// Where the browser finds Pachyderm: ingress.host or proxy.host, whichever the chart takes. Does
/// not exist where none is set, and is empty where nobody can tell.
Scalar external_host(const PachydermValues& values);

/// True when no switch that makes the addresses https is on, nor may be.
bool is_plain_http(const PachydermValues& values);

/// All values are known, and they are for a cluster: deployTarget is set and not LOCAL.
bool is_for_a_cluster(const PachydermValues& values);

/// The host of `host` or `host:port`.
std::string_view without_port(std::string_view host);

}  // namespace dexlint::rules
