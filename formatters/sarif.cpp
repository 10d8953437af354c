// SARIF 2.1.0, as GitHub code scanning and the SARIF viewers take it: one run, every message both
// as text and as template with arguments, paths relative to the working directory.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

#include "formatters/escape.h"
#include "formatters/formatter.h"
#include "formatters/rule_help.h"
#include "formatters/sarif_result.h"
#include "formatters/sarif_rule.h"
#include "linter/model/secret_text.h"

namespace dexlint {
namespace {

using Json = nlohmann::ordered_json;

// GitHub stores the first 5,000 results of a run and refuses a run of more than 25,000.
constexpr std::size_t stored_results = 5'000;
constexpr std::size_t most_results = 25'000;

// In the report's order; where GitHub would store a part only, the worst first.
std::vector<const Finding*> chosen(const Report& report) {
  std::vector<const Finding*> all;
  for (const Finding& finding : report.findings) all.push_back(&finding);
  if (all.size() <= stored_results) return all;
  std::stable_sort(all.begin(), all.end(),
                   [](const Finding* a, const Finding* b) { return a->severity < b->severity; });
  all.resize(std::min(all.size(), most_results));
  return all;
}

/// The rules of a run, by code, and where each stands in the list.
class Rules {
 public:
  Rules(const Report& report, const std::vector<const Finding*>& findings) {
    std::map<std::string_view, const Rule*> by_code;
    for (const Rule* rule : report.rules) by_code.emplace(rule->code, rule);
    for (const Finding* finding : findings) by_code.emplace(finding->rule->code, finding->rule);
    for (const auto& [code, rule] : by_code) {
      index_[rule] = rules_.size();
      rules_.push_back({rule, {}});
    }
  }
  std::size_t index(const Rule* rule) const { return index_.at(rule); }
  SarifRule& at(const Rule* rule) { return rules_[index(rule)]; }
  Json json() const {
    Json all = Json::array();
    for (const SarifRule& used : rules_) all.push_back(sarif_rule(used));
    return all;
  }

 private:
  std::vector<SarifRule> rules_;
  std::map<const Rule*, std::size_t> index_;
};

Json results(const std::vector<const Finding*>& findings, Rules& rules) {
  Json all = Json::array();
  for (const Finding* finding : findings)
    all.push_back(sarif_result(*finding, rules.index(finding->rule), rules.at(finding->rule)));
  return all;
}

Json notification(const Skipped& skipped) {
  const std::string detail = skipped.detail.empty() ? "" : ": " + printable(skipped.detail);
  Json physical{{"artifactLocation", sarif_artifact(skipped.path)}};
  if (skipped.line_1 > 0) physical["region"] = {{"startLine", skipped.line_1}};
  return {{"level", "warning"},
          {"message", {{"text", fmt::format("Not read, {}{}.", skipped.reason, detail)}}},
          {"locations", Json::array({{{"physicalLocation", std::move(physical)}}})}};
}

Json notifications(const Report& report, std::size_t written) {
  Json all = Json::array();
  for (const Skipped& skipped : report.skipped) all.push_back(notification(skipped));
  if (const std::size_t cut = report.findings.size() - written; cut > 0) {
    const std::string text = fmt::format(
        "{} results of the lowest severity are left out: GitHub takes {} a run.", cut, written);
    all.push_back({{"level", "warning"}, {"message", {{"text", text}}}});
  }
  return all;
}

Json driver(const Rules& rules, const FormatOptions& options) {
  return {{"name", "dexlint"},
          {"version", options.version},
          {"semanticVersion", options.version},
          {"informationUri", project_url},
          {"rules", rules.json()}};
}

Json source_root(const FormatOptions& options) {
  if (options.source_root.empty())
    return {{"description", {{"text", "The folder that dexlint ran in."}}}};
  const std::string end = options.source_root.ends_with('/') ? "" : "/";
  return {{"uri", "file://" + uri_path(options.source_root) + end}};
}

// Paths are relative to the root of the repository, or this is not known.
Json provenance(const GitState& git) {
  Json details{{"repositoryUri", git.repository}, {"revisionId", git.revision}};
  if (!git.branch.empty()) details["branch"] = printable(git.branch);
  details["mappedTo"] = {{"uriBaseId", source_root_id}};
  return Json::array({std::move(details)});
}

// What stands where text was masked: a sign for each character, or one word with `--redact full`.
constexpr std::array mask_tokens{mask_character, redacted_word};

bool shows(const Finding& finding, std::string_view token) {
  const auto has = [&](std::string_view text) {
    return text.find(token) != std::string_view::npos;
  };
  return has(finding.snippet) || std::any_of(finding.frame.begin(), finding.frame.end(),
                                             [&](const FrameLine& line) { return has(line.text); });
}

Json redaction_tokens(const Report& report) {
  Json tokens = Json::array();
  for (const std::string_view token : mask_tokens) {
    if (std::any_of(report.findings.begin(), report.findings.end(),
                    [&](const Finding& finding) { return shows(finding, token); }))
      tokens.push_back(token);
  }
  return tokens;
}

}  // namespace

std::string write_sarif(const Report& report, const FormatOptions& options) {
  const std::vector<const Finding*> findings = chosen(report);
  Rules rules(report, findings);
  Json all_results = results(findings, rules);
  Json run{
      {"tool", {{"driver", driver(rules, options)}}},
      {"invocations",
       Json::array({{{"executionSuccessful", true},
                     {"toolExecutionNotifications", notifications(report, findings.size())}}})},
      {"originalUriBaseIds", {{std::string(source_root_id), source_root(options)}}},
      {"columnKind", "utf16CodeUnits"}};
  // What stands behind the last slash names the run, what stands before it the category.
  if (!options.category.empty()) run["automationDetails"] = {{"id", options.category + "/"}};
  if (!options.git.repository.empty()) run["versionControlProvenance"] = provenance(options.git);
  if (Json tokens = redaction_tokens(report); !tokens.empty())
    run["redactionTokens"] = std::move(tokens);
  run["results"] = std::move(all_results);
  const Json log{{"$schema",
                  "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/"
                  "sarif-schema-2.1.0.json"},
                 {"version", "2.1.0"},
                 {"runs", Json::array({std::move(run)})}};
  return json_text(log);
}

}  // namespace dexlint
