#include "linter/model/finding.h"

#include <algorithm>
#include <tuple>

#include "linter/model/rule.h"

namespace dexlint {
namespace {

// A finding of another tool may have lines alone.
auto order_of(const Finding& finding) {
  const Location& at = finding.location;
  return std::tuple<std::string_view, std::size_t, std::size_t, std::size_t, std::size_t,
                    std::string_view>(at.path, at.bytes.begin, at.bytes.end, at.line_1, at.column_1,
                                      finding.rule->code);
}

}  // namespace

bool stands_before(const Finding& a, const Finding& b) { return order_of(a) < order_of(b); }

std::string_view name_of(SuppressionKind kind) {
  switch (kind) {
    case SuppressionKind::in_source:
      return "in_source";
    case SuppressionKind::config:
      return "config";
    case SuppressionKind::baseline:
      break;
  }
  return "baseline";
}

std::span<const FixEdit> Fix::printable_edits() const {
  const bool has_hidden =
      std::any_of(edits.begin(), edits.end(), [](const FixEdit& edit) { return edit.hidden; });
  if (has_hidden) return {};
  return edits;
}

std::string trail_text(const Finding& finding) {
  std::string text;
  for (const std::string& step : finding.trail) {
    const bool item = step.starts_with('[') && step.ends_with(']');
    const bool plain = !step.empty() && step.find_first_of(".[]\" ") == std::string::npos;
    if (item || !plain)
      text += item ? step : "[\"" + step + "\"]";
    else
      text += (text.empty() ? "" : ".") + step;
  }
  return text;
}

std::size_t Report::count(Severity severity) const {
  return static_cast<std::size_t>(std::count_if(
      findings.begin(), findings.end(),
      [&](const Finding& finding) { return !finding.suppressed && finding.severity == severity; }));
}

std::size_t Report::count() const {
  return static_cast<std::size_t>(
      std::count_if(findings.begin(), findings.end(),
                    [](const Finding& finding) { return !finding.suppressed; }));
}

}  // namespace dexlint
