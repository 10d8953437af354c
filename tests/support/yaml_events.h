// A YAML text as a list of what stands in it, read by libfyaml and by dexlint, to compare the two.
// libfyaml is strict and passes the whole YAML test suite; only tests use it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "linter/model/node.h"

namespace dexlint::test {

/// `{`, `}`, `[`, `]`, `*` for an alias, `"` and its text for a scalar; `---` before each document.
/// Nothing when libfyaml refuses `text`.
std::optional<std::vector<std::string>> yaml_events(std::string_view text);
/// The same of a tree that parse_yaml() made, without `---`.
std::vector<std::string> yaml_events(const Node& root);

}  // namespace dexlint::test
