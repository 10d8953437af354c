// `.dexlint.yaml`: what a repository tells dexlint about itself. Read strictly: a key that nobody
// knows, or a value of another type, is an error with its place, never silence.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "linter/input/file_source.h"
#include "linter/model/result.h"

namespace dexlint {

inline constexpr std::string_view config_name = ".dexlint.yaml";

struct Config {
  /// Stacks of Helm values, the lowest layer first, that nothing in the repository names. Paths as
  /// files are found by them from the working directory.
  std::vector<std::vector<std::string>> layers;
};

/// The config that holds for `path`: in its folder or the nearest one above that has one, not
/// beyond the root of the repository. Empty when there is none.
std::string find_config(const FileSource& files, const std::string& path);

/// Reads `path`. A Problem's message starts with its place: `.dexlint.yaml:3:1: expected …`.
Result<Config> read_config(const FileSource& files, const std::string& path);

}  // namespace dexlint
