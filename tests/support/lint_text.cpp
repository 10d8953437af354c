#include "tests/support/lint_text.h"

#include <algorithm>

#include "rules/rule_table.h"
#include "tests/support/marked.h"

namespace dexlint::test {

LintOptions all_rules_options() { return {.rules = all_rules()}; }

Report lint_text(std::string_view path, std::string_view text, const LintOptions& options) {
  FileReport file = lint_file(std::string(path), std::string(text), options);
  Report report;
  report.summary = {1, 1, text.size()};
  report.findings = std::move(file.findings);
  report.skipped = std::move(file.skipped);
  report.rules.assign(options.rules.begin(), options.rules.end());
  return report;
}

std::string findings_in(std::string_view path, std::string_view text, std::string_view code,
                        const LintOptions& options) {
  std::vector<Span> spans;
  for (const Finding& finding : lint_text(path, text, options).findings) {
    if (code.empty() || finding.rule->code == code) spans.push_back(finding.location.bytes);
  }
  return with_marks(text, spans);
}

}  // namespace dexlint::test
