// The baseline on the command line: which one holds, what it silences, and how it is made anew.
#pragma once

#include <string>
#include <vector>

#include "linter/commands/commands.h"
#include "linter/engine/baseline_match.h"
#include "linter/input/discover.h"
#include "linter/input/file_source.h"
#include "linter/model/finding.h"
#include "linter/model/result.h"
#include "linter/report/baseline.h"

namespace dexlint {

/// A baseline, read. Without a path none holds.
struct OpenBaseline {
  std::string path;      ///< of the file
  std::string root;      ///< of the repository that its paths start from
  bool is_there = true;  ///< false: it is still to be written
  std::vector<BaselineEntry> entries;
};

/// The file that the user names, else that at the root of the repository that the first path is in,
/// as `files` has it; none with --no-baseline or --isolated. A Problem starts with its path, and
/// where something is wrong in it, the line and column.
Result<OpenBaseline> open_baseline(const FileSource& files, const CheckOptions& options);

/// Suppresses what the baseline knows.
void apply_baseline(Report& report, const OpenBaseline& baseline, const LintAgain& again,
                    bool strict);

/// Says on standard error how many values could not be compared, and why.
void warn_of_unchecked(const Report& report, const OpenBaseline& baseline, bool strict);

/// Writes the baseline for the findings of `report` that are not suppressed and that `accepts`
/// takes; says what came and what went. Gives the exit code: 2, and nothing is written, when a file
/// with such a finding is not as the last commit has it.
int write_baseline(const Report& report, const Walk& walk, const OpenBaseline& baseline,
                   const LintAgain& again, const std::function<bool(const Finding&)>& accepts);

}  // namespace dexlint
