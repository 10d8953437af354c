#include "linter/engine/lint.h"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <thread>

#include "linter/engine/groups.h"
#include "linter/engine/merge.h"
#include "linter/engine/unit_linter.h"
#include "linter/model/stars.h"
#include "linter/model/vocabulary.h"

namespace dexlint {
namespace {

std::vector<FileReport> lint_unit(const RunContext& run, const Unit& unit, StageClock* clock) {
  UnitLinter linter(run, unit, clock);
  std::vector<FileReport> reports;
  for (const UnitFile& file : unit.files) {
    if (file.role == Role::reported) reports.push_back(linter.lint(file));
  }
  return reports;
}

void add(Report& report, const std::vector<PassedOver>& passed_over, bool named) {
  for (const PassedOver& over : passed_over) {
    report.skipped.push_back(
        {over.path, name_of(over.problem.reason), over.problem.message, 0, named});
  }
}

// What is wrong with the entries of `allow:` stands in the config.
FileReport idle_entries(const RunContext& run, const AllowUse& use) {
  const std::vector<AllowList::Idle> idle = run.allows.idle(use, run.options.rules);
  if (idle.empty()) return {};
  const std::string& path = run.options.policy.config_path;
  return UnitLinter(run, Unit{path, {{path}}}).judge_config(idle);
}

void add(Report& report, FileReport file) {
  report.summary.files_scanned += file.read ? 1 : 0;
  report.summary.bytes_scanned += file.bytes;
  std::move(file.findings.begin(), file.findings.end(), std::back_inserter(report.findings));
  std::move(file.skipped.begin(), file.skipped.end(), std::back_inserter(report.skipped));
}

}  // namespace

Gate gate_for(const LintOptions& options) {
  if (!options.gate) return Gate();
  const auto known = recognised_literals();
  std::vector<std::string_view> literals(known.begin(), known.end());
  for (const Rule* rule : options.rules)
    literals.insert(literals.end(), rule->triggers.begin(), rule->triggers.end());
  for (const std::string& key : options.policy.company.credentials) {
    if (!longest_literal(key).empty()) literals.push_back(longest_literal(key));
  }
  std::sort(literals.begin(), literals.end());
  literals.erase(std::unique(literals.begin(), literals.end()), literals.end());
  return Gate(literals);
}

FileReport lint_file(std::string path, std::string bytes, const LintOptions& options) {
  const Overlay nothing;
  const Unit unit{path, {{path}}};
  const Gate gate = gate_for(options);
  SopsRules sops_rules(nothing, {});
  ChartFlows chart_flows(nothing);
  Policies policies(nothing, options);
  const AllowList allows(options.policy);
  const RunContext run{nothing, gate, sops_rules, chart_flows, policies, allows, options};
  FileReport report = UnitLinter(run, unit).lint(unit.files.front(), std::move(bytes));
  join_groups(report.findings);
  return report;
}

Report lint(const FileSource& files, const Walk& walk, const LintOptions& options) {
  const Gate gate = gate_for(options);
  SopsRules sops_rules(files, walk.units);
  ChartFlows chart_flows(files);
  Policies policies(files, options);
  const AllowList allows(options.policy);
  const RunContext run{files, gate, sops_rules, chart_flows, policies, allows, options};
  std::vector<std::vector<FileReport>> reports(walk.units.size());
  std::atomic<std::size_t> next = 0;
  std::mutex times_mutex;
  const auto work = [&] {
    StageTimes times = {};
    StageClock clock(times);
    for (std::size_t i = next++; i < reports.size(); i = next++)
      reports[i] = lint_unit(run, walk.units[i], options.times != nullptr ? &clock : nullptr);
    if (options.times == nullptr) return;
    const std::lock_guard lock(times_mutex);
    for (std::size_t stage = 0; stage < stage_count; ++stage)
      (*options.times)[stage] += times[stage];
  };
  {
    std::vector<std::jthread> threads;
    for (unsigned i = 1; i < std::min<std::size_t>(options.jobs, reports.size()); ++i)
      threads.emplace_back(work);
    work();
  }
  Report report;
  report.summary.files_walked = walk.files_walked;
  report.rules.assign(options.rules.begin(), options.rules.end());
  add(report, walk.skipped, false);
  add(report, walk.errors, true);
  AllowUse allowed;
  for (std::vector<FileReport>& unit : reports) {
    for (FileReport& file : unit) {
      allowed.add(file.allowed);
      add(report, std::move(file));
    }
  }
  add(report, idle_entries(run, allowed));
  for (Skipped& unread : sops_rules.unread()) report.skipped.push_back(std::move(unread));
  std::stable_sort(report.findings.begin(), report.findings.end(), stands_before);
  join_groups(report.findings);
  std::stable_sort(report.skipped.begin(), report.skipped.end(),
                   [](const Skipped& a, const Skipped& b) { return a.path < b.path; });
  return report;
}

}  // namespace dexlint
