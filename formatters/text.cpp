// The format for a person with a failing pipeline and two minutes.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <vector>

#include "formatters/escape.h"
#include "formatters/formatter.h"
#include "formatters/summary.h"
#include "formatters/text_finding.h"

namespace dexlint {
namespace {

constexpr std::size_t examples = 5;

std::string example(const Skipped& skipped) {
  std::string line = "  - " + printable(skipped.path);
  if (skipped.line_1 > 0) line += fmt::format(":{}", skipped.line_1);
  if (!skipped.detail.empty()) line += ": " + printable(skipped.detail);
  return line + "\n";
}

// What was not looked at, a few examples of each reason: silence here would read as "clean".
std::string skipped_list(const Report& report, const Palette& palette) {
  std::map<std::string_view, std::vector<const Skipped*>> by_reason;
  // What the user named is complained about on standard error.
  for (const Skipped& skipped : report.skipped) {
    if (!skipped.named) by_reason[skipped.reason].push_back(&skipped);
  }
  std::string list;
  for (const auto& [reason, all] : by_reason) {
    list += palette.bold(fmt::format("skipped, {}: {}", reason, all.size())) + "\n";
    for (std::size_t i = 0; i < std::min(examples, all.size()); ++i) list += example(*all[i]);
    if (all.size() > examples)
      list += fmt::format("    and {} more; --format json lists all\n", all.size() - examples);
  }
  return list.empty() ? list : list + "\n";
}

}  // namespace

std::string write_text(const Report& report, const FormatOptions& options) {
  const Palette palette(options.color);
  std::string text;
  Said said;
  for (const Finding& finding : report.findings) text += text_of(finding, palette, said) + "\n";
  if (options.quiet) return text;
  text += skipped_list(report, palette);
  return text + palette.bold(summary_line(report)) + "\n";
}

}  // namespace dexlint
