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

constexpr std::string_view bech32_digits = "QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L";

// One more digit into the checksum: a BCH code over 32 symbols.
std::uint32_t bech32_step(std::uint32_t sum, std::uint32_t digit) {
  constexpr std::array<std::uint32_t, 5> generator = {0x3B6A57B2U, 0x26508E6DU, 0x1EA119FAU,
                                                      0x3D4233DDU, 0x2A1462B3U};
  const std::uint32_t top = sum >> 25;
  sum = (sum & 0x1FFFFFFU) << 5 ^ digit;
  for (std::size_t i = 0; i < generator.size(); ++i) sum ^= (top >> i & 1U) != 0 ? generator[i] : 0;
  return sum;
}

std::uint32_t bech32_digit(char c) {
  const char upper = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  return static_cast<std::uint32_t>(bech32_digits.find(upper)) & 31U;
}

bool fits_bech32(std::string_view token) {
  constexpr std::size_t tail = 6;
  const std::size_t separator = token.rfind('1');  // no digit of bech32
  if (separator == std::string_view::npos || token.size() < separator + 1 + tail) return false;
  const std::size_t data = separator + 1;
  return bech32_checksum("age-secret-key-", token.substr(data, token.size() - tail - data)) ==
         token.substr(token.size() - tail);
}

}  // namespace

std::string bech32_checksum(std::string_view prefix, std::string_view data) {
  std::uint32_t sum = 1;
  for (const char c : prefix) sum = bech32_step(sum, static_cast<unsigned char>(c) >> 5);
  sum = bech32_step(sum, 0);
  for (const char c : prefix) sum = bech32_step(sum, static_cast<unsigned char>(c) & 31U);
  for (const char c : data) sum = bech32_step(sum, bech32_digit(c));
  for (int i = 0; i < 6; ++i) sum = bech32_step(sum, 0);
  sum ^= 1;
  std::string tail;
  for (int shift = 25; shift >= 0; shift -= 5) tail += bech32_digits[sum >> shift & 31U];
  return tail;
}

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
    case Checksum::bech32:
      return fits_bech32(token);
    case Checksum::none:
      break;
  }
  return true;
}

}  // namespace dexlint::rules
