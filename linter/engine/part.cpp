#include "linter/engine/part.h"

#include <algorithm>
#include <string_view>
#include <unordered_set>
#include <utility>

#include "linter/engine/shards.h"

namespace dexlint {

std::size_t reported_files(const Unit& unit) {
  return static_cast<std::size_t>(
      std::count_if(unit.files.begin(), unit.files.end(),
                    [](const UnitFile& file) { return file.role == Role::reported; }));
}

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

}  // namespace dexlint
