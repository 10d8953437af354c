// A message of a rule pack: words with places in braces.
#pragma once

#include <string_view>

#include "linter/model/pack.h"
#include "linter/model/result.h"

namespace dexlint::pack {

/// `{value}`, `{key}`, `{id}`, `{count}`, and `{.path}` for the value at a plain path from the
/// thing; ten at most. The Problem says what is wrong, without a place.
Result<PackMessage> read_message(std::string_view text);

}  // namespace dexlint::pack
