#include "linter/recognise/base64.h"

#include <array>
#include <cstdint>

namespace dexlint {
namespace {

constexpr std::string_view alphabet =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr std::uint8_t not_a_digit = 0xFF;

constexpr std::array<std::uint8_t, 256> digits = [] {
  std::array<std::uint8_t, 256> table{};
  table.fill(not_a_digit);
  for (std::size_t i = 0; i < alphabet.size(); ++i)
    table[static_cast<unsigned char>(alphabet[i])] = static_cast<std::uint8_t>(i);
  return table;
}();

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

// Up to four digits and where they stand.
struct Group {
  std::uint32_t bits = 0;
  std::size_t digits = 0;
  std::size_t padding = 0;
  Span place;

  bool is_whole() const { return digits + padding == 4; }
  bool is_contiguous() const { return place.size() == 4; }
};

bool add(Group& group, char c, std::size_t at) {
  if (group.digits + group.padding == 0) group.place.begin = at;
  group.place.end = at + 1;
  if (c == '=') return group.digits >= 2 && ++group.padding <= 2;
  const std::uint8_t digit = digits[static_cast<unsigned char>(c)];
  if (digit == not_a_digit || group.padding != 0) return false;
  group.bits = group.bits << 6 | digit;
  ++group.digits;
  return true;
}

void flush(const Group& group, DecodedBase64& decoded) {
  const std::uint32_t bits = group.bits << 6 * (4 - group.digits);
  const std::size_t begin = decoded.bytes.size();
  for (std::size_t i = 0; i + 1 < group.digits; ++i)
    decoded.bytes += static_cast<char>(bits >> (16 - 8 * i) & 0xFF);
  const Span text{begin, decoded.bytes.size()};
  Segment* last = decoded.segments.empty() ? nullptr : &decoded.segments.back();
  const bool joins = last != nullptr && last->unit == 3 && last->parent.end == group.place.begin &&
                     last->text.size() % 3 == 0 && group.is_contiguous();
  if (joins) {
    last->text.end = text.end;
    last->parent.end = group.place.end;
  } else if (group.is_contiguous()) {
    decoded.segments.push_back({text, group.place, 3, 4});
  } else {
    decoded.segments.push_back(Segment::replaced(text, group.place));
  }
}

}  // namespace

std::optional<DecodedBase64> decode_base64(std::string_view text) {
  DecodedBase64 decoded;
  Group group;
  bool ended = false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (is_space(text[at])) continue;
    if (ended || !add(group, text[at], at)) return std::nullopt;
    if (!group.is_whole()) continue;
    flush(group, decoded);
    ended = group.padding != 0;
    group = {};
  }
  if (group.digits != 0 || decoded.bytes.empty()) return std::nullopt;
  return decoded;
}

}  // namespace dexlint
