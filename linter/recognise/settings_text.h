// Properties, INI and netrc texts inside a Secret: lines of a key and a value. The line that holds
// the password is worth more to a reader than the whole file.
#pragma once

#include <string_view>

#include "linter/model/document.h"

namespace dexlint {

/// A mapping of the lines `key=value`, `key: value`, and `password value` (netrc) of `layer`'s
/// text; values are without their quotes. Null when no line has a credential's key and the text is
/// no settings file, or one whose `name` says that any of its values may be a credential: then it
/// is to be judged as a whole.
const Node* read_settings(Document& document, const Layer& layer, std::string_view name);

}  // namespace dexlint
