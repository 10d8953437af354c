// Is this the key that it says it is? Each format tells its own length; a key that somebody cut or
// made up for a guide does not fit it. Facts: detection.md section 3.4.
#pragma once

#include <string_view>

namespace dexlint::rules {

/// One DER SEQUENCE (X.690, 8.1.3) and nothing behind it: PKCS #1, PKCS #8, SEC 1.
bool is_der_sequence(std::string_view bytes);

/// `openssh-key-v1` and its parts, each with its length (OpenSSH, PROTOCOL.key).
bool is_openssh_key(std::string_view bytes);

/// One whose cipher is not `none`.
bool is_encrypted_openssh_key(std::string_view bytes);

/// Begins with a secret-key packet (RFC 9580, 5.5.1.3).
bool is_pgp_secret_key(std::string_view bytes);

}  // namespace dexlint::rules
