// What a command goes by when it looks at files: the rules that there are and those that run, the
// config, the baseline, and what these say of walking and of judging. Read in one way for all
// commands, and for the editor.
#pragma once

#include <memory>
#include <vector>

#include "linter/commands/baseline.h"
#include "linter/commands/commands.h"
#include "linter/commands/rule_set.h"
#include "linter/engine/lint.h"
#include "linter/input/discover.h"
#include "linter/input/file_source.h"
#include "linter/model/config.h"
#include "linter/model/result.h"

namespace dexlint {

/// The later members view the earlier ones; it may be moved.
struct Settings {
  Settings() = default;
  Settings(const Settings&) = delete;
  Settings& operator=(const Settings&) = delete;
  Settings(Settings&&) = default;
  Settings& operator=(Settings&&) = default;

  std::shared_ptr<const RuleSet> known = {};  ///< never null once read
  Config config = {};
  OpenBaseline baseline = {};
  std::vector<const Rule*> rules = {};  ///< that run
  LintOptions lint_options = {};
  DiscoverOptions walk_options = {};
};

/// Reads them from the command line and the repository of its first path, as `files` has it. The
/// Problem says what of the config, a pack or the baseline is wrong.
Result<Settings> read_settings(const FileSource& files, const CheckOptions& options);

}  // namespace dexlint
