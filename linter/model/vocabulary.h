// Key names and what they mean: one table for the gate, the recognisers, the rules and the masks of
// code frames. Facts: Dex's connector configs (dexidp/dex ab64ed77, connector/*), Pachyderm's
// values (etc/helm/pachyderm/values.yaml).
#pragma once

#include <span>
#include <string_view>

#include "linter/model/credential_key.h"  // the words of credentials' keys

namespace dexlint {

/// Literals of which a document holds one if a recogniser can have anything to say about it. ASCII
/// case is ignored.
std::span<const std::string_view> recognised_literals();

/// Patterns that wake for a document of whatever kind: escapes, which may spell any word
/// (`\u0067`), and comments that speak to dexlint.
std::span<const std::string_view> literals_of_any_document();

/// True when a value under `key` may be shown to anybody: names, kinds, URLs of logins, switches.
/// Everything else is masked in code frames.
bool is_public_field(std::string_view key);

/// True when `key` can be shown itself: it looks like the name of something, not like a value in
/// the wrong place.
bool is_presentable_key(std::string_view key);

}  // namespace dexlint
