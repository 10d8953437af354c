// Checkstyle's XML, which many servers and review bots read: findings by file.
#include <fmt/format.h>

#include "formatters/escape.h"
#include "formatters/formatter.h"
#include "formatters/listing.h"
#include "formatters/sentence.h"
#include "linter/model/rule.h"

namespace dexlint {
namespace {

std::string_view checkstyle_severity(Severity severity) {
  return severity == Severity::note ? "info" : name_of(severity);
}

std::string error(const Finding& finding) {
  return fmt::format(
      "    <error line=\"{}\" column=\"{}\" severity=\"{}\" message=\"{}\" "
      "source=\"dexlint.{}\"/>\n",
      finding.location.line_1, finding.location.column_1, checkstyle_severity(finding.severity),
      markup_text(sentence(finding.message.render())), finding.rule->code);
}

}  // namespace

std::string write_checkstyle(const Report& report, const FormatOptions&) {
  std::string text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle version=\"4.3\">\n";
  for (const auto& [path, findings] : by_path(listed(report, false))) {
    text += fmt::format("  <file name=\"{}\">\n", markup_text(path));
    for (const Finding* finding : findings) text += error(*finding);
    text += "  </file>\n";
  }
  return text + "</checkstyle>\n";
}

}  // namespace dexlint
