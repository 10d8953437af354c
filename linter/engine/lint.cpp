#include "linter/engine/lint.h"

#include <algorithm>
#include <atomic>
#include <iterator>
#include <mutex>
#include <optional>
#include <string_view>
#include <thread>
#include <unordered_set>

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
    if (file.role != Role::reported) continue;
    reports.push_back(linter.lint(file));
    if (run.options.progress == nullptr) continue;
    ++run.options.progress->files_done;
    run.options.progress->bytes_done += reports.back().bytes;
  }
  return reports;
}

std::size_t reported_files(const Unit& unit) {
  return static_cast<std::size_t>(
      std::count_if(unit.files.begin(), unit.files.end(),
                    [](const UnitFile& file) { return file.role == Role::reported; }));
}

// The rules that need to see what other shards report.
std::vector<const Rule*> spanning_rules(std::span<const Rule* const> rules) {
  std::vector<const Rule*> spanning;
  std::copy_if(rules.begin(), rules.end(), std::back_inserter(spanning),
               [](const Rule* rule) { return rule->spans_files; });
  return spanning;
}

// Of a unit that another shard reports, only what findings here are joined with.
void keep_findings_only(std::vector<FileReport>& unit) {
  for (FileReport& file : unit) {
    FileReport kept;
    kept.findings = std::move(file.findings);
    file = std::move(kept);
  }
}

// What of a walk a run reports: all of it, or the units of its shard.
struct Part {
  std::vector<bool> is_own;  // by unit
  std::optional<Shard> shard = {};

  bool is_first() const { return !shard || shard->index_1 == 1; }
};

Part part_of(const FileSource& files, const Walk& walk, const LintOptions& options) {
  Part part{std::vector<bool>(walk.units.size(), true)};
  if (!options.shard) return part;
  const auto [index_1, count] = *options.shard;
  DealtUnits dealt = deal(files, walk.units, count, options.max_file_size);
  for (std::size_t i = 0; i < part.is_own.size(); ++i) part.is_own[i] = dealt.shard_1[i] == index_1;
  part.shard = Shard{index_1, count, std::move(dealt.tree), settings_of(options)};
  return part;
}

void drop_findings_of_others(Report& report, const Walk& walk, const Part& part) {
  std::unordered_set<std::string_view> own;
  for (std::size_t i = 0; i < walk.units.size(); ++i) {
    if (!part.is_own[i]) continue;
    for (const UnitFile& file : walk.units[i].files) own.insert(file.path);
  }
  std::erase_if(report.findings,
                [&](const Finding& finding) { return !own.contains(finding.location.path); });
}

// Each file that was walked counts in one shard: those that are in no unit in the first.
std::size_t own_files_walked(const Walk& walk, const Part& part) {
  std::size_t own = 0;
  std::size_t all = 0;
  for (std::size_t i = 0; i < walk.units.size(); ++i) {
    const std::size_t files = reported_files(walk.units[i]);
    own += part.is_own[i] ? files : 0;
    all += files;
  }
  return own + (part.is_first() && walk.files_walked > all ? walk.files_walked - all : 0);
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
  return UnitLinter(run, Unit{path, {{path}}}).judge_config(idle);
}

void add(Report& report, FileReport file) {
  report.summary.files_scanned += file.read ? 1 : 0;
  report.summary.bytes_scanned += file.bytes;
  std::move(file.findings.begin(), file.findings.end(), std::back_inserter(report.findings));
  std::move(file.skipped.begin(), file.skipped.end(), std::back_inserter(report.skipped));
}

// What units are judged with: those of this run, and those that other shards report.
class Judges {
 public:
  Judges(const FileSource& files, const Walk& walk, const LintOptions& options, const Part& part)
      : files_(files),
        sops_rules_(files, walk.units),
        chart_flows_(files),
        allows_(options.policy),
        own_(*this, options),
        spanning_(spanning_rules(options.rules)) {
    if (!part.shard || spanning_.empty()) return;
    options_of_others_ = options;
    options_of_others_.rules = spanning_;
    others_.emplace(*this, options_of_others_);
  }

  const RunContext& own() const { return own_.run; }
  /// Null where no rule asks what others find.
  const RunContext* of(bool is_own) const {
    if (is_own) return &own_.run;
    return others_ ? &others_->run : nullptr;
  }
  std::vector<Skipped> unread_sops_rules() { return sops_rules_.unread(); }

 private:
  struct Means {
    Means(Judges& all, const LintOptions& options)
        : gate(gate_for(options)),
          policies(all.files_, options),
          run{all.files_, gate, all.sops_rules_, all.chart_flows_, policies, all.allows_, options} {
    }
    const Gate gate;
    Policies policies;
    const RunContext run;
  };

  const FileSource& files_;
  SopsRules sops_rules_;
  ChartFlows chart_flows_;
  const AllowList allows_;
  Means own_;
  const std::vector<const Rule*> spanning_;
  LintOptions options_of_others_;
  std::optional<Means> others_;
};

using Reports = std::vector<std::vector<FileReport>>;  // by unit

std::vector<std::size_t> units_to_judge(const Judges& judges, const Walk& walk, const Part& part) {
  std::vector<std::size_t> judged;
  for (std::size_t i = 0; i < walk.units.size(); ++i) {
    if (judges.of(part.is_own[i]) != nullptr) judged.push_back(i);
  }
  return judged;
}

Reports lint_units(const Judges& judges, const Walk& walk, const Part& part,
                   const LintOptions& options) {
  const std::vector<std::size_t> judged = units_to_judge(judges, walk, part);
  if (options.progress != nullptr) {
    for (const std::size_t i : judged) options.progress->files += reported_files(walk.units[i]);
  }
  Reports reports(judged.size());
  std::mutex times_mutex;
  in_parallel(judged.size(), options.jobs, [&](std::size_t n) {
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
  for (std::vector<FileReport>& unit : reports) {
    for (FileReport& file : unit) {
      allowed.add(file.allowed);
      add(report, std::move(file));
    }
  }
  add(report, idle_entries(run, allowed));
}

}  // namespace

Gate gate_for(const LintOptions& options) {
  if (!options.gate) return Gate();
  const auto known = recognised_literals();
  std::vector<std::string_view> literals(known.begin(), known.end());
  for (const Rule* rule : options.rules)
    literals.insert(literals.end(), rule->triggers.begin(), rule->triggers.end());
  if (std::find(literals.begin(), literals.end(), "") != literals.end()) return Gate();
  for (const std::string& key : options.policy.company.credentials) {
    // A gate asks for two characters that mean themselves; without them it stays open.
    const std::string_view literal = longest_literal(key);
    if (literal.size() < 2 || literal.find_first_of("~?.\\") != std::string_view::npos)
      return Gate();
    literals.push_back(literal);
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
  for (Skipped& unread : judges.unread_sops_rules()) {
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
