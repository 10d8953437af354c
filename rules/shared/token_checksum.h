// Checksums that providers put into their tokens: they tell a token that was issued from one that
// somebody made up for a guide, without asking anybody.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace dexlint::rules {

/// CRC-32 as zlib computes it (ISO 3309, polynomial 0xEDB88320).
std::uint32_t crc32(std::string_view bytes);

/// A number in base 62 (0-9, A-Z, a-z), six digits, zeros in front.
std::string base62_of(std::uint32_t number);

/// The six characters that bech32 (BIP 173) puts behind `data` under the name `prefix`, which is in
/// lower case. `data`: bech32 digits in either case. In upper case, as age writes its keys.
std::string bech32_checksum(std::string_view prefix, std::string_view data);

enum class Checksum : std::uint8_t {
  none,         ///< the format has none that is public
  base62_tail,  ///< GitHub, npm: the last 6 characters are CRC-32 of the 30 before, in base 62
  hex_tail,     ///< Atlassian: the last 8 characters are CRC-32 of all before, in hexadecimal
  bech32,       ///< age: the last 6 characters are BIP 173's, over `age-secret-key-` and the rest
};

/// True when `token` carries the checksum that its format has; also when it has none. `token` has
/// the length that its format asks for.
bool checksum_fits(Checksum checksum, std::string_view token);

}  // namespace dexlint::rules
