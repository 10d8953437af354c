#include "linter/commands/lsp/diagnostics.h"

#include <algorithm>
#include <tuple>

#include "formatters/escape.h"
#include "formatters/listing.h"
#include "formatters/rule_help.h"
#include "formatters/sentence.h"
#include "linter/input/paths.h"
#include "linter/model/rule.h"

namespace dexlint::lsp {
namespace {

// LSP 3.17, "DiagnosticSeverity": 1 error, 2 warning, 3 information.
int severity_number(Severity severity) { return static_cast<int>(severity) + 1; }

Json related(const Finding& finding, const std::string& folder) {
  Json all = Json::array();
  for (const Related& other : finding.related) {
    const std::string path = join_path(folder, other.location.path);
    all.push_back(
        {{"location", {{"uri", uri_of_path(path)}, {"range", range_json(other.location)}}},
         {"message", printable(other.message)}});
  }
  return all;
}

// What is wrong, and below it what to do.
std::string message_of(const Finding& finding) {
  const std::string wrong = sentence(printable(finding.message.render()));
  const std::string what_to_do = advice_line(finding);
  return what_to_do.empty() ? wrong : wrong + "\n" + sentence(what_to_do);
}

}  // namespace

Json diagnostic(const Finding& finding, const std::string& folder) {
  Json made{{"range", range_json(finding.location)},
            {"severity", severity_number(finding.severity)},
            {"code", finding.rule->code},
            {"codeDescription", {{"href", rule_url(*finding.rule)}}},
            {"source", "dexlint"},
            {"message", message_of(finding)}};
  if (!finding.related.empty()) made["relatedInformation"] = related(finding, folder);
  return made;
}

Json diagnostic(const Skipped& skipped, const LineIndex& lines) {
  const Span line = lines.line(std::max<std::size_t>(skipped.line_1, 1));
  return {{"range", range_json(lines, line)},
          {"severity", severity_number(Severity::note)},
          {"code", skipped.reason},
          {"source", "dexlint"},
          {"message", "Not read: " + sentence(printable(skipped.detail))}};
}

bool meets(const Location& location, const Json& range) {
  const EditorPosition begin = editor_position(at_path(range, {"start"}));
  const EditorPosition end = editor_position(at_path(range, {"end"}));
  const auto first = std::tuple(location.line_1 - 1, location.column_1 - 1);
  const auto last = std::tuple(location.end_line_1 - 1, location.end_column_1 - 1);
  return first <= std::tuple(end.line, end.character) &&
         std::tuple(begin.line, begin.character) <= last;
}

}  // namespace dexlint::lsp
