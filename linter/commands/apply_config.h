// Where the config meets the command line: which rules run, and what else of the config holds.
// Flags win; what a user chose by them, a scanned repository neither turns off nor makes milder.
#pragma once

#include <vector>

#include "linter/commands/commands.h"
#include "linter/engine/lint.h"
#include "linter/input/discover.h"
#include "linter/model/config.h"
#include "linter/model/result.h"

namespace dexlint {

/// Sets what `config` says of judging in `chosen`, but for its `rules`: the result, by code, which
/// must outlive it. They are chosen from its `known_rules`. An unknown rule in `--select` or
/// `--ignore` is a Problem.
Result<std::vector<const Rule*>> apply_config(const Config& config, const CheckOptions& options,
                                              const FileSource& files, LintOptions& chosen);

/// Sets what `config` says of files.
void apply_config(const Config& config, const FileSource& files, DiscoverOptions& chosen);

}  // namespace dexlint
