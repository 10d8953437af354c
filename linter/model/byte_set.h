// Bytes to look for in a text. std::string_view's find_first_of() calls memchr for each byte of the
// text; a table costs an instruction or two.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace dexlint {

class ByteSet {
 public:
  explicit constexpr ByteSet(std::string_view bytes) {
    for (const char byte : bytes) in_[static_cast<unsigned char>(byte)] = true;
  }

  constexpr bool contains(char byte) const { return in_[static_cast<unsigned char>(byte)]; }
  /// Offset of the first byte of `text` from `at` on that is in the set; the text's size where
  /// there is none.
  constexpr std::size_t find(std::string_view text, std::size_t at) const {
    while (at < text.size() && !contains(text[at])) ++at;
    return at < text.size() ? at : text.size();
  }
  /// The same of the first byte that is not in the set.
  constexpr std::size_t skip(std::string_view text, std::size_t at) const {
    while (at < text.size() && contains(text[at])) ++at;
    return at < text.size() ? at : text.size();
  }

 private:
  std::array<bool, 256> in_{};
};

inline constexpr ByteSet blanks(" \t");
inline constexpr ByteSet blanks_and_breaks(" \t\r\n");

}  // namespace dexlint
