// Patterns for paths that a user or a config gives, in the language of .gitignore.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "linter/input/gitignore.h"

namespace dexlint {

/// `./docs` is `/docs`, which is what people mean who complete paths in a shell.
Gitignore path_patterns(const std::vector<std::string>& globs);

/// True when the pattern that decides about `place`, a path relative to the folder of the patterns,
/// takes it.
bool matches(const Gitignore& patterns, std::string_view place, bool is_folder);

/// True when that is so of `place`, or of a folder above it.
bool covers(const Gitignore& patterns, std::string_view place, bool is_folder);

}  // namespace dexlint
