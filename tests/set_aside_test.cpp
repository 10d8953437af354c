// What was suppressed is counted and left out; shown on demand, it counts for nothing.
#include "linter/engine/set_aside.h"

#include <boost/test/unit_test.hpp>
#include <string>
#include <vector>

#include "formatters/formatter.h"
#include "tests/support/sample_report.h"

using namespace dexlint;
using namespace dexlint::test;

namespace {

Finding sample(std::optional<Suppression> suppressed) {
  Finding finding = sample_report().findings.at(3);
  finding.location.path = "a.yaml";
  finding.frame.clear();
  finding.related.clear();
  finding.suppressed = std::move(suppressed);
  return finding;
}

Report report_of(std::vector<Finding> findings) {
  Report report;
  report.summary.files_scanned = 1;
  report.findings = std::move(findings);
  return report;
}

Report judged() {
  return report_of({sample({}), sample(Suppression{SuppressionKind::in_source, "a test account"}),
                    sample(Suppression{SuppressionKind::config, {}}),
                    sample(Suppression{SuppressionKind::baseline, {}})});
}

std::string last_line(const std::string& text) {
  const std::size_t end = text.size() - 1;
  return text.substr(text.rfind('\n', end - 1) + 1, end - text.rfind('\n', end - 1) - 1);
}

BOOST_AUTO_TEST_CASE(suppressed_findings_leave_and_are_counted) {
  Report report = judged();
  set_aside_suppressed(report, false);
  BOOST_TEST(report.findings.size() == 1U);
  BOOST_TEST(report.summary.suppressed == 2U);
  BOOST_TEST(report.summary.baselined == 1U);
  BOOST_TEST(last_line(write_text(report, {})) ==
             "1 warning in 1 file (1 file scanned); 2 suppressed; 1 known");
}

BOOST_AUTO_TEST_CASE(shown_they_say_who_suppressed_them) {
  Report report = judged();
  set_aside_suppressed(report, true);
  BOOST_TEST(report.findings.size() == 4U);
  BOOST_TEST(report.count() == 1U);
  const std::string text = write_text(report, {});
  for (const char* line : {"= suppressed by a comment: a test account\n",
                           "= suppressed by the config\n", "= suppressed by the baseline\n"})
    BOOST_TEST(text.find(line) != std::string::npos, "missing: " << line);
  BOOST_TEST(last_line(text) == "1 warning in 1 file (1 file scanned); 2 suppressed; 1 known");
}

BOOST_AUTO_TEST_CASE(only_suppressed_ones_are_no_findings) {
  Report report = report_of({sample(Suppression{SuppressionKind::baseline, {}})});
  set_aside_suppressed(report, false);
  BOOST_TEST(last_line(write_text(report, {})) == "No findings in 1 file; 1 known");
}

}  // namespace
