#include "linter/report/read_sarif.h"

#include <map>

#include "linter/model/rule.h"

namespace dexlint {
namespace {

// A number of places that a person could look at; tools that trace flows list thousands.
constexpr std::size_t most_related = 20;

std::string percent_decoded(std::string_view uri) {
  const auto digit = [](char c) -> int {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
  };
  std::string path;
  for (std::size_t at = 0; at < uri.size(); ++at) {
    const bool escape = uri[at] == '%' && at + 2 < uri.size();
    const int high = escape ? digit(uri[at + 1]) : -1;
    const int low = escape ? digit(uri[at + 2]) : -1;
    if (high < 0 || low < 0) {
      path += uri[at];
      continue;
    }
    path += static_cast<char>(high * 16 + low);
    at += 2;
  }
  return path;
}

// `file:///a/b` and `a/b` alike, as reports name files.
std::string path_of(std::string_view uri) {
  if (uri.starts_with("file://")) uri.remove_prefix(std::string_view("file://").size());
  if (uri.starts_with("./")) uri.remove_prefix(2);
  return percent_decoded(uri);
}

std::string text_of(const JsonField& message) { return message.find("text").text_or(""); }

// `location`: SARIF's, which may lack all but the file, and that too.
Location location_of(const JsonField& location) {
  const JsonField physical = location.find("physicalLocation");
  const JsonField region = physical.find("region");
  Location at{.path = path_of(physical.find("artifactLocation").find("uri").text_or(""))};
  at.line_1 = region.find("startLine").number_or(1);
  at.column_1 = region.find("startColumn").number_or(1);
  at.end_line_1 = region.find("endLine").number_or(at.line_1);
  at.end_column_1 = region.find("endColumn").number_or(at.column_1);
  at.bytes.begin = region.find("byteOffset").number_or(0);
  at.bytes.end = at.bytes.begin + region.find("byteLength").number_or(0);
  if (at.bytes.end > std::size_t{1} << 53) region.find("byteLength").refuse("an end before 2^53");
  if (at.end_line_1 < at.line_1) region.find("endLine").refuse("a line not before startLine");
  return at;
}

Severity severity_of(const JsonField& level, Severity otherwise) {
  if (level.is_null()) return otherwise;
  if (level.text() == "error") return Severity::error;
  return level.text() == "warning" ? Severity::warning : Severity::note;
}

/// A rule of a run, and the words of its messages.
struct RunRule {
  const Rule* rule = nullptr;
  std::map<std::string, std::string, std::less<>> messages = {};
};

class RunReader {
 public:
  RunReader(const JsonField& run, KnownWords& words) : run_(run), words_(words) {
    const JsonField driver = run["tool"]["driver"];
    fallback_url_ = driver.find("informationUri").text_or("");
    if (!driver.find("rules").is_null()) {
      for (const JsonField& rule : driver["rules"].items()) add_rule(rule);
    }
  }

  void read_into(Report& report) {
    if (run_.has("artifacts")) {
      report.summary.files_scanned += run_["artifacts"].items().size();
      report.summary.files_walked += run_["artifacts"].items().size();
    }
    if (run_.has("invocations")) {
      for (const JsonField& invocation : run_["invocations"].items())
        add_skipped(invocation, report);
    }
    if (!run_.has("results")) return;
    for (const JsonField& result : run_["results"].items()) {
      if (!is_finding(result)) continue;
      report.findings.push_back(finding(result));
      if (report.findings.back().suppressed) ++report.summary.suppressed;
    }
  }

 private:
  void add_rule(const JsonField& field) {
    RunRule added{rule(field["id"].text(), field)};
    if (field.has("messageStrings")) {
      for (const auto& [name, message] : field["messageStrings"].members())
        added.messages[name] = text_of(message);
    }
    by_id_.emplace(field["id"].text(), rules_.size());
    rules_.push_back(std::move(added));
  }

  // `descriptor`: what is known of it; a reference that says nothing more, or a null.
  const Rule* rule(const std::string& id, const JsonField& descriptor) {
    const std::string name = descriptor.find("name").text_or(id);
    const std::string summary = text_of(descriptor.find("shortDescription"));
    const std::string why = text_of(descriptor.find("fullDescription"));
    const std::string url = descriptor.find("helpUri").text_or(fallback_url_);
    Rule described = described_rule();
    described.code = id;
    described.id = name;
    described.severity =
        severity_of(descriptor.find("defaultConfiguration").find("level"), Severity::warning);
    described.summary = summary.empty() ? std::string_view(name) : summary;
    described.why = why;
    described.help_url = url;
    return words_.rule(described);
  }

  RunRule rule_of(const JsonField& result) {
    const JsonField index = result.find("ruleIndex");
    if (index.is_number() && result.find("ruleId").is_null()) {
      if (index.number() >= rules_.size()) index.refuse("the index of a rule");
      return rules_[index.number()];
    }
    const JsonField reference = result.find("rule");
    const std::string id = result.find("ruleId").text_or(reference.find("id").text_or("unnamed"));
    const auto found = by_id_.find(id);
    if (found != by_id_.end()) return rules_[found->second];
    return {rule(id, reference)};
  }

