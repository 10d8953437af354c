#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <iterator>
#include <thread>

#include "linter/commands/apply_config.h"
#include "linter/commands/commands.h"
#include "linter/commands/output.h"
#include "linter/commands/report_outputs.h"
#include "linter/commands/select_rules.h"
#include "linter/engine/config.h"
#include "linter/engine/lint.h"
#include "linter/engine/set_aside.h"
#include "rules/rule_table.h"

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

// What the user does not want to see goes; the summary counts what is left.
void filter(Report& report, const CheckOptions& options) {
  std::erase_if(report.findings, [&](const Finding& finding) {
    return finding.severity > options.min_severity || finding.confidence > options.min_confidence;
  });
}

bool fails(const Report& report, const std::string& fail_on) {
  if (fail_on == "never") return false;
  if (fail_on == "note") return report.count() > 0;
  return report.count(Severity::error) > 0 ||
         (fail_on == "warning" && report.count(Severity::warning) > 0);
}

int status_of(const Report& report, const CheckOptions& options) {
  int status = fails(report, options.fail_on) ? exit_findings : exit_clean;
  for (const Skipped& skipped : report.skipped) {
    if (skipped.named) complain(skipped.path + ": " + skipped.detail);
    if (skipped.named || options.strict) status = exit_error;
  }
  if (options.strict && !report.skipped.empty())
    complain("--strict: " + std::to_string(report.skipped.size()) +
             " files or parts of files were not read");
  return status;
}

std::string statistics(const Report& report, std::chrono::steady_clock::duration took) {
  const auto milliseconds = std::chrono::duration_cast<std::chrono::milliseconds>(took).count();
  return std::to_string(report.summary.files_walked) + " files walked, " +
         std::to_string(report.summary.files_scanned) + " scanned, " +
         std::to_string(report.summary.bytes_scanned) + " bytes, " +
         std::to_string(report.count()) + " findings, " + std::to_string(report.skipped.size()) +
         " skipped, " + std::to_string(milliseconds) + " ms";
}

// The config that the user names, with patterns as the user would write them here; else that of
// the repository.
Result<Config> config_for(const FileSource& files, const CheckOptions& options) {
  const Version own = *version_from(DEXLINT_VERSION);
  if (!options.config.empty()) {
    Result<Config> config = read_config(files, options.config, all_rules(), own);
    if (config) config->folder = ".";
    return config;
  }
  if (options.isolated || options.paths.empty()) return Config{};
  const std::string found = find_config(files, options.paths.front());
  return found.empty() ? Config{} : read_config(files, found, all_rules(), own);
}

LintOptions lint_options(const CheckOptions& options) {
  LintOptions chosen;
  chosen.max_file_size = options.max_file_size;
  chosen.gate = options.gate;
  chosen.redaction = options.redaction;
  chosen.known_rules = all_rules();
  chosen.jobs =
      options.jobs != 0 ? options.jobs : std::max(1U, std::thread::hardware_concurrency());
  return chosen;
}

Walk walk(const FileSource& files, const CheckOptions& options, const Config& config,
          StageClock* clock) {
  const StageClock::Scope walking(clock, Stage::walk);
  DiscoverOptions chosen{.hidden = options.hidden,
                         .gitignore = options.gitignore,
                         .exclude = options.exclude,
                         .include = options.include,
                         .force_exclude = options.force_exclude};
  apply_config(config, files, chosen);
  return discover(files, options.paths, chosen);
}

bool write(const std::vector<ReportOutput>& outputs, const Report& report,
           const CheckOptions& options, StageClock* clock) {
  const StageClock::Scope formatting(clock, Stage::format);
  return write_report(outputs, report, options.color);
}

void print(const StageTimes& times) {
  for (std::size_t i = 0; i < stage_count; ++i) {
    const std::chrono::duration<double, std::milli> took = times[i];
    complain(fmt::format("{}: {:.1f} ms", name_of(static_cast<Stage>(i)), took.count()));
  }
}

bool write(const std::vector<ReportOutput>& outputs, const Report& report,
           const CheckOptions& options, StageClock* clock) {
  const StageClock::Scope formatting(clock, Stage::format);
  return write_report(outputs, report, options.color);
}

void print(const StageTimes& times) {
  for (std::size_t i = 0; i < stage_count; ++i) {
    const std::chrono::duration<double, std::milli> took = times[i];
    complain(fmt::format("{}: {:.1f} ms", name_of(static_cast<Stage>(i)), took.count()));
  }
}

int usage_error(const std::string& message) {
  complain(message);
  return exit_error;
}

}  // namespace

int check(const CheckOptions& given) {
  const auto start = std::chrono::steady_clock::now();
  CheckOptions options = given;
  const auto outputs = report_outputs(options.formats);
  if (!outputs) return usage_error(outputs.error().message);
  const auto values = rule_options(options.rule_options);
  if (!values) return usage_error(values.error().message);
  const WorkTree work_tree;
  Overlay files(&work_tree);
  std::vector<PassedOver> errors = take_standard_input(files, options);
  const auto config = config_for(files, options);
  if (!config) return usage_error(config.error().message);
  LintOptions chosen = lint_options(options);
  const auto rules = apply_config(*config, options, files, chosen);
  if (!rules) return usage_error(rules.error().message);
  chosen.rules = *rules;
  chosen.rule_options = *values;
  StageTimes times = {};
  StageClock stages(times);
  StageClock* const clock = options.verbose ? &stages : nullptr;
  chosen.times = options.verbose ? &times : nullptr;
  Walk walked = walk(files, options, *config, clock);
  std::move(errors.begin(), errors.end(), std::back_inserter(walked.errors));
  Report report = lint(files, walked, chosen);
  filter(report, options);
  set_aside_suppressed(report, options.show_suppressed);
  const bool written = write(*outputs, report, options, clock);
  if (options.verbose) print(times);
  if (options.statistics) complain(statistics(report, std::chrono::steady_clock::now() - start));
  return written ? status_of(report, options) : exit_error;
}

}  // namespace dexlint
