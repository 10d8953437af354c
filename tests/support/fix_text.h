// Files with their fixes carried out, in memory.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "linter/engine/fix.h"
#include "linter/model/file_diff.h"

namespace dexlint::test {

using Files = std::map<std::string, std::string>;  ///< text by path

struct FixedFiles {
  Files files;  ///< all of them, as they are behind the fixes; empty for those of an overlay
  Report before;
  Report after;
  Fixes fixes;
  std::vector<FileDiff> diffs;  ///< what `--diff-fixes` shows
};

/// All that is found in the overlay is fixed there.
FixedFiles fix_all(Overlay& overlay, const Walk& walk, const LintOptions& options,
                   bool unsafe = true);

/// `files` with all fixes of `options.rules`, and only the safe ones unless `unsafe`.
FixedFiles fix_files(const Files& files, const LintOptions& options, bool unsafe = true);

/// The same for one file and all rules: its text.
std::string fixed_text(std::string_view path, std::string_view text, bool unsafe = true);

}  // namespace dexlint::test
