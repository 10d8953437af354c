// The YAML test suite in its `src` form: a file a case, or several.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace dexlint::test {

struct SuiteCase {
  std::string name;  ///< of the file, and the number in it from 0 on: `JEF9:2`
  std::string text;
  /// What stands in it, spelled as yaml_events() does; nothing for a text that is no YAML.
  std::optional<std::vector<std::string>> events;
};

/// All cases of the files in `folder`, sorted by file. Throws std::runtime_error for a file that
/// cannot be read.
std::vector<SuiteCase> yaml_suite(const std::filesystem::path& folder);

}  // namespace dexlint::test
