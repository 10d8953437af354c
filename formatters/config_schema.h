// The JSON Schema of `.dexlint.yaml`, for editors: made from the same tables as its reader.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "linter/model/rule.h"

namespace dexlint {

/// Draft 7. `rules`: those that a config may name. What a schema cannot know (is the file there, is
/// the rule's option known) is left to the reader.
std::string config_schema(std::span<const Rule* const> rules, std::string_view version);

}  // namespace dexlint
