// Keys compared without what separates their words: `client_id`, `client-id` and `clientID`.
#pragma once

#include <string>
#include <string_view>

namespace dexlint::rules {

/// Letters and digits of `key` alone, in lower case.
std::string bare_key(std::string_view key);

}  // namespace dexlint::rules
