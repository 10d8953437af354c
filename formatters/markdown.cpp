// The report for a page of Markdown: the summary of a GitHub job, a comment, Buildkite's
// annotation. GitHub refuses more than 1 MiB, so there is room for so many findings, the worst
// first, and the rest is counted. No text of the file is printed.
#include <fmt/format.h>

#include <array>
#include <set>

#include "formatters/escape.h"
#include "formatters/formatter.h"
#include "formatters/listing.h"
#include "formatters/markdown_text.h"
#include "formatters/rule_help.h"
#include "formatters/sentence.h"
#include "formatters/summary.h"
#include "linter/model/rule.h"

namespace dexlint {
namespace {

// A step of a job may write 1 MiB in all.
constexpr std::size_t room_for_findings = 700'000;  // bytes
constexpr std::size_t room_for_help = 200'000;
constexpr std::size_t most_skipped = 50;

std::string_view sign(Severity severity) {
  static constexpr std::array<std::string_view, 3> signs{"🔴", "🟠", "🔵"};
  return signs[static_cast<std::size_t>(severity)];
}

std::string row(const Finding& finding) {
  std::string said = markdown_message(finding);
  if (finding.suppressed) said += fmt::format(" *({})*", markdown_text(suppression_text(finding)));
  return fmt::format(
      "| {} {} | [{}]({}) | {} | {} |\n", sign(finding.severity), name_of(finding.severity),
      finding.rule->code, rule_url(*finding.rule),
      code_span(fmt::format("{}:{}", finding.location.path, finding.location.line_1)), said);
}

// The rows that there is room for, and how many there are no more of.
std::string table(const Findings& findings) {
  if (findings.empty()) return {};
  std::string rows = "| | rule | where | what |\n|---|---|---|---|\n";
  std::size_t shown = 0;
  for (; shown < findings.size(); ++shown) {
    const std::string next = row(*findings[shown]);
    if (rows.size() + next.size() > room_for_findings) break;
    rows += next;
  }
  if (shown < findings.size()) {
    rows +=
        fmt::format("\n**{} more not shown**: a summary has room for 1 MiB. `-f text` lists all.\n",
                    findings.size() - shown);
  }
  return rows + "\n";
}

std::string help(const Rule& rule) {
  return fmt::format(
      "<details><summary>{} {}: what it means, what to do</summary>\n\n{}</details>\n\n", rule.code,
      rule.id, rule_markdown(rule));
}

// Of each rule once, in the order of the table.
std::string help(const Findings& findings) {
  std::string text;
  std::set<const Rule*> told;
  for (const Finding* finding : findings) {
    if (!told.insert(finding->rule).second) continue;
    const std::string next = help(*finding->rule);
    if (text.size() + next.size() > room_for_help)
      return text + "`dexlint explain RULE` prints the pages of the other rules.\n\n";
    text += next;
  }
  return text;
}

std::string skipped_list(const Report& report) {
  if (report.skipped.empty()) return {};
  std::string list = fmt::format("<details><summary>{} not read</summary>\n\n",
                                 counted(report.skipped.size(), "place"));
  std::size_t shown = 0;
  for (const Skipped& skipped : report.skipped) {
    if (shown++ == most_skipped) break;
    std::string place = skipped.path;
    if (skipped.line_1 > 0) place += fmt::format(":{}", skipped.line_1);
    list += fmt::format("- {}: {}\n", code_span(place),
                        markdown_text(fmt::format("{} {}", skipped.reason, skipped.detail)));
  }
  if (report.skipped.size() > most_skipped)
    list +=
        fmt::format("- and {} more; `-f json` lists all\n", report.skipped.size() - most_skipped);
  return list + "\n</details>\n";
}

}  // namespace

std::string write_markdown(const Report& report, const FormatOptions&) {
  const Findings findings = worst_first(listed(report, true));
  return fmt::format("### dexlint: {}\n\n", summary_line(report)) + table(findings) +
         help(findings) + skipped_list(report);
}

}  // namespace dexlint
