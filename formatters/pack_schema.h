// The JSON Schema of rule packs, for editors: made from the same tables as their reader.
#pragma once

#include <string>
#include <string_view>

namespace dexlint {

/// Draft 7. What a schema cannot know (is it a pattern, a path, a code that is free) is left to the
/// reader.
std::string pack_schema(std::string_view version);

}  // namespace dexlint