  // Not what passed, nor what is gone since a former run.
  static bool is_finding(const JsonField& result) {
    const std::string kind = result.find("kind").text_or("fail");
    return (kind == "fail" || kind == "open" || kind == "review") &&
           result.find("baselineState").text_or("") != "absent";
  }

  Message message(const JsonField& field, const RunRule& rule) {
    if (field.has("text")) return {words_.keep(field["text"].text()), {}};
    const auto found = rule.messages.find(field.find("id").text_or("default"));
    Message filled{
        words_.keep(found == rule.messages.end() ? std::string(rule.rule->summary) : found->second),
        {}};
    if (!field.has("arguments")) return filled;
    for (const JsonField& argument : field["arguments"].items(100))
      filled.arguments.push_back(Argument::reported(Argument::Kind::words, argument.text()));
    return filled;
  }

  Finding finding(const JsonField& result) {
    const RunRule rule = rule_of(result);
    Finding found{.rule = rule.rule,
                  .severity = severity_of(result.find("level"), rule.rule->severity),
                  .confidence = Confidence::medium,
                  .effect = rule.rule->effect,
                  .message = message(result["message"], rule)};
    const JsonField properties = result.find("properties");
    const std::string confidence = properties.find("confidence").text_or("");
    for (const Confidence each : {Confidence::high, Confidence::medium, Confidence::low}) {
      if (confidence == name_of(each)) found.confidence = each;
    }
    if (result.has("locations")) {
      const std::vector<JsonField> all = result["locations"].items();
      if (!all.empty()) found.location = location_of(all.front());
    }
    const JsonField prints = result.find("partialFingerprints");
    found.line_hash = prints.find("primaryLocationLineHash").text_or("");
    found.fingerprint = prints.find("dexlintPath/v1").text_or("");
    add_related(result, found);
    add_suppression(result, found);
    return found;
  }

  static void add_related(const JsonField& result, Finding& found) {
    if (!result.has("relatedLocations")) return;
    for (const JsonField& other : result["relatedLocations"].items()) {
      if (found.related.size() == most_related) break;
      found.related.push_back({text_of(other.find("message")), location_of(other)});
    }
  }

  static void add_suppression(const JsonField& result, Finding& found) {
    if (!result.has("suppressions")) return;
    for (const JsonField& each : result["suppressions"].items()) {
      if (each.find("status").text_or("accepted") != "accepted") continue;
      const bool in_source = each["kind"].text() == "inSource";
      found.suppressed =
          Suppression{in_source ? SuppressionKind::in_source : SuppressionKind::config,
                      each.find("justification").text_or("")};
      return;
    }
  }

  // What a tool says about files that it could not read, and about itself.
  void add_skipped(const JsonField& invocation, Report& report) {
    const std::size_t before = report.skipped.size();
    for (const char* list : {"toolExecutionNotifications", "toolConfigurationNotifications"}) {
      if (!invocation.has(list)) continue;
      for (const JsonField& note : invocation[list].items()) add_note(note, report);
    }
    const JsonField success = invocation.find("executionSuccessful");
    if (!success.is_null() && !success.flag() && report.skipped.size() == before)
      add_note_of_tool("the tool says that its run failed", report);
  }

  void add_note(const JsonField& note, Report& report) {
    const std::string level = note.find("level").text_or("warning");
    if (level != "warning" && level != "error") return;
    const std::vector<JsonField> places =
        note.has("locations") ? note["locations"].items() : std::vector<JsonField>{};
    if (places.empty()) add_note_of_tool(text_of(note["message"]), report);
    for (const JsonField& place : places) {
      const Location at = location_of(place);
      const bool has_line = place.find("physicalLocation").has("region");
      report.skipped.push_back({at.path, name_of(SkipReason::unparsed), text_of(note["message"]),
                                has_line ? at.line_1 : 0});
    }
  }

  // About no file: the tool stands in its place.
  void add_note_of_tool(const std::string& text, Report& report) const {
    report.skipped.push_back(
        {run_["tool"]["driver"]["name"].text(), name_of(SkipReason::unparsed), text, 0});
  }

  const JsonField& run_;
  KnownWords& words_;
  std::string fallback_url_;
  std::vector<RunRule> rules_;
  std::map<std::string, std::size_t, std::less<>> by_id_;
};

}  // namespace

ReadReport read_sarif(const JsonField& log, KnownWords& words) {
  if (!log["version"].text().starts_with("2.1")) log["version"].refuse("SARIF `2.1.0`");
  ReadReport read;
  for (const JsonField& run : log["runs"].items()) {
    const JsonField driver = run["tool"]["driver"];
    if (read.tool.empty()) {
      read.tool = driver["name"].text();
      read.version = driver.find("version").text_or("");
    }
    RunReader(run, words).read_into(read.report);
  }
  return read;
}

}  // namespace dexlint
