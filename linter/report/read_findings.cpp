#include "linter/report/read_findings.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>
#include <string>

#include "linter/model/rule.h"
#include "linter/report/json_field.h"

namespace dexlint {
namespace {

using Json = nlohmann::json;

constexpr std::size_t longest_line = std::size_t{1} << 20;

// The next line of `rest` without its ending.
std::string_view take_line(std::string_view& rest) {
  const std::size_t end = std::min(rest.find('\n'), rest.size());
  std::string_view line = rest.substr(0, end);
  rest.remove_prefix(std::min(end + 1, rest.size()));
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

Json parsed(std::string_view line) {
  return line.size() > longest_line ? Json(Json::value_t::discarded)
                                    : Json::parse(line.begin(), line.end(), nullptr, false);
}

Location location_of(const JsonField& field) {
  Location at{.path = field["path"].text(),
              .line_1 = std::max<std::size_t>(1, field["line"].number())};
  at.column_1 = std::max<std::size_t>(1, field.find("column").number_or(1));
  at.end_line_1 = field.find("end_line").number_or(at.line_1);
  at.end_column_1 = field.find("end_column").number_or(at.column_1);
  at.bytes.begin = field.find("start_byte").number_or(0);
  at.bytes.end = field.find("end_byte").number_or(at.bytes.begin);
  if (at.end_line_1 < at.line_1) field["end_line"].refuse("a line not before `line`");
  if (at.bytes.end < at.bytes.begin) field["end_byte"].refuse("a byte not before `start_byte`");
  return at;
}

Finding finding_of(const JsonField& field, KnownWords& words) {
  Rule described = described_rule();
  const std::string code = field["code"].text();
  const std::string id = field.find("rule").text_or(code);
  const std::string message = field["message"].text();
  described.code = code;
  described.id = id;
  described.summary = message;
  described.severity =
      field.has("severity") ? field["severity"].one_of(Severity::note) : Severity::warning;
  Finding found{.rule = words.rule(described),
                .severity = described.severity,
                .effect = Effect::style,
                .message = {words.keep(message), {}},
                .location = location_of(field),
                .document = field.find("document").text_or("")};
  if (field.has("trail")) {
    for (const JsonField& step : field["trail"].items()) found.trail.push_back(step.text());
  }
  return found;
}

}  // namespace

bool are_lines_of_findings(std::string_view text) {
  const Json first = parsed(take_line(text));
  return first.is_object() && first.contains("code") && first.contains("message") &&
         first.contains("path");
}

ReadReport read_lines_of_findings(std::string_view text, KnownWords& words) {
  ReadReport read;
  std::set<std::string> paths;
  for (std::size_t line_1 = 1; !text.empty(); ++line_1) {
    const std::string_view line = take_line(text);
    if (line.find_first_not_of(" \t") == std::string_view::npos) continue;
    const std::string place = "line " + std::to_string(line_1);
    const Json json = parsed(line);
    if (!json.is_object()) throw Refused{place + ": expected a finding as an object of JSON"};
    read.report.findings.push_back(finding_of(JsonField(json, place + ": "), words));
    paths.insert(read.report.findings.back().location.path);
  }
  read.report.summary.files_scanned = paths.size();
  read.report.summary.files_walked = paths.size();
  return read;
}

}  // namespace dexlint
