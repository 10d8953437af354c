#include "linter/commands/lsp/judge.h"

#include <exception>
#include <memory>
#include <utility>

#include "formatters/escape.h"
#include "linter/engine/chart_flows.h"
#include "linter/engine/fix.h"
#include "linter/engine/set_aside.h"

namespace dexlint::lsp {
namespace {

Result<std::shared_ptr<const FileRun>> set_up(const FileSource& files, const std::string& path) {
  auto run = std::make_shared<FileRun>();
  run->options.paths = {path};
  run->options.force_exclude = true;
  run->options.jobs = 1;
  Result<Settings> settings = read_settings(files, run->options);
  if (!settings) return settings.error();
  run->settings = std::move(*settings);
  run->settings.lint_options.chart_flows = std::make_shared<ChartFlows>(files);
  run->walk = discover(files, run->options.paths, run->settings.walk_options);
  return std::shared_ptr<const FileRun>(std::move(run));
}

// The path of the one file that is judged, as the walk names it; empty when it is left out.
std::string reported_path(const Walk& walk) {
  for (const Unit& unit : walk.units) {
    for (const UnitFile& file : unit.files) {
      if (file.role == Role::reported) return file.path;
    }
  }
  return {};
}

// What is about other files, such as entries of the config, and what is too unsure goes.
Verdict verdict_of(Report report, const std::string& path) {
  Verdict verdict{.suppressed = report.summary.suppressed + report.summary.baselined};
  for (Finding& finding : report.findings) {
    if (finding.location.path == path) verdict.findings.push_back(std::move(finding));
  }
  for (Skipped& skipped : report.skipped) {
    if (skipped.path == path) verdict.skipped.push_back(std::move(skipped));
  }
  return verdict;
}

Verdict verdict_by(const std::shared_ptr<const FileRun>& run, const FileSource& files) {
  const Settings& by = run->settings;
  const LintAgain again{files, by.walk_options, by.lint_options.max_file_size,
                        [&](const FileSource& source, const Walk& walk) {
                          LintOptions elsewhere = by.lint_options;
                          elsewhere.chart_flows = nullptr;
                          return lint(source, walk, elsewhere);
                        }};
  Report report = lint(files, run->walk, by.lint_options);
  apply_baseline(report, by.baseline, again, run->options.strict);
  std::erase_if(report.findings, [&](const Finding& finding) {
    return finding.confidence > run->options.min_confidence;
  });
  set_aside_suppressed(report, false);
  Verdict verdict = verdict_of(std::move(report), reported_path(run->walk));
  verdict.run = run;
  return verdict;
}

// The text of an exception may hold what stands in the file, so it is not told.
template <typename Work>
Verdict guarded(const std::string& path, Work work) {
  try {
    return work();
  } catch (const std::exception&) {
    return {.problem =
                "an error of dexlint while it read " + printable(path) + ": please report it"};
  }
}

}  // namespace

Verdict judge(const FileSource& files, const std::string& path) {
  return guarded(path, [&] {
    const auto run = set_up(files, path);
    return run ? verdict_by(*run, files) : Verdict{.problem = printable(run.error().message)};
  });
}

Verdict judge_trial(const FileSource& files, const Verdict& before) {
  return guarded(before.run->options.paths.front(), [&] { return verdict_by(before.run, files); });
}

bool is_fix_sound(const FileSource& files, const Verdict& verdict, const Finding& finding) {
  const FileRun& run = *verdict.run;
  Overlay tried(&files);
  Report report;
  report.findings = {finding};
  const Fixes fixes = fix(
      tried, run.walk, run.settings.lint_options, {.unsafe = true}, [] { return Report{}; },
      report);
  return fixes.withdrawn.empty() && fixes.files.contains(finding.location.path);
}

}  // namespace dexlint::lsp
