// Where a secret is kept, as clouds and pods address it: a mounted file, an entry of a secret
// store. Facts: detection.md section 3.1.
#pragma once

#include <string_view>

namespace dexlint::rules {

/// True for an absolute path, `projects/P/secrets/S`, `arn:aws:secretsmanager:…`,
/// `https://V.vault.azure.net/secrets/S`, `S@azurekeyvault`. Whole value.
bool is_secret_address(std::string_view value);

}  // namespace dexlint::rules
