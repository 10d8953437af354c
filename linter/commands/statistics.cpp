#include "linter/commands/statistics.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <utility>
#include <vector>

#include "formatters/escape.h"
#include "linter/commands/output.h"
#include "linter/model/rule.h"

namespace dexlint {
namespace {

constexpr std::array severities{Severity::error, Severity::warning, Severity::note};
constexpr std::array confidences{Confidence::high, Confidence::medium, Confidence::low};

std::string sums(const Report& report, std::chrono::steady_clock::duration took) {
  const Report::Summary& counts = report.summary;
  const auto milliseconds = std::chrono::duration_cast<std::chrono::milliseconds>(took).count();
  return fmt::format(
      "dexlint: {} files walked, {} scanned, {} bytes, {} findings, {} suppressed, {} baselined, "
      "{} skipped, {} ms\n",
      counts.files_walked, counts.files_scanned, counts.bytes_scanned, report.count(),
      counts.suppressed, counts.baselined, report.skipped.size(), milliseconds);
}

std::string by_rule(const Report& report) {
  std::map<std::string_view, std::pair<std::size_t, const Rule*>> counts;  // by code
  for (const Finding& finding : report.findings) {
    if (finding.suppressed) continue;
    auto& [count, rule] = counts[finding.rule->code];
    ++count;
    rule = finding.rule;
  }
  std::vector<std::pair<std::size_t, const Rule*>> sorted;
  for (const auto& [code, counted] : counts) sorted.push_back(counted);
  std::stable_sort(sorted.begin(), sorted.end(),
                   [](const auto& a, const auto& b) { return a.first > b.first; });
  std::string lines;
  for (const auto& [count, rule] : sorted)
    lines += fmt::format("{:>8}  {} {}\n", count, rule->code, rule->id);
  return lines;
}

// Those of several owners are counted for each.
std::string by_owner(const Report& report) {
  std::map<std::string_view, std::size_t> counts;
  std::size_t unowned = 0;
  for (const Finding& finding : report.findings) {
    if (finding.suppressed) continue;
    if (finding.owners.empty()) ++unowned;
    for (const std::string& owner : finding.owners) ++counts[owner];
  }
  if (counts.empty()) return {};
  std::string lines;
  for (const auto& [owner, count] : counts)
    lines += fmt::format("{:>8}  {}\n", count, printable(owner));
  if (unowned != 0) lines += fmt::format("{:>8}  (nobody in CODEOWNERS)\n", unowned);
  return lines;
}

std::string by_tier(const Report& report) {
  std::array<std::array<std::size_t, 3>, 3> counts{};
  for (const Finding& finding : report.findings) {
    if (finding.suppressed) continue;
    ++counts[static_cast<std::size_t>(finding.severity)]
            [static_cast<std::size_t>(finding.confidence)];
  }
  std::string lines = fmt::format("{:10}", "");
  for (const Confidence confidence : confidences)
    lines += fmt::format("{:>8}", name_of(confidence));
  lines += "  confidence\n";
  for (const Severity severity : severities) {
    lines += fmt::format("  {:8}", name_of(severity));
    for (const std::size_t count : counts[static_cast<std::size_t>(severity)])
      lines += fmt::format("{:>8}", count);
    lines += '\n';
  }
  return lines;
}

}  // namespace

std::string statistics(const Report& report, std::chrono::steady_clock::duration took) {
  if (report.count() == 0) return sums(report, took);
  return sums(report, took) + by_rule(report) + by_owner(report) + by_tier(report);
}

void write_statistics(const Report& report, std::chrono::steady_clock::duration took) {
  write_standard_error(statistics(report, took));
}

}  // namespace dexlint
