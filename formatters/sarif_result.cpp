#include "formatters/sarif_result.h"

#include <algorithm>

#include "formatters/escape.h"
#include "formatters/excerpt.h"
#include "formatters/sarif_rule.h"
#include "formatters/sentence.h"
#include "linter/model/rule.h"
#include "linter/model/utf8.h"

namespace dexlint {
namespace {

using Json = nlohmann::ordered_json;

// Viewers show these; a line of a megabyte must not come once a finding.
constexpr std::size_t snippet_columns = 400;

Json region(const Location& at) {
  return {{"startLine", at.line_1},
          {"startColumn", at.column_1},
          {"endLine", at.end_line_1},
          {"endColumn", at.end_column_1}};
}

// The marked part as the frame shows it, masked; else the finding's own snippet.
Json marked_region(const Finding& finding) {
  Json marked = region(finding.location);
  std::string text = marked_text(finding, snippet_columns);
  if (text.empty()) text = printable(finding.snippet);
  marked["snippet"] = {{"text", std::move(text)}};
  return marked;
}

bool goes_on_behind_mark(const FrameLine& line) {
  return !code_points(line.text, line.mark_end, line.text.size()).empty();
}

// Whole lines round the place; nothing when the frame shows no more than the place itself, since
// the context has to be larger (SARIF 3.29.5). Of a long place the frame shows the first lines.
Json context_region(const Finding& finding) {
  const Location& at = finding.location;
  if (finding.frame.empty() || finding.frame.front().line_1 > at.line_1) return nullptr;
  const std::size_t first = finding.frame.front().line_1;
  const std::size_t shown = finding.frame.back().line_1;
  const bool larger = first < at.line_1 || at.end_line_1 < shown || at.column_1 > 1 ||
                      goes_on_behind_mark(finding.frame.back());
  if (!larger) return nullptr;
  std::string text;
  for (const FrameLine& line : finding.frame)
    text += (text.empty() ? "" : "\n") + excerpt(line, snippet_columns).text;
  if (shown < at.end_line_1) text += "\n…";
  return {{"startLine", first},
          {"endLine", std::max(shown, at.end_line_1)},
          {"snippet", {{"text", std::move(text)}}}};
}

Json location(const Finding& finding) {
  Json physical{{"artifactLocation", sarif_artifact(finding.location.path)},
                {"region", marked_region(finding)}};
  if (Json context = context_region(finding); !context.is_null())
    physical["contextRegion"] = std::move(context);
  return {{"physicalLocation", std::move(physical)}};
}

Json related_location(const Related& other) {
  return {{"physicalLocation",
           {{"artifactLocation", sarif_artifact(other.location.path)},
            {"region", region(other.location)}}},
          {"message", {{"text", sentence(printable(other.message))}}}};
}

Json related_locations(const Finding& finding) {
  Json all = Json::array();
  for (const Related& other : finding.related) {
    if (other.is_step) continue;
    Json place = related_location(other);
    place["id"] = all.size() + 1;
    all.push_back(std::move(place));
  }
  return all;
}

// The way of the value: from where it is written, through each line of a template, into a Secret.
Json code_flows(const Finding& finding) {
  Json steps = Json::array();
  for (const Related& other : finding.related) {
    if (other.is_step) steps.push_back(Json::object({{"location", related_location(other)}}));
  }
  if (steps.empty()) return steps;
  Json start = location(finding);
  start["message"] = {{"text", "The value is written here."}};
  steps.insert(steps.begin(), Json::object({{"location", std::move(start)}}));
  return Json::array({{{"threadFlows", Json::array({{{"locations", std::move(steps)}}})}}});
}

Json suppressions(const Suppression& suppression) {
  const bool in_source = suppression.kind == SuppressionKind::in_source;
  Json one{{"kind", in_source ? "inSource" : "external"}, {"status", "accepted"}};
  if (!suppression.reason.empty()) one["justification"] = printable(suppression.reason);
  return Json::array({std::move(one)});
}

Json replacement(const FixEdit& edit) {
  return {{"deletedRegion", {{"byteOffset", edit.bytes.begin}, {"byteLength", edit.bytes.size()}}},
          {"insertedContent", {{"text", edit.replacement}}}};
}

// Edits of one file stand together.
Json fix(const Fix& mend) {
  Json changes = Json::array();
  std::string_view path;
  for (const FixEdit& edit : mend.printable_edits()) {
    if (changes.empty() || edit.path != path) {
      changes.push_back(
          {{"artifactLocation", sarif_artifact(edit.path)}, {"replacements", Json::array()}});
      path = edit.path;
    }
    changes.back()["replacements"].push_back(replacement(edit));
  }
  return {{"description", {{"text", sentence(printable(mend.description))}}},
          {"artifactChanges", std::move(changes)}};
}

Json fingerprints(const Finding& finding) {
  Json all = Json::object();
  if (!finding.line_hash.empty()) all["primaryLocationLineHash"] = finding.line_hash;
  if (!finding.fingerprint.empty()) all["dexlintPath/v1"] = finding.fingerprint;
  return all;
}

Json json_of(const SarifMessage& message, const std::string& key) {
  Json filled{{"text", message.text}, {"id", key}};
  if (!message.arguments.empty()) filled["arguments"] = message.arguments;
  return filled;
}

Json properties(const Finding& finding) {
  return {{"confidence", name_of(finding.confidence)},
          {"trail", finding.trail},
          {"document", finding.document},
          {"effect", name_of(finding.effect)},
          {"approximate", finding.location.approximate}};
}

}  // namespace

Json sarif_artifact(std::string_view path) {
  if (path.starts_with('/')) return {{"uri", "file://" + uri_path(path)}};
  return {{"uri", uri_path(path)}, {"uriBaseId", source_root_id}};
}

Json sarif_result(const Finding& finding, std::size_t rule_index, SarifRule& rule) {
  const SarifMessage message = sarif_message(finding);
  Json result{{"ruleId", finding.rule->code},
              {"ruleIndex", rule_index},
              {"level", name_of(finding.severity)},
              {"message", json_of(message, rule.use(message.message_template))},
              {"locations", Json::array({location(finding)})},
              {"partialFingerprints", fingerprints(finding)}};
  if (Json all = related_locations(finding); !all.empty())
    result["relatedLocations"] = std::move(all);
  if (Json flows = code_flows(finding); !flows.empty()) result["codeFlows"] = std::move(flows);
  if (finding.suppressed) result["suppressions"] = suppressions(*finding.suppressed);
  if (finding.fix && !finding.fix->printable_edits().empty())
    result["fixes"] = Json::array({fix(*finding.fix)});
  result["properties"] = properties(finding);
  return result;
}

}  // namespace dexlint
