// "Did you mean …?": the known name that a mistyped one is nearest to.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

namespace dexlint {

/// How many letters of `a` are to be changed, left out or put in for `b` (Levenshtein's distance).
std::size_t letters_between(std::string_view a, std::string_view b);

/// The one of `known` that takes the fewest letters to change, by Levenshtein's distance; of equals
/// the one that starts alike for longer. Empty when more than half of the longer name
/// would change.
std::string_view nearest(std::string_view name, std::span<const std::string_view> known);

}  // namespace dexlint
