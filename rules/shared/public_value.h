// Values of a Secret that are public by nature: people put the user name beside the password
// (domain.md, policy 4).
#pragma once

#include <string_view>

namespace dexlint::rules {

/// By the key's last word (`username`, `DB_HOST`, `tls.crt`) or the value's shape (a certificate, a
/// URL without userinfo, a host name, a number, a boolean).
bool is_public_value(std::string_view key, std::string_view value);

/// What may stand under a credential's key of a setting without being one: a duration (`tokenTTL`
/// spelt `token: 24h`), a number, a switch, a URL without a password, a file's path, a text of
/// several lines that holds no private key.
bool is_plain_setting(std::string_view value);

}  // namespace dexlint::rules
