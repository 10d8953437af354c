// reviewdog's diagnostics, as one value (rdjson) or one a line (rdjsonl). Columns count bytes of
// UTF-8. A fix of one edit becomes a suggestion, which GitHub and GitLab offer as a change; of
// several, each could be taken alone, and half a fix is none.
#include "formatters/escape.h"
#include "formatters/formatter.h"
#include "formatters/listing.h"
#include "formatters/rule_help.h"
#include "formatters/sentence.h"
#include "linter/model/rule.h"

namespace dexlint {
namespace {

using Json = nlohmann::ordered_json;

std::string_view rd_severity(Severity severity) {
  switch (severity) {
    case Severity::error:
      return "ERROR";
    case Severity::warning:
      return "WARNING";
    case Severity::note:
      break;
  }
  return "INFO";
}

Json range(const Location& at) {
  return {{"start", {{"line", at.line_1}, {"column", at.column_utf8_1}}},
          {"end", {{"line", at.end_line_1}, {"column", at.end_column_utf8_1}}}};
}

Json location(const Location& at) { return {{"path", at.path}, {"range", range(at)}}; }

Json suggestions(const Finding& finding) {
  Json all = Json::array();
  if (!finding.fix) return all;
  const auto edits = finding.fix->printable_edits();
  const bool one = edits.size() == 1 && edits[0].place && edits[0].path == finding.location.path;
  if (one) all.push_back({{"range", range(*edits[0].place)}, {"text", edits[0].replacement}});
  return all;
}

Json related(const Finding& finding) {
  Json all = Json::array();
  for (const Related& other : finding.related) {
    all.push_back(
        {{"message", sentence(printable(other.message))}, {"location", location(other.location)}});
  }
  return all;
}

Json source() { return {{"name", "dexlint"}, {"url", project_url}}; }

std::string message(const Finding& finding) {
  std::string text = sentence(printable(finding.message.render()));
  if (const std::string fix = advice_line(finding); !fix.empty()) text += "\nFix: " + fix;
  return text;
}

Json diagnostic(const Finding& finding) {
  Json value{{"message", message(finding)},
             {"location", location(finding.location)},
             {"severity", rd_severity(finding.severity)},
             {"code", {{"value", finding.rule->code}, {"url", rule_url(*finding.rule)}}}};
  if (Json all = suggestions(finding); !all.empty()) value["suggestions"] = std::move(all);
  if (Json all = related(finding); !all.empty()) value["related_locations"] = std::move(all);
  return value;
}

}  // namespace

std::string write_rdjson(const Report& report, const FormatOptions&) {
  Json diagnostics = Json::array();
  for (const Finding* finding : listed(report, false)) diagnostics.push_back(diagnostic(*finding));
  return json_text({{"source", source()}, {"diagnostics", std::move(diagnostics)}});
}

std::string write_rdjsonl(const Report& report, const FormatOptions&) {
  std::string text;
  for (const Finding* finding : listed(report, false)) {
    Json value = diagnostic(*finding);
    value["source"] = source();
    text += json_text(value, std::nullopt);
  }
  return text;
}

}  // namespace dexlint
