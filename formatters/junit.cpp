// JUnit's XML, which every CI server shows: a suite a file, a case a rule that spoke there. Servers
// show one failure a case, so it tells of all the rule's findings in the file. Notes fail no case;
// what somebody suppressed, or could not be read, is a case that was skipped.
#include <fmt/format.h>

#include <algorithm>

#include "formatters/escape.h"
#include "formatters/formatter.h"
#include "formatters/listing.h"
#include "formatters/sentence.h"
#include "linter/model/rule.h"

namespace dexlint {
namespace {

struct Counts {
  std::size_t tests = 0;
  std::size_t failures = 0;
  std::size_t errors = 0;
  std::size_t skipped = 0;

  void add(const Counts& more) {
    tests += more.tests;
    failures += more.failures;
    errors += more.errors;
    skipped += more.skipped;
  }
};

/// Part of the report, with what it counts.
struct Part {
  std::string text;
  Counts counts;

  void add(const Part& more) {
    text += more.text;
    counts.add(more.counts);
  }
};

// What a case holds: all of its findings, each on a line of its own.
std::string lines_of(const Findings& findings) {
  std::string text;
  for (const Finding* finding : findings) {
    const Location& at = finding->location;
    text +=
        markup_text(fmt::format("{}:{}:{}: {}: {}", line_start(at.path), at.line_1, at.column_1,
                                name_of(finding->severity), sentence(finding->message.render())));
    if (finding->suppressed) text += fmt::format(" ({})", markup_text(suppression_text(*finding)));
    text += "\n";
  }
  const std::string fix = advice_line(*findings.front());
  return fix.empty() ? text : text + "Fix: " + markup_text(fix) + "\n";
}

std::string failure(const Findings& findings) {
  std::string message = sentence(findings.front()->message.render());
  if (findings.size() > 1) message += fmt::format(" (and {} more)", findings.size() - 1);
  return fmt::format("      <failure type=\"{}\" message=\"{}\">{}</failure>\n",
                     name_of(findings.front()->severity), markup_text(message), lines_of(findings));
}

// The findings of one rule in one file.
Part rule_case(std::string_view path, const Findings& findings) {
  const Finding& worst = *findings.front();
  Part part{fmt::format("    <testcase name=\"{} {}\" classname=\"{}\">\n", worst.rule->code,
                        worst.rule->id, markup_text(path)),
            {.tests = 1}};
  if (worst.suppressed) {
    part.counts.skipped = 1;
    part.text +=
        fmt::format("      <skipped message=\"{}\"/>\n", markup_text(suppression_text(worst)));
  } else if (worst.severity != Severity::note) {
    part.counts.failures = 1;
    part.text += failure(findings);
  }
  if (worst.suppressed || worst.severity == Severity::note)
    part.text += fmt::format("      <system-out>{}</system-out>\n", lines_of(findings));
  part.text += "    </testcase>\n";
  return part;
}

Part suite(std::string_view name, const Part& cases) {
  return {fmt::format("  <testsuite name=\"{}\" tests=\"{}\" failures=\"{}\" errors=\"{}\" "
                      "skipped=\"{}\">\n{}  </testsuite>\n",
                      markup_text(name), cases.counts.tests, cases.counts.failures,
                      cases.counts.errors, cases.counts.skipped, cases.text),
          cases.counts};
}

Part file_suite(std::string_view path, Findings findings) {
  // What nobody suppressed comes first, then the worst: the first of a case speaks for it.
  findings = worst_first(std::move(findings));
  std::stable_partition(findings.begin(), findings.end(),
                        [](const Finding* finding) { return !finding->suppressed; });
  std::map<std::string_view, Findings> by_rule;
  for (const Finding* finding : findings) by_rule[finding->rule->code].push_back(finding);
  Part cases;
  for (const auto& [code, of_rule] : by_rule) cases.add(rule_case(path, of_rule));
  return suite(path, cases);
}

// What the user named and could not be read is an error.
Part unread_case(const Skipped& skipped) {
  Part part{.text = {}, .counts = {.tests = 1}};
  (skipped.named ? part.counts.errors : part.counts.skipped) = 1;
  std::string place = skipped.path;
  if (skipped.line_1 > 0) place += fmt::format(":{}", skipped.line_1);
  part.text = fmt::format(
      "    <testcase name=\"{}\" classname=\"{}\">\n      <{} message=\"{}\"/>\n"
      "    </testcase>\n",
      markup_text(place), markup_text(skipped.path), skipped.named ? "error" : "skipped",
      markup_text(fmt::format("{}: {}", skipped.reason, skipped.detail)));
  return part;
}

Part suites(const Report& report) {
  Part all;
  for (const auto& [path, findings] : by_path(listed(report, true)))
    all.add(file_suite(path, findings));
  Part unread;
  for (const Skipped& skipped : report.skipped) unread.add(unread_case(skipped));
  if (unread.counts.tests > 0) all.add(suite("not read", unread));
  // Some servers take a report without a case for a broken one.
  if (report.findings.empty()) {
    all.add(suite("dexlint",
                  {"    <testcase name=\"no findings\" classname=\"dexlint\"/>\n", {.tests = 1}}));
  }
  return all;
}

}  // namespace

std::string write_junit(const Report& report, const FormatOptions&) {
  const Part all = suites(report);
  return fmt::format(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<testsuites name=\"dexlint\" tests=\"{}\" failures=\"{}\" errors=\"{}\">\n{}</testsuites>\n",
      all.counts.tests, all.counts.failures, all.counts.errors, all.text);
}

}  // namespace dexlint
