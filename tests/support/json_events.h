// A JSON text as a list of what stands in it, read by nlohmann/json and by dexlint, to compare the
// two: `{`, `}`, `[`, `]`, keys and strings with their characters, other scalars as written.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "linter/model/node.h"

namespace dexlint::test {

/// Nothing when nlohmann/json, which is strict, refuses `text`. Numbers are told only as `number`:
/// it does not keep how they are written.
std::optional<std::vector<std::string>> json_events(std::string_view text);
/// The same of a tree that parse_json() made.
std::vector<std::string> json_events(const Node& root);

}  // namespace dexlint::test
