// Workflow commands of GitHub Actions: annotations in a pull request without any upload. GitHub
// keeps ten of a kind and step, and drops the rest without a word; so the worst come first and the
// rest is counted. No text of the file is printed.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "formatters/escape.h"
#include "formatters/formatter.h"
#include "formatters/listing.h"
#include "formatters/sentence.h"
#include "formatters/summary.h"
#include "linter/model/rule.h"

namespace dexlint {
namespace {

constexpr std::size_t kept_of_a_kind = 10;
using Counts = std::array<std::size_t, 3>;

std::size_t& of(Counts& counts, Severity severity) {
  return counts[static_cast<std::size_t>(severity)];
}

std::string_view command(Severity severity) {
  return severity == Severity::note ? "notice" : name_of(severity);
}

// What the runner reads back (actions/toolkit, command.ts): `%`, line ends, and in properties the
// signs that end one.
std::string escaped(std::string_view text, bool in_property) {
  std::string out;
  for (const char c : text) {
    const bool special =
        c == '%' || c == '\r' || c == '\n' || (in_property && (c == ':' || c == ','));
    if (special)
      out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    else
      out += c;
  }
  return out;
}

std::string place(const Location& at) {
  std::string text = fmt::format("file={},line={},endLine={}", escaped(printable(at.path), true),
                                 at.line_1, at.end_line_1);
  // Columns of different lines make GitHub refuse the annotation.
  if (at.line_1 == at.end_line_1)
    text += fmt::format(",col={},endColumn={}", at.column_1, at.end_column_1);
  return text;
}

std::string annotation(const Finding& finding) {
  const std::string title = fmt::format("{} {}", finding.rule->code, finding.rule->id);
  std::string message = sentence(printable(finding.message.render()));
  for (const Related& related : finding.related)
    message += fmt::format("\n{} ({}:{})", sentence(printable(related.message)),
                           printable(related.location.path), related.location.line_1);
  if (const std::string fix = advice_line(finding); !fix.empty()) message += "\nFix: " + fix;
  return fmt::format("::{} {},title={}::{}\n", command(finding.severity), place(finding.location),
                     escaped(title, true), escaped(message, false));
}

Counts cut_counts(const Report& report) {
  Counts cut{};
  for (const Severity severity : severities) {
    const std::size_t count = report.count(severity);
    of(cut, severity) = count > kept_of_a_kind ? count - kept_of_a_kind : 0;
  }
  // The line that tells what was cut is a notice itself.
  const bool any = std::any_of(cut.begin(), cut.end(), [](std::size_t count) { return count > 0; });
  if (any && report.count(Severity::note) >= kept_of_a_kind)
    of(cut, Severity::note) = report.count(Severity::note) - kept_of_a_kind + 1;
  return cut;
}

}  // namespace

std::string write_github(const Report& report, const FormatOptions&) {
  Counts cut = cut_counts(report);
  std::string text;
  for (const Severity severity : severities) {
    std::size_t left = report.count(severity) - of(cut, severity);
    for (const Finding* finding : listed(report, false)) {
      if (finding->severity != severity || left == 0) continue;
      text += annotation(*finding);
      --left;
    }
  }
  if (const std::string list = counts_by_severity(cut); !list.empty())
    text += fmt::format(
        "::notice title=dexlint::{} more not shown: GitHub keeps {} annotations of a kind. "
        "The text format lists all.\n",
        list, kept_of_a_kind);
  return text + summary_line(report) + "\n";
}

}  // namespace dexlint
