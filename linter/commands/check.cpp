#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <iterator>
#include <optional>
#include <thread>
#include <utility>

#include "formatters/escape.h"
#include "linter/commands/apply_config.h"
#include "linter/commands/baseline.h"
#include "linter/commands/change.h"
#include "linter/commands/commands.h"
#include "linter/commands/config_for.h"
#include "linter/commands/exit_status.h"
#include "linter/commands/first_run.h"
#include "linter/commands/fix_files.h"
#include "linter/commands/output.h"
#include "linter/commands/owners.h"
#include "linter/commands/progress_line.h"
#include "linter/commands/report_outputs.h"
#include "linter/commands/select_rules.h"
#include "linter/commands/statistics.h"
#include "linter/engine/lint.h"
#include "linter/engine/set_aside.h"

namespace dexlint {
namespace {

// Reads standard input into the overlay, under the name that it goes by. What went wrong stands
// among the errors of the walk, so that the report of the other files is written.
std::vector<PassedOver> take_standard_input(Overlay& files, CheckOptions& options) {
  if (std::erase(options.paths, "-") == 0) return {};
  Result<std::string> text = read_standard_input(options.max_file_size);
  if (!text) return {{options.stdin_filename, text.error()}};
  options.paths.push_back(options.stdin_filename);
  files.put(options.stdin_filename, std::move(*text));
  return {};
}

bool is_wanted(const Finding& finding, const CheckOptions& options) {
  return finding.severity <= options.min_severity && finding.confidence <= options.min_confidence;
}

// What the user does not want to see goes; the summary counts what is left.
void filter(Report& report, const CheckOptions& options) {
  std::erase_if(report.findings,
                [&](const Finding& finding) { return !is_wanted(finding, options); });
}

// Shards that leave out different things are none of one run.
void add_settings(Report& report, const CheckOptions& options) {
  if (!report.shard) return;
  report.shard->settings["min-severity"] = name_of(options.min_severity);
  report.shard->settings["min-confidence"] = name_of(options.min_confidence);
  report.shard->settings["show-suppressed"] = options.show_suppressed ? "yes" : "no";
  report.shard->settings["change"] = options.staged ? "--staged" : options.diff;
  report.shard->settings["baseline"] = options.no_baseline ? "--no-baseline" : options.baseline;
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

Walk walk(const FileSource& files, const CheckOptions& options, const DiscoverOptions& chosen,
          StageClock* clock) {
  const StageClock::Scope walking(clock, Stage::walk);
  return discover(files, options.paths, chosen);
}

bool write(const std::vector<ReportOutput>& outputs, const Report& report,
           const CheckOptions& options, StageClock* clock) {
  const StageClock::Scope formatting(clock, Stage::format);
  return write_report(outputs, report, {options.color, options.quiet, options.sarif_category});
}

void print(const StageTimes& times) {
  for (std::size_t i = 0; i < stage_count; ++i) {
    const std::chrono::duration<double, std::milli> took = times[i];
    complain(fmt::format("{}: {:.1f} ms", name_of(static_cast<Stage>(i)), took.count()));
  }
}

// Somebody looks at the whole of a repository that has no baseline.
bool is_first_run(const CheckOptions& options, const OpenBaseline& baseline) {
  return !options.quiet && !baseline.path.empty() && !baseline.is_there && !options.staged &&
         options.diff.empty() && ::isatty(STDOUT_FILENO) == 1 &&
         std::find(options.formats.begin(), options.formats.end(), "text") != options.formats.end();
}

int usage_error(const std::string& message) {
  complain(printable(message));
  return exit_error;
}

}  // namespace

int check(const CheckOptions& given) {
  const auto start = std::chrono::steady_clock::now();
  CheckOptions options = given;
  auto outputs = report_outputs(options.formats);
  if (!outputs) return usage_error(outputs.error().message);
  if (options.unsafe_fixes && !options.fix && !options.diff_fixes)
    return usage_error("--unsafe-fixes goes with --fix or --diff-fixes");
  if (options.staged && options.fix)
    return usage_error(
        "--fix mends files, and --staged judges what git has of them: run one "
        "after the other");
  const auto change = find_change(options);
  if (!change) return usage_error(change.error().message);
  const WorkTree work_tree;
  Overlay files(&change->source(work_tree));
  const bool names_standard_input =
      std::count(options.paths.begin(), options.paths.end(), "-") != 0;
  std::vector<PassedOver> errors = take_standard_input(files, options);
  const bool has_standard_input = names_standard_input && errors.empty();
  options.paths = change->without_deleted(options.paths, files);
  const auto known = rules_for(files, options);
  if (!known) return usage_error(known.error().message);
  const auto values = rule_options(known->all, options.rule_options);
  if (!values) return usage_error(values.error().message);
  const auto config = config_for(files, options, known->all);
  if (!config) return usage_error(config.error().message);
  const auto baseline = open_baseline(files, options);
  if (!baseline) return usage_error(baseline.error().message);
  LintOptions chosen = lint_options(options, known->all);
  const auto rules = apply_config(*config, options, files, chosen);
  if (!rules) return usage_error(rules.error().message);
  chosen.rules = *rules;
  chosen.rule_options = *values;
  StageTimes times = {};
  StageClock stages(times);
  StageClock* const clock = options.verbose ? &stages : nullptr;
  chosen.times = options.verbose ? &times : nullptr;
  Progress progress;
  chosen.progress = &progress;
  std::optional<ProgressLine> line(std::in_place, progress,
                                   options.progress && !options.quiet && may_show_progress());
  const DiscoverOptions of_walk = walk_options(files, options, *config);
  Walk walked = walk(files, options, of_walk, clock);
  std::move(errors.begin(), errors.end(), std::back_inserter(walked.errors));
  const LintAgain again{files, of_walk, options.max_file_size,
                        [&](const FileSource& source, const Walk& found) {
                          LintOptions whole = chosen;
                          whole.shard.reset();
                          whole.progress = nullptr;
                          return lint(source, found, whole);
                        }};
  if (options.write_baseline) {
    return write_baseline(lint(files, walked, chosen), walked, *baseline, again,
                          [&](const Finding& finding) { return is_wanted(finding, options); });
  }
  const auto judge = [&] {
    Report report = lint(files, walked, chosen);
    add_settings(report, options);
    apply_baseline(report, *baseline, again, options.strict);
    change->keep_news(report, again);
    filter(report, options);
    set_aside_suppressed(report, options.show_suppressed);
    add_owners(report, files);
    return report;
  };
  Report report = judge();
  line.reset();
  chosen.progress = nullptr;
  bool written = true;
  if (options.fix || options.diff_fixes) {
    give_way_to_fixes(*outputs, options, has_standard_input);
    written = fix_files({files, walked, chosen, options, has_standard_input, judge}, report);
  }
  written = write(*outputs, report, options, clock) && written;
  warn_of_unchecked(report, *baseline, options.strict);
  if (is_first_run(options, *baseline)) write_standard_output(first_run_advice(report));
  if (options.verbose) print(times);
  if (options.statistics) write_statistics(report, std::chrono::steady_clock::now() - start);
  return written ? status_of(report, options.fail_on, options.strict) : exit_error;
}

}  // namespace dexlint
