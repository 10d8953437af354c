// Hashes of passwords by their marks: not the password, but a test for guesses at it.
#pragma once

#include <string_view>

namespace dexlint::rules {

/// bcrypt, crypt, apr1, Argon2, LDAP's `{SSHA}`; alone or behind a name in a line of htpasswd.
bool is_password_hash(std::string_view text);

}  // namespace dexlint::rules
