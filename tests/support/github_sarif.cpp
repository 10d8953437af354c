#include "tests/support/github_sarif.h"

#include <algorithm>
#include <cstdlib>
#include <regex>
#include <set>

namespace dexlint::test {
namespace {

using nlohmann::json;

class Checker {
 public:
  void run(const json& run);
  std::vector<std::string> complaints;

 private:
  void rule(const json& rule);
  void rule_properties(const std::string& id, const json& properties);
  void result(const json& result, const json& rules);
  void message(const json& message, const json& rule);
  void location(const json& physical);
  void region(const json& region);
  void artifact(const json& artifact);

  void want(bool holds, const std::string& what) {
    if (!holds) complaints.push_back(where_ + ": " + what);
  }
  std::string where_ = "run";
  bool masked_ = false;
  std::set<std::string> seen_;
};

json at(const json& value, const char* pointer) {
  const json::json_pointer path(pointer);
  return value.contains(path) ? value.at(path) : json();
}

std::string text_at(const json& value, const char* pointer) {
  const json found = at(value, pointer);
  return found.is_string() ? found.get<std::string>() : std::string();
}

bool matches(const std::string& text, const char* pattern) {
  return std::regex_match(text, std::regex(pattern));
}

bool is_level(const std::string& level) {
  return level == "error" || level == "warning" || level == "note";
}

bool every_place_is_quoted(const std::string& text) {
  return !std::regex_search(text, std::regex("(^|[^'])\\{[0-9]\\}|\\{[0-9]\\}($|[^'])"));
}

std::string filled(std::string text, const json& arguments) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool place = text[i] == '{' && i + 2 < text.size() && text[i + 2] == '}';
    const auto number = static_cast<std::size_t>(place ? text[i + 1] - '0' : 0);
    if (place && number < arguments.size()) {
      out += arguments[number].get<std::string>();
      i += 2;
    } else {
      out += text[i];
    }
  }
  return out;
}

void Checker::rule_properties(const std::string& id, const json& properties) {
  const json tags = at(properties, "/tags");
  want(tags.is_array() && tags.size() <= 20, id + " has more than 20 tags");
  want(std::set<json>(tags.begin(), tags.end()).size() == tags.size(), id + " repeats a tag");
  const bool security = std::find(tags.begin(), tags.end(), "security") != tags.end();
  const json score = at(properties, "/security-severity");
  want(score.is_null() || score.is_string(), id + " has a security-severity that is no string");
  want(security == !score.is_null(), id + " has one of tag security and security-severity");
  if (score.is_string()) {
    const double value = std::strtod(score.get<std::string>().c_str(), nullptr);
    want(value > 0 && value <= 10, id + " has a security-severity out of range");
  }
  want(matches(text_at(properties, "/precision"), "very-high|high|medium|low"), id + " precision");
  want(matches(text_at(properties, "/problem.severity"), "error|warning|recommendation"),
       id + " problem.severity");
}

void Checker::rule(const json& rule) {
  const std::string id = text_at(rule, "/id");
  want(matches(id, "[A-Z]{1,8}[0-9]{1,6}"), "rule id " + id);
  const std::string name = text_at(rule, "/name");
  want(matches(name, "([A-Z][a-z0-9]+)+") && name.size() <= 255, id + " has the name " + name);
  for (const char* pointer : {"/shortDescription/text", "/fullDescription/text"}) {
    const std::string text = text_at(rule, pointer);
    want(!text.empty() && text.size() <= 1024, id + " has no good " + pointer);
    want(text.ends_with('.'), id + " lacks a full stop in " + pointer);
  }
  for (const char* pointer : {"/help/text", "/help/markdown", "/helpUri"})
    want(!text_at(rule, pointer).empty(), id + " has no " + pointer);
  want(is_level(text_at(rule, "/defaultConfiguration/level")), id + " has no level");
  rule_properties(id, at(rule, "/properties"));
}

void Checker::message(const json& message, const json& rule) {
  const std::string text = text_at(message, "/text");
  want(text.ends_with('.'), "message without a full stop");
  want(!text.empty() && !(text[0] >= 'a' && text[0] <= 'z' && text.find(' ') < 2),
       "message starts small");
  const std::string form =
      text_at(rule, ("/messageStrings/" + text_at(message, "/id") + "/text").c_str());
  want(!form.empty(), "message id is not among the rule's");
  want(every_place_is_quoted(form), "a place of the template is not quoted");
  want(filled(form, at(message, "/arguments")) == text, "text and template differ");
}

