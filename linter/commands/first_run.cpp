#include "linter/commands/first_run.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>
#include <vector>

#include "formatters/escape.h"
#include "formatters/sentence.h"
#include "linter/input/paths.h"
#include "linter/model/rule.h"

namespace dexlint {
namespace {

constexpr std::size_t most_rows = 8;

using Counts = std::map<std::string, std::size_t>;

std::string table(std::string_view title, const Counts& counts) {
  std::vector<std::pair<std::string, std::size_t>> rows(counts.begin(), counts.end());
  std::stable_sort(rows.begin(), rows.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  std::string text = fmt::format("{}:\n", title);
  for (std::size_t i = 0; i < std::min(rows.size(), most_rows); ++i)
    text += fmt::format("{:>6}  {}\n", rows[i].second, printable(rows[i].first));
  if (rows.size() > most_rows)
    text += fmt::format("        and {} more\n", rows.size() - most_rows);
  return text;
}

}  // namespace

std::string first_run_advice(const Report& report) {
  if (report.count() < many_findings) return {};
  Counts by_rule;
  Counts by_folder;
  for (const Finding& finding : report.findings) {
    if (finding.suppressed) continue;
    ++by_rule[fmt::format("{} {}", finding.rule->code, finding.rule->id)];
    ++by_folder[parent_path(finding.location.path)];
  }
  return "\n" + table("by rule", by_rule) + table("by folder", by_folder) +
         fmt::format(
             "\nTo start from today with these {}:\n"
             "  dexlint baseline      accepts them: later runs report what is new\n"
             "  dexlint --diff main   reports only what a branch brings\n",
             counted(report.count(), "finding"));
}

}  // namespace dexlint
