#include "linter/engine/lint.h"

#include <algorithm>
#include <atomic>
#include <iterator>
#include <mutex>
#include <numeric>
#include <optional>
#include <thread>

#include "linter/engine/groups.h"
#include "linter/engine/merge.h"
#include "linter/engine/part.h"
#include "linter/engine/run_means.h"

namespace dexlint {
namespace {

// Files that say nothing, nearly all of a repository, are only counted.
struct UnitReport {
  std::vector<FileReport> files;
  std::size_t files_read = 0;
  std::size_t bytes = 0;
};

UnitReport lint_unit(const RunContext& run, const Unit& unit, StageClock* clock) {
  UnitLinter linter(run, unit, clock);
  UnitReport whole;
  for (const UnitFile& file : unit.files) {
    if (file.role != Role::reported) continue;
    FileReport report = linter.lint(file);
    whole.files_read += report.read ? 1 : 0;
    whole.bytes += report.bytes;
    if (run.options.progress != nullptr) {
      ++run.options.progress->files_done;
      run.options.progress->bytes_done += report.bytes;
    }
    if (!report.says_nothing()) whole.files.push_back(std::move(report));
  }
  // What is known of a chart takes more room than all of its findings. An editor keeps it.
  if (!unit.chart.empty() && run.options.chart_flows == nullptr)
    run.chart_flows.forget_below(unit.chart);
  return whole;
}

// The rules that need to see what other shards report.
std::vector<const Rule*> spanning_rules(std::span<const Rule* const> rules) {
  std::vector<const Rule*> spanning;
  std::copy_if(rules.begin(), rules.end(), std::back_inserter(spanning),
               [](const Rule* rule) { return rule->spans_files; });
  return spanning;
}

// Of a unit that another shard reports, only what findings here are joined with.
void keep_findings_only(UnitReport& unit) {
  unit.files_read = unit.bytes = 0;
  for (FileReport& file : unit.files) {
    FileReport kept;
    kept.findings = std::move(file.findings);
    file = std::move(kept);
  }
}

// Calls `work` with 0 to `count` - 1, on so many threads.
template <typename Work>
void in_parallel(std::size_t count, unsigned jobs, Work work) {
  std::atomic<std::size_t> next = 0;
  const auto take = [&] {
    for (std::size_t i = next++; i < count; i = next++) work(i);
  };
  std::vector<std::jthread> threads;
  for (unsigned i = 1; i < std::min<std::size_t>(jobs, count); ++i) threads.emplace_back(take);
  take();
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
  return UnitLinter(run, Unit{.files = {{path}}}).judge_config(idle);
}

void add(Report& report, FileReport file) {
  std::move(file.findings.begin(), file.findings.end(), std::back_inserter(report.findings));
  std::move(file.skipped.begin(), file.skipped.end(), std::back_inserter(report.skipped));
}

// To choose what a gate looks for takes longer than an empty folder.
Gating gating_of(const Walk& walk) { return walk.units.empty() ? Gating::open : Gating::by_rules; }

// What units are judged with: those of this run, and those that other shards report.
class Judges {
 public:
  Judges(const FileSource& files, const Walk& walk, const LintOptions& options, const Part& part)
      : own_(files, walk.units, options, gating_of(walk)),
        spanning_(spanning_rules(options.rules)) {
    if (!part.shard || spanning_.empty()) return;
    options_of_others_ = options;
    options_of_others_.rules = spanning_;
    others_.emplace(own_, options_of_others_, gating_of(walk));
  }

  const RunContext& own() const { return own_.run(); }
  /// Null where no rule asks what others find.
  const RunContext* of(bool is_own) const {
    if (is_own) return &own_.run();
    return others_ ? &others_->run() : nullptr;
  }

 private:
  const RunMeans own_;
  const std::vector<const Rule*> spanning_;
  LintOptions options_of_others_;
  std::optional<RunMeans> others_;
};

using Reports = std::vector<UnitReport>;

std::vector<std::size_t> units_to_judge(const Judges& judges, const Walk& walk, const Part& part) {
  std::vector<std::size_t> judged;
  for (std::size_t i = 0; i < walk.units.size(); ++i) {
    if (judges.of(part.is_own[i]) != nullptr) judged.push_back(i);
  }
  return judged;
}

// In which order to judge: a large chart that comes last keeps one thread busy while the others
// wait.
std::vector<std::size_t> largest_first(const std::vector<std::size_t>& judged, const Walk& walk) {
  std::vector<std::size_t> order(judged.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return walk.units[judged[a]].files.size() > walk.units[judged[b]].files.size();
  });
  return order;
}

Reports lint_units(const Judges& judges, const Walk& walk, const Part& part,
                   const LintOptions& options) {
  const std::vector<std::size_t> judged = units_to_judge(judges, walk, part);
  if (options.progress != nullptr) {
    for (const std::size_t i : judged) options.progress->files += reported_files(walk.units[i]);
  }
  Reports reports(judged.size());
  std::mutex times_mutex;
  const std::vector<std::size_t> order = largest_first(judged, walk);
  in_parallel(judged.size(), options.jobs, [&](std::size_t at) {
    const std::size_t n = order[at];
    const bool is_own = part.is_own[judged[n]];
    StageTimes times = {};
    StageClock clock(times);
    reports[n] = lint_unit(*judges.of(is_own), walk.units[judged[n]],
                           options.times != nullptr ? &clock : nullptr);
    if (!is_own) keep_findings_only(reports[n]);
    if (options.times == nullptr) return;
    const std::lock_guard lock(times_mutex);
    for (std::size_t stage = 0; stage < stage_count; ++stage)
      (*options.times)[stage] += times[stage];
  });
  return reports;
}

void add(Report& report, Reports reports, const RunContext& run) {
  AllowUse allowed;
  for (UnitReport& unit : reports) {
    report.summary.files_scanned += unit.files_read;
    report.summary.bytes_scanned += unit.bytes;
    for (FileReport& file : unit.files) {
      allowed.add(file.allowed);
      add(report, std::move(file));
    }
  }
  add(report, idle_entries(run, allowed));
}

}  // namespace

FileReport lint_file(std::string path, std::string bytes, const LintOptions& options) {
  const Overlay nothing;
  const Unit unit{.files = {{path}}};
  const RunMeans means(nothing, {}, options, Gating::by_rules);
  FileReport report = UnitLinter(means.run(), unit).lint(unit.files.front(), std::move(bytes));
  join_groups(report.findings);
  return report;
}

Report lint(const FileSource& files, const Walk& walk, const LintOptions& options) {
  Part part = part_of(files, walk, options);
  Judges judges(files, walk, options, part);
  Reports reports = lint_units(judges, walk, part, options);
  Report report;
  report.summary.files_walked = own_files_walked(walk, part);
  report.rules.assign(options.rules.begin(), options.rules.end());
  if (part.is_first()) {
    add(report, walk.skipped, false);
    add(report, walk.errors, true);
  }
  add(report, std::move(reports), judges.own());
  for (Skipped& unread : judges.own().sops_rules.unread()) {
    unread.shared = true;
    report.skipped.push_back(std::move(unread));
  }
  std::stable_sort(report.findings.begin(), report.findings.end(), stands_before);
  join_groups(report.findings);
  if (part.shard) drop_findings_of_others(report, walk, part);
  report.shard = std::move(part.shard);
  std::stable_sort(report.skipped.begin(), report.skipped.end(),
                   [](const Skipped& a, const Skipped& b) { return a.path < b.path; });
  return report;
}

}  // namespace dexlint
