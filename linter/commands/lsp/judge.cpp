#include "linter/commands/lsp/judge.h"

#include <algorithm>
#include <exception>
#include <iterator>
#include <optional>
#include <utility>

#include "formatters/escape.h"
#include "linter/commands/apply_config.h"
#include "linter/commands/baseline.h"
#include "linter/commands/config_for.h"
#include "linter/engine/fix.h"
#include "linter/engine/set_aside.h"

namespace dexlint::lsp {
namespace {

// A run over one file, as the command line would set it up without a flag.
struct FileRun {
  CheckOptions options = {};
  std::shared_ptr<const RuleSet> known = {};
  std::vector<const Rule*> rules = {};
  DiscoverOptions walk_options = {};
  LintOptions lint_options = {};
  Walk walk = {};
};

// Into `run`, which does not move: its parts view each other. Reads the rules, unless they are
// there.
std::optional<Problem> set_up(FileRun& run, const FileSource& files, const std::string& path) {
  run.options.paths = {path};
  const std::string of_config = config_path(files, run.options);
  if (run.known == nullptr) {
    auto known = rules_for(files, run.options, of_config);
    if (!known) return known.error();
    run.known = std::make_shared<const RuleSet>(std::move(*known));
  }
  const auto config = config_for(files, run.options, of_config, run.known->all);
  if (!config) return config.error();
  run.lint_options.known_rules = run.known->all;
  auto rules = apply_config(*config, run.options, files, run.lint_options);
  if (!rules) return rules.error();
  run.rules = std::move(*rules);
  run.lint_options.rules = run.rules;
  run.walk_options.force_exclude = true;
  apply_config(*config, files, run.walk_options);
  run.walk = discover(files, run.options.paths, run.walk_options);
  return std::nullopt;
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

Verdict without_verdict(const Problem& problem) { return {.problem = printable(problem.message)}; }

Verdict verdict_on(const FileSource& files, const std::string& path) {
  FileRun run;
  if (const auto problem = set_up(run, files, path)) return without_verdict(*problem);
  const auto baseline = open_baseline(files, run.options);
  if (!baseline) return without_verdict(baseline.error());
  const LintAgain again{files, run.walk_options, run.lint_options.max_file_size,
                        [&](const FileSource& source, const Walk& walk) {
                          return lint(source, walk, run.lint_options);
                        }};
  Report report = lint(files, run.walk, run.lint_options);
  apply_baseline(report, *baseline, again, run.options.strict);
  std::erase_if(report.findings, [&](const Finding& finding) {
    return finding.confidence > run.options.min_confidence;
  });
  set_aside_suppressed(report, false);
  Verdict verdict = verdict_of(std::move(report), reported_path(run.walk));
  verdict.rules = std::move(run.known);
  return verdict;
}

}  // namespace

// The text of an exception may hold what stands in the file, so it is not told.
Verdict judge(const FileSource& files, const std::string& path) {
  try {
    return verdict_on(files, path);
  } catch (const std::exception&) {
    return {.problem =
                "an error of dexlint while it read " + printable(path) + ": please report it"};
  }
}

bool is_fix_sound(const FileSource& files, const std::string& path, const Verdict& verdict,
                  const Finding& finding) {
  FileRun run{.known = verdict.rules};
  if (set_up(run, files, path)) return false;
  Overlay tried(&files);
  Report report;
  report.findings = {finding};
  const Fixes fixes = fix(
      tried, run.walk, run.lint_options, {.unsafe = true}, [] { return Report{}; }, report);
  return fixes.withdrawn.empty() && fixes.files.contains(finding.location.path);
}

}  // namespace dexlint::lsp
