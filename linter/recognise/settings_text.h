// Properties, INI and netrc texts inside a Secret: lines of a key and a value. The line that holds
// the password is worth more to a reader than the whole file.
#pragma once

#include <string_view>

#include "linter/model/document.h"

namespace dexlint {

/// What a text looks like when it is read as settings.
struct SettingsText {
  const Node* mapping = nullptr;  ///< the lines `key=value`, `key: value`, `password value`
                                  ///< (netrc); values without their quotes
  bool mostly_settings = false;   ///< more lines are settings than are something else
  bool has_credential = false;    ///< a line has a credential's key
};

/// Reads `layer`'s text line by line; comments (`#`, `;`, `!`) and `[sections]` count as nothing.
SettingsText read_settings(Document& document, const Layer& layer);

/// True for a name such as `users.properties` or `htpasswd`: every value in it may be a credential,
/// whatever its key.
bool names_credentials(std::string_view name);

}  // namespace dexlint
