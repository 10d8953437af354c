// The report for programs, schema dexlint-report/1: the format that merging, dashboards and
// baselines build on. Its keys and their order are fixed; only the report of a shard has more, and
// `owners` stand where CODEOWNERS names some.
#include <utility>

#include "formatters/escape.h"
#include "formatters/formatter.h"
#include "formatters/json_parts.h"
#include "linter/model/rule.h"
#include "linter/report/shard_members.h"

namespace dexlint {
namespace {

using Json = nlohmann::ordered_json;

Json related(const Finding& finding) {
  Json all = Json::array();
  for (const Related& other : finding.related) {
    Json json{{"message", other.message}};
    add_json_lines(json, other.location);
    all.push_back(std::move(json));
  }
  return all;
}

Json fix(const Finding& finding) {
  if (!finding.fix) return nullptr;
  Json edits = Json::array();
  for (const FixEdit& edit : finding.fix->printable_edits()) {
    edits.push_back({{"path", edit.path},
                     {"start_byte", edit.bytes.begin},
                     {"end_byte", edit.bytes.end},
                     {"replacement", edit.replacement}});
  }
  return {{"safe", finding.fix->safe},
          {"description", finding.fix->description},
          {"edits", std::move(edits)}};
}

Json suppression(const Finding& finding) {
  if (!finding.suppressed) return nullptr;
  return {{"kind", name_of(finding.suppressed->kind)}, {"reason", finding.suppressed->reason}};
}

}  // namespace

Json json_summary(const Report& report) {
  const Report::Summary& counts = report.summary;
  return {{"files_walked", counts.files_walked},
          {"files_scanned", counts.files_scanned},
          {"bytes_scanned", counts.bytes_scanned},
          {"findings", report.count()},
          {"suppressed", counts.suppressed},
          {"baselined", counts.baselined},
          {"value_unchecked", counts.value_unchecked},
          {"by_severity",
           {{"error", report.count(Severity::error)},
            {"warning", report.count(Severity::warning)},
            {"note", report.count(Severity::note)}}}};
}

void add_json_lines(Json& to, const Location& at) {
  to["path"] = at.path;
  to["line"] = at.line_1;
  to["column"] = at.column_1;
  to["end_line"] = at.end_line_1;
  to["end_column"] = at.end_column_1;
}

void add_json_place(Json& to, const Location& at) {
  add_json_lines(to, at);
  to["start_byte"] = at.bytes.begin;
  to["end_byte"] = at.bytes.end;
  to["approximate"] = at.approximate;
}

Json json_finding(const Finding& finding) {
  Json json{{"code", finding.rule->code},
            {"rule", finding.rule->id},
            {"category", name_of(finding.rule->category)},
            {"severity", name_of(finding.severity)},
            {"confidence", name_of(finding.confidence)},
            {"message", finding.message.render()}};
  add_json_place(json, finding.location);
  json["document"] = finding.document;
  json["trail"] = finding.trail;
  json["snippet"] = finding.snippet;
  json["effect"] = name_of(finding.effect);
  json["fingerprint"] = finding.fingerprint;
  json["related"] = related(finding);
  json["fix"] = fix(finding);
  json["suppressed"] = suppression(finding);
  if (!finding.owners.empty()) json["owners"] = finding.owners;
  return json;
}

Json json_skipped(const Skipped& skipped) {
  return {{"path", skipped.path},
          {"reason", skipped.reason},
          {"detail", skipped.detail},
          {"line", skipped.line_1}};
}

Json json_tool(const FormatOptions& options) {
  return {{"name", "dexlint"}, {"version", options.version}};
}

std::string write_json(const Report& report, const FormatOptions& options) {
  Json findings = Json::array();
  for (const Finding& finding : report.findings) findings.push_back(json_finding(finding));
  Json skipped = Json::array();
  for (const Skipped& entry : report.skipped) skipped.push_back(json_skipped(entry));
  Json document{{"schema", json_schema_name},
                {"tool", json_tool(options)},
                {"summary", json_summary(report)},
                {"findings", std::move(findings)},
                {"skipped", std::move(skipped)}};
  if (report.shard) add_shard_members(document, report);
  return json_text(document);
}

}  // namespace dexlint
