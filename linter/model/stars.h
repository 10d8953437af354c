// The simplest pattern that people expect: `*` stands for any characters, everything else for
// itself. For values, keys and trails, where brackets and question marks are text.
#pragma once

#include <string_view>

namespace dexlint {

/// True when `pattern` matches all of `text`. At most pattern times text.
bool matches_stars(std::string_view pattern, std::string_view text);

/// The longest part of `pattern` between stars: what every match holds.
std::string_view longest_literal(std::string_view pattern);

}  // namespace dexlint
