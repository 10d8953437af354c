// "Did you mean …?": the known name that a mistyped one is nearest to.
#pragma once

#include <span>
#include <string_view>

namespace dexlint {

/// The one of `known` that takes the fewest letters to change, by Levenshtein's distance; of equals
/// the one that starts alike for longer. Empty when none has anything in common with `name`.
std::string_view nearest(std::string_view name, std::span<const std::string_view> known);

}  // namespace dexlint
