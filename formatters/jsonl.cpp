// The report for programs that read line by line: one JSON value a line, the run first, then each
// finding and each thing that was skipped, with the keys of `json`, and the summary last, which
// tells that nothing is missing.
#include "formatters/escape.h"
#include "formatters/formatter.h"
#include "formatters/json_parts.h"

namespace dexlint {
namespace {

using Json = nlohmann::ordered_json;

std::string line(std::string_view type, const Json& value) {
  Json typed{{"type", type}};
  typed.update(value);
  return json_text(typed, std::nullopt);
}

}  // namespace

std::string write_jsonl(const Report& report, const FormatOptions& options) {
  std::string text = line("run", {{"schema", json_schema_name}, {"tool", json_tool(options)}});
  for (const Finding& finding : report.findings) text += line("finding", json_finding(finding));
  for (const Skipped& skipped : report.skipped) text += line("skipped", json_skipped(skipped));
  return text + line("summary", json_summary(report));
}

}  // namespace dexlint
