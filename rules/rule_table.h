// Every rule of the program, by file name. CMake writes the table from the files of rules/.
#pragma once

#include <span>

#include "linter/model/rule.h"

namespace dexlint {

/// Static; in order of the files' names.
std::span<const Rule* const> all_rules();

}  // namespace dexlint
