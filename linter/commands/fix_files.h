// `--fix` and `--diff-fixes`: what is done about a report once it is made.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "linter/commands/commands.h"
#include "linter/commands/report_outputs.h"
#include "linter/engine/lint.h"
#include "linter/input/file_source.h"

namespace dexlint {

/// A check, as far as it went. Views; all must outlive the call that takes it.
struct CheckedFiles {
  Overlay& files;
  const Walk& walk;
  const LintOptions& lint_options;
  const CheckOptions& options;
  bool from_standard_input = false;  ///< one of the files is options.stdin_filename
  /// The report of `files` as it will be printed; asked again when they changed.
  std::function<Report()> judge;
};

/// Where a difference goes to standard output, no report does; where a fixed text does, the report
/// goes to standard error.
void give_way_to_fixes(std::vector<ReportOutput>& outputs, const CheckOptions& options,
                       bool from_standard_input);

/// Carries out the fixes of `report` and brings it up to date, or prints what they would change and
/// leaves all as it is. Says on standard error what was done. A fixed file is written whole or not
/// at all, its mode kept; none outside of what the user named, and none that changed since it was
/// read. False when something could not be written.
bool fix_files(const CheckedFiles& checked, Report& report);

}  // namespace dexlint
