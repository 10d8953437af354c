// What holds for one run of check: its files, its config, its rules and its baseline, read from the
// command line and the repository before anything is judged.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "linter/commands/change.h"
#include "linter/commands/commands.h"
#include "linter/commands/report_outputs.h"
#include "linter/commands/settings.h"
#include "linter/input/file_source.h"

namespace dexlint {

/// The later members view the earlier ones, so it stays where it was made.
struct CheckSetup {
  CheckSetup() = default;
  CheckSetup(const CheckSetup&) = delete;
  CheckSetup& operator=(const CheckSetup&) = delete;

  CheckOptions options;  ///< `paths` without `-` and without what a change takes away
  std::vector<ReportOutput> outputs;
  Change change;
  WorkTree work_tree;
  std::optional<Overlay> files;  ///< what is judged, standard input among them; never empty
  bool has_standard_input = false;
  std::vector<PassedOver> errors;  ///< what is wrong with standard input
  Settings settings;
};

/// Reads it all. The Problem says what of the command line, the config or the repository is wrong.
Result<std::unique_ptr<CheckSetup>> set_up_check(const CheckOptions& options);

}  // namespace dexlint
