// What a run goes by before it looks at a file: all rules that there are, and the config that
// holds.
#pragma once

#include "linter/commands/commands.h"
#include "linter/commands/rule_set.h"
#include "linter/input/file_source.h"
#include "linter/model/config.h"
#include "linter/model/result.h"

namespace dexlint {

/// The program's rules and those of packs: the user's, and those that the config names.
Result<RuleSet> rules_for(const FileSource& files, const CheckOptions& options);

/// The config that the user names, with patterns as the user would write them here; else the one
/// that is found upwards from the first path, unless `isolated`; else one that says nothing.
/// `rules`: all that it may name.
Result<Config> config_for(const FileSource& files, const CheckOptions& options, Rules rules);

}  // namespace dexlint
