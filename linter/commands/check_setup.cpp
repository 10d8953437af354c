#include "linter/commands/check_setup.h"

#include <algorithm>
#include <utility>

#include "linter/commands/output.h"
#include "linter/commands/take.h"

namespace dexlint {
namespace {

Problem misuse(const char* message) { return {SkipReason::unreadable, message, {}}; }

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

}  // namespace

Result<std::unique_ptr<CheckSetup>> set_up_check(const CheckOptions& options) {
  auto setup = std::make_unique<CheckSetup>();
  setup->options = options;
  std::optional<Problem> problem;
  if (!take(report_outputs(options.formats), setup->outputs, problem)) return *problem;
  problem = contradiction(options);
  if (!problem) problem = open_files(*setup);
  if (!problem) take(read_settings(*setup->files, setup->options), setup->settings, problem);
  if (problem) return *problem;
  return setup;
}

}  // namespace dexlint
