// Keys that promise a credential by their words, and keys that only name or describe one. Facts:
// detection.md sections 2 and 7.
#pragma once

#include <string_view>

namespace dexlint {

/// True when a value under `key` is a credential by the key's last word: `db_password`, `apiKey`,
/// `clientSecret`; not for keys that only name or describe one: `secretName`, `passwordKey`,
/// `tokenTTL`.
bool is_credential_key(std::string_view key);

/// is_credential_key(), but for values that look like the name of a Secret or of a key in one where
/// the key leaves that open: `secret: my-tls`, `secretKey: redis-password`, anything below
/// `envSecrets`. `group`: the key of the mapping it stands in.
bool is_credential(std::string_view key, std::string_view value, std::string_view group);

}  // namespace dexlint
