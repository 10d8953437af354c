// One line a finding, `path:line:column: severity[code] id: message`, as compilers write theirs:
// for editors, grep and people who know the rules. No text of the file is printed.
#include <fmt/format.h>

#include "formatters/escape.h"
#include "formatters/formatter.h"
#include "formatters/listing.h"
#include "formatters/palette.h"
#include "formatters/summary.h"
#include "linter/model/rule.h"

namespace dexlint {
namespace {

std::string line(const Finding& finding, const Palette& palette) {
  const Location& at = finding.location;
  const std::string severity = fmt::format("{}[{}]", name_of(finding.severity), finding.rule->code);
  std::string text = fmt::format("{}:{}:{}: {} {}: {}", line_start(at.path), at.line_1, at.column_1,
                                 palette.of(finding.severity, severity), finding.rule->id,
                                 printable(finding.message.render()));
  if (finding.suppressed) text += fmt::format(" ({})", printable(suppression_text(finding)));
  return text + "\n";
}

}  // namespace

std::string write_concise(const Report& report, const FormatOptions& options) {
  const Palette palette(options.color);
  std::string text;
  for (const Finding& finding : report.findings) text += line(finding, palette);
  return text + palette.bold(summary_line(report)) + "\n";
}

}  // namespace dexlint
