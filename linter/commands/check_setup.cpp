#include "linter/commands/check_setup.h"

#include <algorithm>
#include <thread>
#include <utility>

#include "linter/commands/apply_config.h"
#include "linter/commands/config_for.h"
#include "linter/commands/output.h"
#include "linter/commands/select_rules.h"

namespace dexlint {
namespace {

Problem misuse(const char* message) { return {SkipReason::unreadable, message, {}}; }

// Moves what `result` holds to `into`. False, and `problem` set, when it holds a problem.
template <typename T>
bool take(Result<T> result, T& into, std::optional<Problem>& problem) {
  if (result) {
    into = std::move(*result);
  } else {
    problem = result.error();
  }
  return result.has_value();
}

// Reads standard input into the overlay, under the name that it goes by. What went wrong stands
// among the errors of the walk, so that the report of the other files is written.
void take_standard_input(CheckSetup& setup) {
  CheckOptions& options = setup.options;
  if (std::erase(options.paths, "-") == 0) return;
  Result<std::string> text = read_standard_input(options.max_file_size);
  if (!text) {
    setup.errors.push_back({options.stdin_filename, text.error()});
    return;
  }
  options.paths.push_back(options.stdin_filename);
  setup.files->put(options.stdin_filename, std::move(*text));
  setup.has_standard_input = true;
}

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

// Options that do not go together.
std::optional<Problem> contradiction(const CheckOptions& options) {
  if (options.unsafe_fixes && !options.fix && !options.diff_fixes)
    return misuse("--unsafe-fixes goes with --fix or --diff-fixes");
  if (options.staged && options.fix)
    return misuse(
        "--fix mends files, and --staged judges what git has of them: run one after the other");
  return std::nullopt;
}

// What is judged.
std::optional<Problem> open_files(CheckSetup& setup) {
  std::optional<Problem> problem;
  if (!take(find_change(setup.options), setup.change, problem)) return problem;
  setup.files.emplace(&setup.change.source(setup.work_tree));
  take_standard_input(setup);
  setup.options.paths = setup.change.without_deleted(setup.options.paths, *setup.files);
  return problem;
}

// What it is judged by.
std::optional<Problem> read_settings(CheckSetup& setup) {
  const CheckOptions& options = setup.options;
  const FileSource& files = *setup.files;
  std::optional<Problem> problem;
  const std::string path = config_path(files, options);
  if (!take(rules_for(files, options, path), setup.known, problem)) return problem;
  LintOptions& chosen = setup.lint_options = lint_options(options, setup.known.all);
  if (take(rule_options(setup.known.all, options.rule_options), chosen.rule_options, problem) &&
      take(config_for(files, options, path, setup.known.all), setup.config, problem) &&
      take(open_baseline(files, options), setup.baseline, problem) &&
      take(apply_config(setup.config, options, files, chosen), setup.rules, problem)) {
    chosen.rules = setup.rules;
    setup.walk_options = walk_options(files, options, setup.config);
  }
  return problem;
}

}  // namespace

Result<std::unique_ptr<CheckSetup>> set_up_check(const CheckOptions& options) {
  auto setup = std::make_unique<CheckSetup>();
  setup->options = options;
  std::optional<Problem> problem;
  if (!take(report_outputs(options.formats), setup->outputs, problem)) return *problem;
  problem = contradiction(options);
  if (!problem) problem = open_files(*setup);
  if (!problem) problem = read_settings(*setup);
  if (problem) return *problem;
  return setup;
}

}  // namespace dexlint
