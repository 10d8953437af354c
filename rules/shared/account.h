// The account beside a password: an access key that is a user's name, and a password that repeats
// the user's name.
#pragma once

#include <string_view>

#include "linter/model/contexts.h"

namespace dexlint::rules {

/// `accesskey: admin` of MinIO, `access_key_id`: an access key names an account, as a user name
/// does, when it is plain words. (Of Azure it is the secret itself, and random.)
bool is_account_name(std::string_view key, std::string_view value);

/// The password is the user name that stands beside it: `user: katib`, `password: katib`.
bool repeats_its_user(const Credential& credential);

}  // namespace dexlint::rules
