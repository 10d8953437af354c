// What judge() says about a value, as a word that a failing row can print.
#pragma once

#include <string_view>

#include "rules/shared/credential.h"

namespace dexlint::test {

/// "nothing", "reference", "literal" …; of `text` as YAML: what stands behind `key: `.
std::string_view verdict_on(std::string_view text, std::string_view key = "clientSecret",
                            CredentialField field = CredentialField::client_secret);

/// verdict_on() `value` in single quotes.
std::string_view verdict_on_text(std::string_view value, std::string_view key = "clientSecret",
                                 CredentialField field = CredentialField::client_secret);

}  // namespace dexlint::test
