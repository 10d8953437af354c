// What a run goes by before it looks at a file: all rules that there are, and the config that
// holds.
#pragma once

#include "linter/commands/commands.h"
#include "linter/commands/rule_set.h"
#include "linter/input/file_source.h"
#include "linter/model/config.h"
#include "linter/model/result.h"

namespace dexlint {

/// Where the config is: the one that the user names; else the one that is found upwards from the
/// first path, unless `isolated`; empty when none holds.
std::string config_path(const FileSource& files, const CheckOptions& options);

/// The program's rules and those of packs: the user's, and those that the config names.
Result<RuleSet> rules_for(const FileSource& files, const CheckOptions& options,
                          const std::string& config_path);

/// The config at `config_path`, with patterns as the user would write them here where the user
/// named it; without a path, one that says nothing. `rules`: all that it may name.
Result<Config> config_for(const FileSource& files, const CheckOptions& options,
                          const std::string& config_path, Rules rules);

}  // namespace dexlint
