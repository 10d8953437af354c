#include "rules/shared/token_checksum.h"

#include <array>
#include <charconv>

namespace dexlint::rules {
namespace {

constexpr std::array<std::uint32_t, 256> crc_table = [] {
  std::array<std::uint32_t, 256> table{};
  for (std::uint32_t i = 0; i < 256; ++i) {
    std::uint32_t crc = i;
    for (int bit = 0; bit < 8; ++bit) crc = crc >> 1 ^ ((crc & 1) != 0 ? 0xEDB88320U : 0U);
    table[i] = crc;
  }
  return table;
}();

bool fits_base62(std::string_view token) {
  constexpr std::size_t body = 30;
  constexpr std::size_t tail = 6;
  if (token.size() < body + tail) return false;
  const std::string_view end = token.substr(token.size() - body - tail);
  return base62_of(crc32(end.substr(0, body))) == end.substr(body);
}

bool fits_hex(std::string_view token) {
  constexpr std::size_t tail = 8;
  if (token.size() < tail) return false;
  const std::string_view digits = token.substr(token.size() - tail);
  std::uint32_t wanted = 0;
  const auto read = std::from_chars(digits.data(), digits.data() + tail, wanted, 16);
  return read.ptr == digits.data() + tail && crc32(token.substr(0, token.size() - tail)) == wanted;
}

}  // namespace

std::uint32_t crc32(std::string_view bytes) {
  std::uint32_t crc = 0xFFFFFFFFU;
  for (const char c : bytes)
    crc = crc >> 8 ^ crc_table[(crc ^ static_cast<unsigned char>(c)) & 0xFFU];
  return ~crc;
}

std::string base62_of(std::uint32_t number) {
  constexpr std::string_view digits =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  std::string text(6, '0');
  for (std::size_t at = text.size(); number != 0 && at > 0; number /= 62)
    text[--at] = digits[number % 62];
  return text;
}

bool checksum_fits(Checksum checksum, std::string_view token) {
  switch (checksum) {
    case Checksum::base62_tail:
      return fits_base62(token);
    case Checksum::hex_tail:
      return fits_hex(token);
    case Checksum::none:
      break;
  }
  return true;
}

}  // namespace dexlint::rules
