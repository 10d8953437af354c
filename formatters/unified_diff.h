// Differences as diff -u writes them, for people to read before they let them happen.
#pragma once

#include <span>
#include <string>

#include "linter/model/file_diff.h"

namespace dexlint {

/// A line that starts with `\` says what is not shown, as diff's own remark on a missing line break
/// does.
std::string unified_diff(std::span<const FileDiff> diffs);

}  // namespace dexlint
