#include "formatters/listing.h"

#include <algorithm>
#include <string>
#include <utility>

#include "formatters/escape.h"
#include "linter/model/rule.h"

namespace dexlint {
namespace {

std::string_view suppressor(SuppressionKind kind) {
  switch (kind) {
    case SuppressionKind::in_source:
      return "a comment";
    case SuppressionKind::config:
      return "the config";
    case SuppressionKind::baseline:
      break;
  }
  return "the baseline";
}

}  // namespace

Findings listed(const Report& report, bool with_suppressed) {
  Findings findings;
  for (const Finding& finding : report.findings) {
    if (with_suppressed || !finding.suppressed) findings.push_back(&finding);
  }
  return findings;
}

Findings worst_first(Findings findings) {
  std::stable_sort(findings.begin(), findings.end(),
                   [](const Finding* a, const Finding* b) { return a->severity < b->severity; });
  return findings;
}

std::map<std::string_view, Findings> by_path(const Findings& findings) {
  std::map<std::string_view, Findings> files;
  for (const Finding* finding : findings) files[finding->location.path].push_back(finding);
  return files;
}

std::string_view advice(const Finding& finding) {
  const bool own = finding.fix && !finding.fix->description.empty();
  return own ? std::string_view(finding.fix->description) : finding.rule->fix;
}

std::string advice_line(const Finding& finding) {
  std::string text(advice(finding));
  std::replace(text.begin(), text.end(), '\n', ' ');
  return printable(text);
}

std::string suppression_text(const Finding& finding) {
  if (!finding.suppressed) return {};
  std::string text = "suppressed by ";
  text += suppressor(finding.suppressed->kind);
  if (!finding.suppressed->reason.empty()) text += ": " + finding.suppressed->reason;
  return text;
}

}  // namespace dexlint
