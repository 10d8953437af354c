// GitLab's security reports, schema 15.2.4: credentials in the one for secret detection, all other
// findings in the one for SAST, so that a pipeline with both shows each once. What went into the
// other, and what was not read, stands among the messages of the scan. No text of the file is
// printed: the field for it would hold the secret.
#include <fmt/chrono.h>
#include <fmt/format.h>

#include "formatters/escape.h"
#include "formatters/formatter.h"
#include "formatters/listing.h"
#include "formatters/markdown_text.h"
#include "formatters/rule_help.h"
#include "formatters/sentence.h"
#include "linter/model/rule.h"
#include "linter/model/utf8.h"

namespace dexlint {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view schema_version = "15.2.4";
constexpr std::size_t name_limit = 255;        // characters, as the schema has it
constexpr std::size_t solution_limit = 7'000;  // the same
// What GitLab's own analyzers write outside of git.
constexpr std::string_view no_commit = "0000000";

enum class Scan { secret_detection, sast };

std::string_view type_of(Scan scan) { return scan == Scan::sast ? "sast" : "secret_detection"; }

Scan scan_of(const Finding& finding) {
  return finding.rule->category == Category::secret ? Scan::secret_detection : Scan::sast;
}

std::string_view gitlab_severity(const Finding& finding) {
  const bool security = opens_or_leaks(finding.effect);
  switch (finding.severity) {
    case Severity::error:
      return security ? "High" : "Medium";
    case Severity::warning:
      return security ? "Medium" : "Low";
    case Severity::note:
      break;
  }
  return security ? "Low" : "Info";
}

std::string cut(std::string_view text, std::size_t characters) {
  const std::string_view kept = code_points(text, 0, characters);
  if (kept.size() == text.size()) return std::string(text);
  return std::string(code_points(text, 0, characters - 1)) + "…";
}

// 32 hex digits in the groups of a UUID, which GitLab recommends.
std::string uuid(std::string_view hex) {
  if (hex.size() != 32) return std::string(hex);
  return fmt::format("{}-{}-{}-{}-{}", hex.substr(0, 8), hex.substr(8, 4), hex.substr(12, 4),
                     hex.substr(16, 4), hex.substr(20));
}

Json identifiers(const Rule& rule) {
  Json all = Json::array();
  all.push_back({{"type", "dexlint_rule"},
                 {"name", fmt::format("{} {}", rule.code, rule.id)},
                 {"value", rule.code},
                 {"url", rule_url(rule)}});
  if (rule.cwe > 0) {
    all.push_back(
        {{"type", "cwe"},
         {"name", fmt::format("CWE-{}", rule.cwe)},
         {"value", std::to_string(rule.cwe)},
         {"url", fmt::format("https://cwe.mitre.org/data/definitions/{}.html", rule.cwe)}});
  }
  return all;
}

Json location(const Finding& finding, Scan scan, const FormatOptions& options) {
  Json place{{"file", finding.location.path},
             {"start_line", finding.location.line_1},
             {"end_line", finding.location.end_line_1}};
  if (scan == Scan::secret_detection) {
    const bool known = !options.git.revision.empty();
    place["commit"] = {{"sha", known ? std::string_view(options.git.revision) : no_commit}};
  }
  return place;
}

Json vulnerability(const Finding& finding, Scan scan, const FormatOptions& options) {
  const Rule& rule = *finding.rule;
  Json value{{"id", uuid(finding.fingerprint)},
             {"name", cut(sentence(rule.summary), name_limit)},
             {"description", fmt::format("{}\n\n{}", markdown_message(finding), rule.why)},
             {"severity", gitlab_severity(finding)}};
  if (const std::string fix = advice_line(finding); !fix.empty())
    value["solution"] = cut(fix, solution_limit);
  value["identifiers"] = identifiers(rule);
  value["location"] = location(finding, scan, options);
  return value;
}

Json messages(const Report& report, std::size_t elsewhere, Scan scan) {
  Json all = Json::array();
  if (elsewhere > 0) {
    const std::string_view other = scan == Scan::sast ? "secret-detection" : "sast";
    all.push_back({{"level", "info"},
                   {"value", fmt::format("{} in the report that -f gitlab-{} writes.",
                                         counted(elsewhere, "other finding"), other)}});
  }
  for (const Skipped& skipped : report.skipped) {
    all.push_back({{"level", "warn"},
                   {"value", fmt::format("Not read: {}: {}: {}", printable(skipped.path),
                                         skipped.reason, printable(skipped.detail))}});
  }
  return all;
}

Json program(const FormatOptions& options) {
  return {{"id", "dexlint"},
          {"name", "dexlint"},
          {"url", project_url},
          {"version", options.version},
          {"vendor", {{"name", "dexlint"}}}};
}

std::string security_report(const Report& report, const FormatOptions& options, Scan scan) {
  const Findings all = listed(report, false);
  Json vulnerabilities = Json::array();
  for (const Finding* finding : all) {
    if (scan_of(*finding) == scan)
      vulnerabilities.push_back(vulnerability(*finding, scan, options));
  }
  const std::string time = fmt::format("{:%Y-%m-%dT%H:%M:%S}", fmt::gmtime(options.time));
  return json_text({{"version", schema_version},
                    {"scan",
                     {{"analyzer", program(options)},
                      {"scanner", program(options)},
                      {"type", type_of(scan)},
                      {"start_time", time},
                      {"end_time", time},
                      {"status", "success"},
                      {"messages", messages(report, all.size() - vulnerabilities.size(), scan)}}},
                    {"vulnerabilities", std::move(vulnerabilities)}});
}

}  // namespace

std::string write_gitlab_secret_detection(const Report& report, const FormatOptions& options) {
  return security_report(report, options, Scan::secret_detection);
}

std::string write_gitlab_sast(const Report& report, const FormatOptions& options) {
  return security_report(report, options, Scan::sast);
}

}  // namespace dexlint
