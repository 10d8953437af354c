// GitLab's Code Quality report: a list of Code Climate's issues, shown in merge requests. GitLab
// tells issues apart by their fingerprint alone and drops one that comes twice.
#include <fmt/format.h>

#include <map>

#include "formatters/escape.h"
#include "formatters/formatter.h"
#include "formatters/listing.h"
#include "formatters/rule_help.h"
#include "formatters/sentence.h"
#include "linter/model/rule.h"

namespace dexlint {
namespace {

using Json = nlohmann::ordered_json;

std::string_view gitlab_severity(const Finding& finding) {
  switch (finding.severity) {
    case Severity::error:
      return opens_or_leaks(finding.effect) ? "critical" : "major";
    case Severity::warning:
      return "minor";
    case Severity::note:
      break;
  }
  return "info";
}

/// Gives each finding a fingerprint that no other has.
class Fingerprints {
 public:
  std::string of(const Finding& finding) {
    const std::size_t count = ++seen_[finding.fingerprint];
    return count == 1 ? finding.fingerprint : fmt::format("{}:{}", finding.fingerprint, count);
  }

 private:
  std::map<std::string_view, std::size_t> seen_;
};

Json issue(const Finding& finding, std::string fingerprint) {
  const Location& at = finding.location;
  return {
      {"description", sentence(printable(finding.message.render()))},
      {"check_name", fmt::format("{} {}", finding.rule->code, finding.rule->id)},
      {"fingerprint", std::move(fingerprint)},
      {"severity", gitlab_severity(finding)},
      {"location", {{"path", at.path}, {"lines", {{"begin", at.line_1}, {"end", at.end_line_1}}}}}};
}

}  // namespace

std::string write_gitlab(const Report& report, const FormatOptions&) {
  Fingerprints fingerprints;
  Json issues = Json::array();
  for (const Finding* finding : listed(report, false))
    issues.push_back(issue(*finding, fingerprints.of(*finding)));
  return json_text(issues);
}

}  // namespace dexlint
