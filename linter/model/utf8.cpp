#include "linter/model/utf8.h"

namespace dexlint {
namespace {

// What may follow a lead byte: how many bytes, and in which range the first of them lies (it rules
// out surrogates, overlong forms and what is past U+10FFFF). Unicode 15, table 3-7.
struct Lead {
  std::size_t following = 0;
  unsigned char low = 0x80;
  unsigned char high = 0xBF;
};

constexpr Lead lead(unsigned char byte) {
  if (byte >= 0xC2 && byte <= 0xDF) return {1, 0x80, 0xBF};
  if (byte == 0xE0) return {2, 0xA0, 0xBF};
  if (byte == 0xED) return {2, 0x80, 0x9F};
  if (byte >= 0xE1 && byte <= 0xEF) return {2, 0x80, 0xBF};
  if (byte == 0xF0) return {3, 0x90, 0xBF};
  if (byte >= 0xF1 && byte <= 0xF3) return {3, 0x80, 0xBF};
  if (byte == 0xF4) return {3, 0x80, 0x8F};
  return {};
}

// Bytes of the first `count` characters.
std::size_t size_of(std::string_view text, std::size_t count) {
  std::size_t at = 0;
  for (; count > 0 && at < text.size(); --count) {
    at += first_code_point(text.substr(at)).size_bytes;
  }
  return at;
}

}  // namespace

CodePoint first_code_point(std::string_view text) {
  const auto first = static_cast<unsigned char>(text[0]);
  if (first < 0x80) return {first, 1, true};
  const Lead expected = lead(first);
  if (expected.following == 0) return {};
  char32_t value = first & (0x3Fu >> expected.following);
  for (std::size_t i = 1; i <= expected.following; ++i) {
    const auto byte = i < text.size() ? static_cast<unsigned char>(text[i]) : 0u;
    const bool fits =
        i == 1 ? byte >= expected.low && byte <= expected.high : byte >= 0x80 && byte <= 0xBF;
    if (!fits) return {0xFFFD, i, false};
    value = value << 6 | (byte & 0x3F);
  }
  return {value, expected.following + 1, true};
}

std::string_view code_points(std::string_view text, std::size_t begin, std::size_t end) {
  text.remove_prefix(size_of(text, begin));
  return text.substr(0, size_of(text, end > begin ? end - begin : 0));
}

}  // namespace dexlint
