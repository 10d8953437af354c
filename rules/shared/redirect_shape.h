// What is wrong with the form of a redirect URI, when nothing that says more is: one redirect URI,
// one cause (domain.md, policy 2). The order is written here alone: placeholder, not absolute,
// plain HTTP or a missing /dex/, the shape, the issuer, the host.
#pragma once

#include <cstdint>

#include "linter/model/contexts.h"
#include "rules/shared/url.h"

namespace dexlint::rules {

enum class RedirectShape : std::uint8_t {
  not_judged,  ///< unknown, or an earlier rule speaks about it
  extra_parts,
  client_callback,
  double_slash,
  trailing_slash,
  fine
};

/// Of the connector's redirect URI. Where Dex's issuer is known, all but extra parts is left to the
/// comparison with it (DEX204).
RedirectShape redirect_shape(const DexConnector& connector);

/// Plain HTTP to a host that is not this machine: DEX202 speaks.
bool is_plain_http(const Url& url);

/// Pachyderm's proxy serves Dex below /dex, and the path is not below it: DEX203 speaks.
bool lacks_dex_prefix(const DexConnector& connector, const Url& url);

/// The issuer of a plain Dex is known, so that DEX204 compares the whole address.
bool judges_by_issuer(const DexConnector& connector);

}  // namespace dexlint::rules
