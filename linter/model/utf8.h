// UTF-8 one character at a time, for all who count or show characters. Decodes as browsers, Python
// and GitHub do: each longest run of bytes that could have begun a character, but did not end one,
// counts as one U+FFFD.
#pragma once

#include <cstddef>
#include <string_view>

namespace dexlint {

/// The character at the start of a text. `value` is U+FFFD for bytes that are no UTF-8.
struct CodePoint {
  char32_t value = 0xFFFD;
  std::size_t size_bytes = 1;
  bool valid = false;
};

/// The first character of `text`, which is not empty.
CodePoint first_code_point(std::string_view text);

/// The bytes of the characters [begin, end) of `text`, cut to what exists; a view of `text`.
std::string_view code_points(std::string_view text, std::size_t begin, std::size_t end);

}  // namespace dexlint
