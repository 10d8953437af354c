// Private keys as PEM (RFC 7468), OpenSSH and PGP write them: between BEGIN and END lines, in
// base64. The lines may be folded into one, or their ends spelt `\n`. Public keys and certificates
// are no business of this.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "linter/model/span.h"

namespace dexlint::rules {

/// What stands between the two lines.
enum class KeyState : std::uint8_t {
  clear,        ///< a key that opens what it was made for
  encrypted,    ///< one that also wants its passphrase
  doubtful,     ///< base64, but not of the length that it tells itself, or without an END line
  placeholder,  ///< `...`, words, one character over and over, too short for any key
  reference,    ///< filled in by a tool
};

struct PrivateKey {
  Span span;              ///< bytes of the text, from the dashes of BEGIN to those of END
  std::string_view kind;  ///< "RSA private key", for messages; static
  KeyState state = KeyState::clear;
};

/// The private keys in `text`, in order. A BEGIN line alone (in a script that looks for one) is
/// none. Linear in the text.
std::vector<PrivateKey> find_private_keys(std::string_view text);

/// Of a value that begins with a BEGIN line of a private key: what its first key is.
std::optional<KeyState> state_of_key(std::string_view value);

}  // namespace dexlint::rules
