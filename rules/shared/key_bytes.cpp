#include "rules/shared/key_bytes.h"

#include <cstddef>
#include <optional>

namespace dexlint::rules {
namespace {

constexpr std::string_view openssh_magic{"openssh-key-v1\0", 15};

std::size_t byte(std::string_view bytes, std::size_t at) {
  return static_cast<unsigned char>(bytes[at]);
}

// A big-endian number of `count` bytes.
std::size_t number(std::string_view bytes, std::size_t at, std::size_t count) {
  std::size_t value = 0;
  for (std::size_t i = 0; i < count; ++i) value = value << 8 | byte(bytes, at + i);
  return value;
}

// Takes a string with its length in front off `bytes`.
std::optional<std::string_view> take_string(std::string_view& bytes) {
  if (bytes.size() < 4) return std::nullopt;
  const std::size_t size = number(bytes, 0, 4);
  if (size > bytes.size() - 4) return std::nullopt;
  const std::string_view text = bytes.substr(4, size);
  bytes.remove_prefix(4 + size);
  return text;
}

}  // namespace

bool is_der_sequence(std::string_view bytes) {
  if (bytes.size() < 2 || byte(bytes, 0) != 0x30) return false;
  const std::size_t first = byte(bytes, 1);
  if (first < 0x80) return bytes.size() == 2 + first;
  const std::size_t count = first & 0x7F;
  if (count == 0 || count > 4 || bytes.size() < 2 + count) return false;
  return bytes.size() == 2 + count + number(bytes, 2, count);
}

bool is_openssh_key(std::string_view bytes) {
  if (!bytes.starts_with(openssh_magic)) return false;
  bytes.remove_prefix(openssh_magic.size());
  for (int i = 0; i < 3; ++i) {  // cipher, key derivation and its options
    if (!take_string(bytes)) return false;
  }
  if (bytes.size() < 4) return false;
  const std::size_t keys = number(bytes, 0, 4);
  bytes.remove_prefix(4);
  for (std::size_t i = 0; i <= keys; ++i) {  // the public keys, then all private ones together
    if (!take_string(bytes)) return false;
  }
  return bytes.empty();
}

bool is_encrypted_openssh_key(std::string_view bytes) {
  if (!bytes.starts_with(openssh_magic)) return false;
  bytes.remove_prefix(openssh_magic.size());
  const auto cipher = take_string(bytes);
  return cipher && *cipher != "none";
}

bool is_pgp_secret_key(std::string_view bytes) {
  if (bytes.empty()) return false;
  const std::size_t tag = byte(bytes, 0);
  return tag == 0xC5 || (tag >= 0x94 && tag <= 0x97);
}

}  // namespace dexlint::rules
