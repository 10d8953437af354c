// What GitHub asks of SARIF beyond the schema, with a report spoilt in every way that the check is
// there for; and what is cut, quoted and masked.
#include <algorithm>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>
#include <ostream>

#include "formatters/sarif_rule.h"
#include "linter/model/rule.h"
#include "tests/support/github_sarif.h"
#include "tests/support/sample_report.h"

namespace {

using namespace dexlint;
using namespace dexlint::test;
using nlohmann::json;

std::string joined(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += line + "\n";
  return text;
}

SarifMessage message_of(const Message& message) {
  Finding finding = sample_report().findings[0];
  finding.message = message;
  finding.trail = {"config", "storage"};
  return sarif_message(finding);
}

json sample_sarif() { return json::parse(write_sarif(sample_report(), sample_options())); }

BOOST_AUTO_TEST_CASE(it_is_what_GitHub_wants) {
  BOOST_TEST(joined(github_complaints(sample_sarif())) == "");
  const json clean = json::parse(write_sarif({}, sample_options()));
  BOOST_TEST(joined(github_complaints(clean)) == "");
}

struct Defect {
  std::string_view name;
  std::string patch;  ///< RFC 6902, of the run
  std::string complaint;
};
std::ostream& operator<<(std::ostream& out, const Defect& row) { return out << row.name; }

const std::string result = "/results/0";
const std::string physical = result + "/locations/0/physicalLocation";
const std::string rule = "/tool/driver/rules/0";

std::string removed(const std::string& path) {
  return R"([{"op":"remove","path":")" + path + R"("}])";
}
std::string set(const std::string& path, const std::string& value) {
  return R"([{"op":"add","path":")" + path + R"(","value":)" + value + "}]";
}

const std::vector<Defect> defects = {
    {"no locations", removed(result + "/locations"), "result 0: not one location"},
    {"no region", removed(physical + "/region"), "result 0: region without a good startLine"},
    {"no end column", removed(physical + "/region/endColumn"),
     "result 0: region without a good endColumn"},
    {"column 0", set(physical + "/region/startColumn", "0"),
     "result 0: region without a good startColumn"},
    {"end before start", set(physical + "/region/endColumn", "1"),
     "result 0: region ends before it starts"},
    {"backslash in a path", set(physical + "/artifactLocation/uri", R"("a\\b.yaml")"),
     "result 0: uri a\\b.yaml"},
    {"blank in a path", set(physical + "/artifactLocation/uri", R"("a b.yaml")"),
     "result 0: uri a b.yaml"},
    {"absolute path", set(physical + "/artifactLocation/uri", R"("/a.yaml")"),
     "result 0: uri /a.yaml"},
    {"unknown rule", set(result + "/ruleId", R"("DEX999")"),
     "result 0: ruleId and ruleIndex differ"},
    {"no results", removed("/results"), "run: no results array"},
    {"bad level", set(result + "/level", R"("bad")"), "result 0: level"},
    {"no fingerprint", removed(result + "/partialFingerprints/primaryLocationLineHash"),
     "result 0: no primaryLocationLineHash"},
    {"no columnKind", removed("/columnKind"), "run: columnKind"},
    {"severity as a number", set(rule + "/properties/security-severity", "8.5"),
     "run: DEX101 has a security-severity that is no string"},
    {"21 tags",
     set(rule + "/properties/tags",
         R"(["security","1","2","3","4","5","6","7","8","9","10","11","12","13","14","15","16","17","18","19","20"])"),
     "run: DEX101 has more than 20 tags"},
    {"a tag twice", set(rule + "/properties/tags", R"(["security","a","a"])"),
     "run: DEX101 repeats a tag"},
    {"the same result twice", R"([{"op":"copy","from":"/results/0","path":"/results/1"}])",
     "result 1: the same result twice"},
    {"no full stop", set(result + "/message/text", R"("Odd")"),
     "result 0: message without a full stop"},
    {"place without quotes", set(rule + "/messageStrings/default/text", R"("Secret of {0}.")"),
     "result 0: a place of the template is not quoted"},
    {"masks are not listed", removed("/redactionTokens"), "run: redactionTokens"},
    {"no help", removed(rule + "/help"), "run: DEX101 has no /help/text"},
};

BOOST_DATA_TEST_CASE(the_check_for_GitHub_sees, defects, row) {
  json report = sample_sarif();
  report["runs"][0] = report["runs"][0].patch(json::parse(row.patch));
  const std::vector<std::string> complaints = github_complaints(report);
  BOOST_TEST((std::find(complaints.begin(), complaints.end(), row.complaint) != complaints.end()),
             joined(complaints));
}

BOOST_AUTO_TEST_CASE(all_rules_are_listed_and_each_message_finds_its_template) {
  Report report = sample_report();
  report.findings.resize(1);
  report.findings.push_back(report.findings[0]);
  report.findings[1].message = {"another text about {0}", {Argument::name("auth0")}};
  const json run = json::parse(write_sarif(report, sample_options()))["runs"][0];
  BOOST_TEST(run["tool"]["driver"]["rules"].size() == 3u);
  BOOST_TEST(run["results"][0]["message"]["id"] == "default");
  BOOST_TEST(run["results"][1]["message"]["id"] == "variant2");
  BOOST_TEST(run["tool"]["driver"]["rules"][0]["messageStrings"]["variant2"]["text"] ==
             "Another text about '{0}'.");
}

BOOST_AUTO_TEST_CASE(where_GitHub_stores_only_a_part_the_worst_come_first) {
  Report report = sample_report();
  const Finding note = report.findings[1];
  const Finding error = report.findings[0];
  report.findings.assign(25'001, note);
  report.findings.push_back(error);
  const json run = json::parse(write_sarif(report, sample_options()))["runs"][0];
  BOOST_TEST(run["results"].size() == 25'000u);
  BOOST_TEST(run["results"][0]["level"] == "error");
  const json last = run["invocations"][0]["toolExecutionNotifications"].back();
  BOOST_TEST(last["message"]["text"] ==
             "2 results of the lowest severity are left out: GitHub takes 25000 a run, and "
             "10 MB packed.");
}

BOOST_AUTO_TEST_CASE(a_name_never_becomes_a_link) {
  const Message message{"{0} is odd", {Argument::name("[click](https://example.com)")}};
  BOOST_TEST(message_of(message).text == "'[click\\](https://example.com)' is odd.");
}

BOOST_AUTO_TEST_CASE(messages_are_sentences) {
  const Message question{"{0} is no field; did you mean {1}?",
                         {Argument::name("a"), Argument::name("b")}};
  BOOST_TEST(message_of(question).text ==
             "'a' is no field; did you mean 'b'? See the help of this rule.");
  BOOST_TEST(message_of(question).message_template ==
             "'{0}' is no field; did you mean '{1}'? See the help of this rule.");
}

BOOST_AUTO_TEST_CASE(a_message_without_arguments_says_where_it_is) {
  const SarifMessage message = message_of({"Dex keeps nothing: it forgets", {}});
  BOOST_TEST(message.message_template == "Dex keeps nothing: it forgets (in '{0}').");
  BOOST_TEST(message.text == "Dex keeps nothing: it forgets (in 'config.storage').");
  BOOST_TEST(message.arguments == std::vector<std::string>{"config.storage"},
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(security_is_for_what_opens_or_leaks) {
  BOOST_TEST(security_severity(secret_rule) == "8.5");
  BOOST_TEST(security_severity(redirect_rule) == "5.5");
  BOOST_TEST(security_severity(field_rule) == "");
}

BOOST_AUTO_TEST_CASE(context_is_larger_than_the_place_or_not_there) {
  Report report = sample_report();
  report.findings.resize(1);
  Finding& finding = report.findings[0];
  finding.location = {"a.yaml", 1, 1, 1, 5, {0, 4}, false};
  finding.frame = {{1, "••••", 0, 4}};
  const auto physical_location = [&] {
    return json::parse(write_sarif(report, sample_options()))
        .at(json::json_pointer("/runs/0/results/0/locations/0/physicalLocation"));
  };
  BOOST_TEST(!physical_location().contains("contextRegion"));
  finding.frame = {{1, "•••• # more", 0, 4}};
  BOOST_TEST(physical_location()["contextRegion"]["snippet"]["text"] == "•••• # more");
}

BOOST_AUTO_TEST_CASE(of_a_long_place_the_context_tells_that_it_goes_on) {
  Report report = sample_report();
  report.findings.resize(1);
  Finding& finding = report.findings[0];
  finding.location = {"a.yaml", 2, 3, 9, 5, {10, 90}, false};
  finding.frame = {{1, "key: |", 0, 0}, {2, "  [redacted]", 2, 12}};
  const json run = json::parse(write_sarif(report, sample_options()))["runs"][0];
  const json context =
      run.at(json::json_pointer("/results/0/locations/0/physicalLocation/contextRegion"));
  BOOST_TEST(context["endLine"] == 9);
  BOOST_TEST(context["snippet"]["text"] == "key: |\n  [redacted]\n…");
  BOOST_TEST(run["redactionTokens"] == json({"[redacted]"}));
}

}  // namespace
