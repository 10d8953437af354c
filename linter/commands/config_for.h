// What a run goes by before it looks at a file: all rules that there are, and the config that
// holds.
#pragma once

#include <memory>

#include "linter/commands/commands.h"
#include "linter/commands/rule_set.h"
#include "linter/input/file_source.h"
#include "linter/model/config.h"
#include "linter/model/result.h"

namespace dexlint {

struct RulesAndConfig {
  /// The program's and those of packs: the user's, and those that the config names.
  std::shared_ptr<const RuleSet> rules = {};
  Config config = {};  ///< where none holds, one that says nothing
};

/// The config is the one that the user names, with patterns as the user would write them here; else
/// the one that is found upwards from the first path, unless `isolated`.
Result<RulesAndConfig> rules_and_config(const FileSource& files, const CheckOptions& options);

}  // namespace dexlint
