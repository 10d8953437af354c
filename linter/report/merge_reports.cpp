#include "linter/report/merge_reports.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <tuple>

#include "linter/model/rule.h"

namespace dexlint {
namespace {

const Shard& shard_of(const ReportFile* file) { return *file->read.report.shard; }

// "shard 2 of 8"
std::string title_of(const Shard& shard) {
  return "shard " + std::to_string(shard.index_1) + " of " + std::to_string(shard.count);
}

// The first setting in which the two differ, as a complaint; empty when they agree.
std::string differing_setting(const ReportFile& a, const ReportFile& b) {
  const auto& ours = shard_of(&a).settings;
  const auto& theirs = shard_of(&b).settings;
  std::set<std::string_view> names;
  for (const auto* settings : {&ours, &theirs}) {
    for (const auto& [name, value] : *settings) names.insert(name);
  }
  const auto value_of = [](const auto& settings, std::string_view name) {
    const auto found = settings.find(name);
    return found == settings.end() ? "unset" : "`" + found->second + "`";
  };
  for (const std::string_view name : names) {
    const std::string here = value_of(ours, name);
    const std::string there = value_of(theirs, name);
    if (here != there)
      return "`" + std::string(name) + "` is " + there + " here and " + here + " in " + a.path;
  }
  return {};
}

// Why `file` is no shard of the run that `first` is of; empty when it is.
std::string misfit(const ReportFile& first, const ReportFile& file) {
  const Shard& a = shard_of(&first);
  const Shard& b = shard_of(&file);
  if (a.count != b.count) return "it is " + title_of(b) + ", " + first.path + " is " + title_of(a);
  if (const std::string setting = differing_setting(first, file); !setting.empty()) return setting;
  if (first.read.report.rules != file.read.report.rules)
    return "other rules were selected than in " + first.path;
  if (a.tree != b.tree)
    return "it was made of other files than " + first.path +
           ": let all shards lint the same checkout";
  return {};
}

std::string missing_shards(const std::map<std::size_t, const ReportFile*>& by_index,
                           const Shard& any) {
  std::string missing;
  std::size_t count = 0;
  for (std::size_t i = 1; i <= any.count; ++i) {
    if (by_index.contains(i)) continue;
    if (++count <= 5) missing += (count == 1 ? "" : ", ") + std::to_string(i);
  }
  if (count > 5) missing += " and " + std::to_string(count - 5) + " more";
  if (count == 0) return {};
  return "of " + std::to_string(any.count) + " shards " + std::to_string(by_index.size()) +
         (by_index.size() == 1 ? " is" : " are") + " there, missing: " + missing +
         "; give the reports of all of them";
}

// What stands in the way of merging the shards; empty when nothing does.
std::string complaint(const std::vector<const ReportFile*>& shards, std::string_view version) {
  std::map<std::size_t, const ReportFile*> by_index;
  for (const ReportFile* file : shards) {
    if (file->read.version != version)
      return file->path + ": was written by dexlint " + file->read.version + ", this is " +
             std::string(version) + ": merge shards with the release that made them";
    if (const std::string why = misfit(*shards.front(), *file); !why.empty())
      return file->path + ": " + why;
    const auto [other, fresh] = by_index.emplace(shard_of(file).index_1, file);
    if (!fresh)
      return file->path + ": is " + title_of(shard_of(file)) + ", as " + other->second->path +
             " is";
  }
  return shards.empty() ? std::string() : missing_shards(by_index, shard_of(shards.front()));
}

void add(Report::Summary& sum, const Report::Summary& other) {
  sum.files_walked += other.files_walked;
  sum.files_scanned += other.files_scanned;
  sum.bytes_scanned += other.bytes_scanned;
  sum.suppressed += other.suppressed;
  sum.baselined += other.baselined;
  sum.value_unchecked += other.value_unchecked;
}

template <typename T>
void append(std::vector<T>& all, std::vector<T> more) {
  std::move(more.begin(), more.end(), std::back_inserter(all));
}

// Several shards may have met a file that is read for the sake of others: each says the same of it.
void add_skipped(std::vector<Skipped>& all, std::vector<Skipped>& shared,
                 std::vector<Skipped> skipped) {
  std::set<std::string> known;
  for (const Skipped& entry : shared) known.insert(entry.path);
  for (Skipped& entry : skipped) {
    if (!entry.shared) {
      all.push_back(std::move(entry));
    } else if (!known.contains(entry.path)) {
      shared.push_back(std::move(entry));
    }
  }
}

// What is repeated stands together, the open and the worse before the suppressed and the milder.
bool stands_before_in_merge(const Finding& a, const Finding& b) {
  if (stands_before(a, b) || stands_before(b, a)) return stands_before(a, b);
  return std::tuple(a.message.render(), a.suppressed.has_value(), a.severity) <
         std::tuple(b.message.render(), b.suppressed.has_value(), b.severity);
}

bool is_repetition(const Finding& a, const Finding& b) {
  return a.location == b.location && a.rule == b.rule && a.message.render() == b.message.render();
}

}  // namespace

Result<Report> merge_reports(std::vector<ReportFile> files, std::string_view version) {
  std::vector<const ReportFile*> shards;
  for (const ReportFile& file : files) {
    if (file.read.report.shard) shards.push_back(&file);
  }
  if (std::string why = complaint(shards, version); !why.empty())
    return Problem{SkipReason::unreadable, std::move(why), {}};
  // The order of the shards, whatever that of the files.
  std::stable_sort(files.begin(), files.end(), [](const ReportFile& a, const ReportFile& b) {
    const auto index = [](const ReportFile& file) {
      return file.read.report.shard ? file.read.report.shard->index_1 : most_shards + 1;
    };
    return index(a) < index(b);
  });
  Report merged;
  std::vector<Skipped> shared;
  for (ReportFile& file : files) {
    Report& report = file.read.report;
    add(merged.summary, report.summary);
    append(merged.findings, std::move(report.findings));
    add_skipped(merged.skipped, shared, std::move(report.skipped));
    append(merged.owned, std::move(report.owned));
    if (report.shard) merged.rules = std::move(report.rules);
  }
  append(merged.skipped, std::move(shared));
  // The shards of one run repeat nothing, and keep the order that the run gave them.
  std::stable_sort(merged.findings.begin(), merged.findings.end(),
                   shards.empty() ? stands_before_in_merge : stands_before);
  merged.findings.erase(std::unique(merged.findings.begin(), merged.findings.end(), is_repetition),
                        merged.findings.end());
  std::stable_sort(merged.skipped.begin(), merged.skipped.end(),
                   [](const Skipped& a, const Skipped& b) { return a.path < b.path; });
  return merged;
}

}  // namespace dexlint
