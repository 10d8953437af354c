#include "formatters/summary.h"

#include <fmt/format.h>

#include <set>
#include <string_view>

#include "formatters/sentence.h"

namespace dexlint {

std::string counts_by_severity(const std::array<std::size_t, 3>& counts) {
  std::string list;
  for (const Severity severity : severities) {
    const std::size_t count = counts[static_cast<std::size_t>(severity)];
    if (count == 0) continue;
    if (!list.empty()) list += ", ";
    list += counted(count, name_of(severity));
  }
  return list;
}

std::string summary_line(const Report& report) {
  const std::string scanned = counted(report.summary.files_scanned, "file");
  std::string line = fmt::format("No findings in {}", scanned);
  if (report.count() > 0) {
    std::array<std::size_t, 3> counts{};
    std::set<std::string_view> paths;
    for (const Finding& finding : report.findings) {
      if (finding.suppressed) continue;
      ++counts[static_cast<std::size_t>(finding.severity)];
      paths.insert(finding.location.path);
    }
    line = fmt::format("{} in {} ({} scanned)", counts_by_severity(counts),
                       counted(paths.size(), "file"), scanned);
  }
  if (report.summary.suppressed > 0)
    line += fmt::format("; {} suppressed", report.summary.suppressed);
  if (report.summary.baselined > 0) line += fmt::format("; {} known", report.summary.baselined);
  if (!report.skipped.empty()) line += fmt::format("; {} skipped", report.skipped.size());
  return line;
}

}  // namespace dexlint
