// Code points to UTF-8, for the decoders that meet them as numbers: JSON's \u escapes and UTF-16
// files.
#pragma once

#include <string>

namespace dexlint {

constexpr bool is_high_surrogate(char32_t unit) { return unit >= 0xD800 && unit < 0xDC00; }
constexpr bool is_low_surrogate(char32_t unit) { return unit >= 0xDC00 && unit < 0xE000; }

/// The code point of a surrogate pair.
constexpr char32_t from_surrogates(char32_t high, char32_t low) {
  return 0x10000 + ((high - 0xD800) << 10U) + (low - 0xDC00);
}

/// Appends `code_point` as UTF-8; half a surrogate pair and what is beyond U+10FFFF as U+FFFD.
void append_utf8(std::string& out, char32_t code_point);

}  // namespace dexlint
