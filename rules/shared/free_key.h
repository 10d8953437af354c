// Whether a key may get another name.
#pragma once

#include <string_view>

#include "linter/model/node.h"

namespace dexlint::rules {

/// True when no other key of its mapping is `key`, in whatever case: `value` may be renamed to it.
bool is_free_key(const Node& value, std::string_view key);

}  // namespace dexlint::rules
