#include "linter/report/read_report.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "linter/report/json_field.h"
#include "linter/report/read_findings.h"
#include "linter/report/read_sarif.h"
#include "linter/report/shard_members.h"

namespace dexlint {
namespace {

using Json = nlohmann::json;

constexpr std::string_view schema = "dexlint-report/1";
constexpr int deepest = 100;

std::string place_of(std::string_view text, std::size_t offset) {
  const std::string_view before = text.substr(0, std::min(offset, text.size()));
  const auto lines = std::count(before.begin(), before.end(), '\n');
  const std::size_t start = before.rfind('\n') + 1;  // of npos: 0
  return "line " + std::to_string(lines + 1) + ", byte " +
         std::to_string(before.size() - start + 1);
}

Json parse(std::string_view text) {
  const auto not_too_deep = [](int depth, Json::parse_event_t, Json&) {
    if (depth > deepest)
      throw Refused{"expected a report, found JSON of more than " + std::to_string(deepest) +
                    " levels"};
    return true;
  };
  try {
    return Json::parse(text.begin(), text.end(), not_too_deep);
  } catch (const Json::parse_error& error) {
    // What the library says of it quotes the file.
    throw Refused{place_of(text, error.byte == 0 ? 0 : error.byte - 1) + ": is not valid JSON"};
  } catch (const Json::exception&) {
    throw Refused{"holds a number that is too large"};
  }
}

Location location(const JsonField& field) {
  Location at{.path = field["path"].text(),
              .line_1 = field["line"].number(),
              .column_1 = field["column"].number(),
              .end_line_1 = field["end_line"].number(),
              .end_column_1 = field["end_column"].number()};
  if (at.end_line_1 < at.line_1) field["end_line"].refuse("a line not before `line`");
  return at;
}

Span span_of(const JsonField& field) {
  const Span span{field["start_byte"].number(), field["end_byte"].number()};
  if (span.end < span.begin) field["end_byte"].refuse("a byte not before `start_byte`");
  return span;
}

Fix fix(const JsonField& field) {
  Fix fix{.safe = field["safe"].flag(), .description = field["description"].text(), .edits = {}};
  for (const JsonField& edit : field["edits"].items())
    fix.edits.push_back({.path = edit["path"].text(),
                         .bytes = span_of(edit),
                         .replacement = edit["replacement"].text()});
  return fix;
}

// Of a newer release, what the finding says of its rule is all that is known.
const Rule* rule_of(const JsonField& field, KnownWords& words) {
  Rule described = described_rule();
  described.code = field["code"].text();
  described.id = field["rule"].text();
  described.category = field["category"].one_of(Category::meta);
  described.severity = field["severity"].one_of(Severity::note);
  described.effect = field["effect"].one_of(Effect::style);
  described.summary = field["message"].text();
  return words.rule(described);
}

Finding finding(const JsonField& field, KnownWords& words) {
  Finding found{.rule = rule_of(field, words),
                .severity = field["severity"].one_of(Severity::note),
                .confidence = field["confidence"].one_of(Confidence::low),
                .effect = field["effect"].one_of(Effect::style),
                .message = {words.keep(field["message"].text()), {}},
                .location = location(field),
                .document = field["document"].text()};
  found.location.bytes = span_of(field);
  found.location.approximate = field["approximate"].flag();
  for (const JsonField& step : field["trail"].items()) found.trail.push_back(step.text());
  found.snippet = field["snippet"].text();
  found.fingerprint = field["fingerprint"].text();
  for (const JsonField& other : field["related"].items())
    found.related.push_back({other["message"].text(), location(other)});
  if (field.has("fix")) found.fix = fix(field["fix"]);
  if (field.has("suppressed"))
    found.suppressed = Suppression{field["suppressed"]["kind"].one_of(SuppressionKind::baseline),
                                   field["suppressed"]["reason"].text()};
  if (field.has("owners")) {
    for (const JsonField& owner : field["owners"].items()) found.owners.push_back(owner.text());
  }
  read_merge_member(field, found, words);
  return found;
}

Skipped skipped(const JsonField& field, KnownWords& words) {
  Skipped entry{.path = field["path"].text(),
                .reason = words.keep_name(field["reason"].text()),
                .detail = field["detail"].text(),
                .line_1 = field["line"].number()};
  read_merge_member(field, entry);
  return entry;
}

Report::Summary summary(const JsonField& field) {
  return {.files_walked = field["files_walked"].number(),
          .files_scanned = field["files_scanned"].number(),
          .bytes_scanned = field["bytes_scanned"].number(),
          .suppressed = field["suppressed"].number(),
          .baselined = field["baselined"].number(),
          .value_unchecked = field.find("value_unchecked").number_or(0)};
}

ReadReport read_own(const JsonField& document, KnownWords& words) {
  if (document["schema"].text() != schema)
    document["schema"].refuse("`" + std::string(schema) + "`");
  ReadReport read;
  read.tool = document["tool"]["name"].text();
  read.version = document["tool"]["version"].text();
  read.report.summary = summary(document["summary"]);
  for (const JsonField& field : document["findings"].items())
    read.report.findings.push_back(finding(field, words));
  for (const JsonField& field : document["skipped"].items())
    read.report.skipped.push_back(skipped(field, words));
  read_shard_member(document, read.report, words);
  return read;
}

ReadReport read_any(std::string_view text, KnownWords& words) {
  if (are_lines_of_findings(text)) return read_lines_of_findings(text, words);
  Json json = parse(text);
  const JsonField document(json, "");
  if (document.has("runs")) return read_sarif(document, words);
  restore_texts(json);
  return read_own(document, words);
}

}  // namespace

Result<ReadReport> ReportReader::read(std::string_view json_utf8) {
  try {
    ReadReport read = read_any(json_utf8, *words_);
    read.report.owned.push_back(words_);
    return read;
  } catch (const Refused& refused) {
    return Problem{SkipReason::unparsed, refused.what, {}};
  }
}

}  // namespace dexlint
