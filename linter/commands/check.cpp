#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <optional>
#include <utility>

#include "formatters/escape.h"
#include "linter/commands/check_setup.h"
#include "linter/commands/exit_status.h"
#include "linter/commands/first_run.h"
#include "linter/commands/fix_files.h"
#include "linter/commands/output.h"
#include "linter/commands/owners.h"
#include "linter/commands/progress_line.h"
#include "linter/commands/statistics.h"
#include "linter/engine/set_aside.h"
#include "linter/system/streams.h"

namespace dexlint {
namespace {

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

Walk walk(const CheckSetup& setup, StageClock* clock) {
  const StageClock::Scope walking(clock, Stage::walk);
  Walk walked = discover(*setup.files, setup.options.paths, setup.settings.walk_options);
  walked.errors.insert(walked.errors.end(), setup.errors.begin(), setup.errors.end());
  return walked;
}

// Lints as this run does, but all of what it is given.
LintAgain lint_again(const CheckSetup& setup) {
  return {*setup.files, setup.settings.walk_options, setup.options.max_file_size,
          [&setup](const FileSource& source, const Walk& found) {
            LintOptions whole = setup.settings.lint_options;
            whole.shard.reset();
            whole.progress = nullptr;
            return lint(source, found, whole);
          }};
}

// The report as it will be printed.
Report judge(const CheckSetup& setup, const Walk& walked, const LintAgain& again) {
  const CheckOptions& options = setup.options;
  Report report = lint(*setup.files, walked, setup.settings.lint_options);
  add_settings(report, options);
  apply_baseline(report, setup.settings.baseline, again, options.strict);
  setup.change.keep_news(report, again);
  filter(report, options);
  set_aside_suppressed(report, options.show_suppressed);
  add_owners(report, *setup.files);
  return report;
}

bool fix(CheckSetup& setup, const Walk& walked, const LintAgain& again, Report& report) {
  if (!setup.options.fix && !setup.options.diff_fixes) return true;
  give_way_to_fixes(setup.outputs, setup.options, setup.has_standard_input);
  return fix_files({*setup.files, walked, setup.settings.lint_options, setup.options,
                    setup.has_standard_input, [&] { return judge(setup, walked, again); }},
                   report);
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
         options.diff.empty() && system::is_terminal(system::Stream::output) &&
         std::find(options.formats.begin(), options.formats.end(), "text") != options.formats.end();
}

}  // namespace

int check(const CheckOptions& given) {
  const auto start = std::chrono::steady_clock::now();
  const auto made = set_up_check(given);
  if (!made) return refuse(made.error());
  CheckSetup& setup = **made;
  const CheckOptions& options = setup.options;
  StageTimes times = {};
  StageClock stages(times);
  StageClock* const clock = options.verbose ? &stages : nullptr;
  setup.settings.lint_options.times = options.verbose ? &times : nullptr;
  Progress progress;
  setup.settings.lint_options.progress = &progress;
  std::optional<ProgressLine> line(std::in_place, progress,
                                   options.progress && !options.quiet && may_show_progress());
  const Walk walked = walk(setup, clock);
  const LintAgain again = lint_again(setup);
  if (options.write_baseline) {
    return write_baseline(lint(*setup.files, walked, setup.settings.lint_options), walked,
                          setup.settings.baseline, again,
                          [&](const Finding& finding) { return is_wanted(finding, options); });
  }
  Report report = judge(setup, walked, again);
  line.reset();
  setup.settings.lint_options.progress = nullptr;
  bool written = fix(setup, walked, again, report);
  written = write(setup.outputs, report, options, clock) && written;
  warn_of_unchecked(report, setup.settings.baseline, options.strict);
  if (is_first_run(options, setup.settings.baseline))
    write_standard_output(first_run_advice(report));
  if (options.verbose) print(times);
  if (options.statistics) write_statistics(report, std::chrono::steady_clock::now() - start);
  return written ? status_of(report, options.fail_on, options.strict) : exit_error;
}

}  // namespace dexlint