void Checker::region(const json& region) {
  for (const char* name : {"startLine", "startColumn", "endLine", "endColumn"}) {
    const bool counted = region.contains(name) && region[name].is_number_unsigned();
    want(counted && region[name] >= 1u, std::string("region without a good ") + name);
    if (!counted) return;
  }
  const bool forward =
      region["startLine"] < region["endLine"] ||
      (region["startLine"] == region["endLine"] && region["startColumn"] <= region["endColumn"]);
  want(forward, "region ends before it starts");
}

void Checker::artifact(const json& artifact) {
  const std::string uri = text_at(artifact, "/uri");
  want(matches(uri, "[A-Za-z0-9._~%-][A-Za-z0-9._~%/-]*"), "uri " + uri);
  want(!uri.starts_with("./"), "uri starts with ./");
  want(text_at(artifact, "/uriBaseId") == "%SRCROOT%", "uri without a base");
}

void Checker::location(const json& physical) {
  artifact(at(physical, "/artifactLocation"));
  region(at(physical, "/region"));
  const std::string context = text_at(physical, "/contextRegion/snippet/text");
  const std::string snippet = text_at(physical, "/region/snippet/text");
  want(!snippet.empty(), "region without a snippet");
  masked_ = masked_ || (context + snippet).find("•") != std::string::npos;
}

void Checker::result(const json& result, const json& rules) {
  const json index = at(result, "/ruleIndex");
  const bool known = index.is_number_unsigned() && index.get<std::size_t>() < rules.size();
  want(known, "ruleIndex out of range");
  const json rule = known ? rules[index.get<std::size_t>()] : json::object();
  want(text_at(rule, "/id") == text_at(result, "/ruleId"), "ruleId and ruleIndex differ");
  want(is_level(text_at(result, "/level")), "level");
  message(at(result, "/message"), rule);
  const json locations = at(result, "/locations");
  want(locations.is_array() && locations.size() == 1, "not one location");
  const json physical = at(result, "/locations/0/physicalLocation");
  location(physical);
  want(matches(text_at(result, "/partialFingerprints/primaryLocationLineHash"),
               "[0-9a-f]{1,16}:[1-9][0-9]*"),
       "no primaryLocationLineHash");
  const json same = {at(result, "/ruleId"), at(result, "/message/text"),
                     at(physical, "/artifactLocation"), at(physical, "/region")};
  want(seen_.insert(same.dump()).second, "the same result twice");
}

void Checker::run(const json& run) {
  want(text_at(run, "/columnKind") == "utf16CodeUnits", "columnKind");
  const std::string root = text_at(run, "/originalUriBaseIds/%SRCROOT%/uri");
  want(root.starts_with("file:///") && root.ends_with('/'), "source root " + root);
  want(at(run, "/invocations/0/executionSuccessful") == true, "executionSuccessful");
  for (const char* pointer : {"/tool/driver/name", "/tool/driver/version",
                              "/tool/driver/semanticVersion", "/tool/driver/informationUri"})
    want(!text_at(run, pointer).empty(), std::string("no ") + pointer);
  const json rules = at(run, "/tool/driver/rules");
  std::set<std::string> ids;
  for (const json& each : rules) {
    rule(each);
    want(ids.insert(text_at(each, "/id")).second, "the same rule twice");
  }
  want(run.contains("results") && run["results"].is_array(), "no results array");
  std::size_t number = 0;
  for (const json& each : at(run, "/results")) {
    where_ = "result " + std::to_string(number++);
    result(each, rules);
  }
  where_ = "run";
  want(masked_ == run.contains("redactionTokens"), "redactionTokens");
}

}  // namespace

std::vector<std::string> github_complaints(const json& report) {
  if (text_at(report, "/version") != "2.1.0") return {"version"};
  if (text_at(report, "/$schema").empty()) return {"$schema"};
  const json runs = at(report, "/runs");
  if (!runs.is_array() || runs.size() != 1) return {"not one run"};
  Checker checker;
  checker.run(runs[0]);
  return checker.complaints;
}

}  // namespace dexlint::test
