#include "linter/commands/settings.h"

#include <algorithm>
#include <thread>
#include <utility>

#include "linter/commands/apply_config.h"
#include "linter/commands/config_for.h"
#include "linter/commands/select_rules.h"
#include "linter/commands/take.h"

namespace dexlint {
namespace {

LintOptions lint_options(const CheckOptions& options, Rules rules) {
  LintOptions chosen;
  chosen.max_file_size = options.max_file_size;
  chosen.gate = options.gate;
  chosen.redaction = options.redaction;
  chosen.known_rules = rules;
  chosen.shard = options.shard;
  chosen.jobs =
      options.jobs != 0 ? options.jobs : std::max(1U, std::thread::hardware_concurrency());
  return chosen;
}

DiscoverOptions walk_options(const FileSource& files, const CheckOptions& options,
                             const Config& config) {
  DiscoverOptions chosen{.hidden = options.hidden,
                         .gitignore = options.gitignore,
                         .exclude = options.exclude,
                         .include = options.include,
                         .force_exclude = options.force_exclude};
  apply_config(config, files, chosen);
  return chosen;
}

}  // namespace

Result<Settings> read_settings(const FileSource& files, const CheckOptions& options) {
  Settings read;
  std::optional<Problem> problem;
  RulesAndConfig by;
  if (!take(rules_and_config(files, options), by, problem)) return *problem;
  read.known = std::move(by.rules);
  read.config = std::move(by.config);
  LintOptions& chosen = read.lint_options = lint_options(options, read.known->all);
  const bool all =
      take(rule_options(chosen.known_rules, options.rule_options), chosen.rule_options, problem) &&
      take(open_baseline(files, options), read.baseline, problem) &&
      take(apply_config(read.config, options, files, chosen), read.rules, problem);
  if (!all) return *problem;
  chosen.rules = read.rules;
  read.walk_options = walk_options(files, options, read.config);
  read.walk_options.jobs = chosen.jobs;
  return read;
}

}  // namespace dexlint
