// SARIF 2.1.0, as GitHub code scanning and the SARIF viewers take it: one run, every message both
// as text and as template with arguments, paths relative to the working directory.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

#include "formatters/deflate_estimate.h"
#include "formatters/escape.h"
#include "formatters/formatter.h"
#include "formatters/listing.h"
#include "formatters/rule_help.h"
#include "formatters/sarif_result.h"
#include "formatters/sarif_rule.h"
#include "linter/model/secret_text.h"

namespace dexlint {
namespace {

using Json = nlohmann::ordered_json;

// GitHub stores the first 5,000 results of a run and refuses a run of more than 25,000, or a file
// that is larger than 10 MB when it is packed.
constexpr std::size_t stored_results = 5'000;
constexpr std::size_t most_results = 25'000;
constexpr std::size_t most_packed_bytes = 10'000'000;
constexpr std::size_t ample_result_bytes = 4096;
constexpr std::size_t result_depth = 4;  // of JSON: log, runs, run, results

// In the report's order; where GitHub would store a part only, the worst first.
Findings chosen(const Report& report) {
  Findings all = listed(report, true);
  if (all.size() > stored_results) all = worst_first(std::move(all));
  all.resize(std::min(all.size(), most_results));
  return all;
}

/// The rules of a run, by code, with the messages that they use, and where each stands in the list.
class Rules {
 public:
  Rules(const Report& report, const Findings& findings) {
    std::map<std::string_view, const Rule*> by_code;
    for (const Rule* rule : report.rules) by_code.emplace(rule->code, rule);
    for (const Finding* finding : findings) by_code.emplace(finding->rule->code, finding->rule);
    for (const auto& [code, rule] : by_code) {
      index_[rule] = rules_.size();
      rules_.push_back({rule, {}});
    }
    for (const Finding* finding : findings) at(finding->rule).use(sarif_template(*finding));
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

Json notification(const Skipped& skipped) {
  const std::string detail = skipped.detail.empty() ? "" : ": " + printable(skipped.detail);
  Json physical{{"artifactLocation", {{"uri", sarif_uri(skipped.path)}}}};
  if (!skipped.path.starts_with('/')) physical["artifactLocation"]["uriBaseId"] = source_root_id;
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
        "{} results of the lowest severity are left out: GitHub takes {} a run, and {} MB packed.",
        cut, most_results, most_packed_bytes / 1'000'000);
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

// The whole but for its results, of which `written` will stand in it.
Json log_around(const Report& report, const FormatOptions& options, const Rules& rules,
                std::size_t written) {
  Json run{{"tool", {{"driver", driver(rules, options)}}},
           {"invocations",
            Json::array({{{"executionSuccessful", true},
                          {"toolExecutionNotifications", notifications(report, written)}}})},
           {"originalUriBaseIds", {{std::string(source_root_id), source_root(options)}}},
           {"columnKind", "utf16CodeUnits"}};
  // What stands behind the last slash names the run, what stands before it the category.
  if (!options.category.empty()) run["automationDetails"] = {{"id", options.category + "/"}};
  if (!options.git.repository.empty()) run["versionControlProvenance"] = provenance(options.git);
  if (Json tokens = redaction_tokens(report); !tokens.empty())
    run["redactionTokens"] = std::move(tokens);
  run["results"] = Json::array();
  return {{"$schema",
           "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/"
           "sarif-schema-2.1.0.json"},
          {"version", "2.1.0"},
          {"runs", Json::array({std::move(run)})}};
}

// Parts the text of `log_around` where the results belong: last in it.
struct Frame {
  std::string before;
  std::string behind;

  explicit Frame(const Json& log) : before(json_text(log)) {
    const std::size_t end = before.rfind("[]") + 1;
    behind = before.substr(end);
    before.resize(end);
  }
};

// `text`, with the results behind it as they are in the whole. How many fit into an upload.
std::size_t append_results(const Findings& findings, Rules& rules, std::string& text) {
  text.reserve(text.size() + findings.size() * ample_result_bytes);  // never copied, as it grows
  JsonWriter out(text, result_depth);
  DeflateEstimate packed;
  for (std::size_t written = 0; written < findings.size(); ++written) {
    const Finding& finding = *findings[written];
    const std::size_t size = text.size();
    write_sarif_result(out, finding, rules.index(finding.rule), rules.at(finding.rule));
    packed.count(text);
    if (packed.bytes() > most_packed_bytes) {
      text.resize(size);
      return written;
    }
  }
  return findings.size();
}

}  // namespace

// Results are written, not made: thousands of them as one JSON value would take ten times the
// memory of their text, and most of the time.
std::string write_sarif(const Report& report, const FormatOptions& options) {
  const Findings findings = chosen(report);
  Rules rules(report, findings);
  const Frame frame(log_around(report, options, rules, findings.size()));
  std::string text = frame.before;
  std::size_t written = append_results(findings, rules, text);
  if (written < findings.size()) {
    text.resize(frame.before.size());
    written = append_results(worst_first(findings), rules, text);
    text.replace(0, frame.before.size(), Frame(log_around(report, options, rules, written)).before);
  }
  if (written > 0) text += "\n      ";
  text += frame.behind;
  return text;
}

}  // namespace dexlint
