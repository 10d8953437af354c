// Text as characters: how many bytes the next one takes, and what of it may reach a terminal.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace dexlint {

/// Bytes of the UTF-8 character at the start of `text`, which is not empty; bytes that are none
/// count as utf8.h says.
std::size_t character_size(std::string_view text);

/// True when the first character is one that a terminal would act on or is no text: C0 and C1
/// controls, DEL, bidirectional overrides (U+202A to U+202E, U+2066 to U+2069), and bytes that are
/// no UTF-8.
bool is_control(std::string_view character);

/// `text` on one line, with spaces for controls, cut at 120 bytes with `…`.
std::string one_line(std::string_view text);

}  // namespace dexlint
