// `dexlint merge`: what it puts together, what it refuses and why, its exit codes; and that files
// of strangers are read with care.
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <functional>

#include "tests/support/file_content.h"
#include "tests/support/scanned_tree.h"

namespace {

using namespace dexlint::test;
using nlohmann::json;

constexpr const char* connector = R"(type: oidc
id: sso
name: SSO
config:
  issuer: https://sso.example.com
  clientSecret: n0t-A-r3al-s3cret-1
  redirectURI: http://dex.example.com/callback
)";

/// Three files with findings, and the reports of three shards of them: `1.json` …
struct Tree : ScannedTree {
  Tree() {
    for (const char* name : {"a.yaml", "b.yaml", "c.yaml"}) file(name, connector);
    for (const char* index : {"1", "2", "3"}) shard(index, {});
  }
  void shard(const std::string& index, std::vector<std::string> options) const {
    options.insert(options.begin(),
                   {"check", "-f", "json", "--shard", index + "/3", "a.yaml", "b.yaml", "c.yaml"});
    file(index + ".json", run(options).out);
  }
  /// Changes a JSON file.
  void edit(const std::string& name, const std::function<void(json&)>& change) const {
    json report = json::parse(file_content(path(name)));
    change(report);
    file(name, report.dump());
  }
  ProgramRun merge(std::vector<std::string> arguments) const {
    arguments.insert(arguments.begin(), "merge");
    return run(arguments);
  }
};

const std::string whole_set = "; give the reports of all of them\n";

}  // namespace

BOOST_FIXTURE_TEST_SUITE(what_does_not_belong_together, Tree)

BOOST_AUTO_TEST_CASE(is_missing) {
  const ProgramRun done = merge({"1.json", "3.json"});
  BOOST_TEST(done.status == 2);
  BOOST_TEST(done.out == "");
  BOOST_TEST(done.err == "dexlint: of 3 shards 2 are there, missing: 2" + whole_set);
  BOOST_TEST(merge({"2.json"}).err == "dexlint: of 3 shards 1 is there, missing: 1, 3" + whole_set);
}

BOOST_AUTO_TEST_CASE(is_there_twice) {
  file("copy.json", file_content(path("2.json")));
  BOOST_TEST(merge({"1.json", "2.json", "copy.json", "3.json"}).err ==
             "dexlint: copy.json: is shard 2 of 3, as 2.json is\n");
}

BOOST_AUTO_TEST_CASE(is_of_another_count) {
  file("2.json", run({"check", "-f", "json", "--shard", "2/4", "a.yaml", "b.yaml", "c.yaml"}).out);
  BOOST_TEST(merge({"1.json", "2.json", "3.json"}).err ==
             "dexlint: 2.json: it is shard 2 of 4, 1.json is shard 1 of 3\n");
}

BOOST_AUTO_TEST_CASE(is_of_another_release) {
  edit("2.json", [](json& report) { report["tool"]["version"] = "9.9.9"; });
  BOOST_TEST(merge({"1.json", "2.json", "3.json"}).err ==
             "dexlint: 2.json: was written by dexlint 9.9.9, this is " DEXLINT_VERSION
             ": merge shards with the release that made them\n");
}

BOOST_AUTO_TEST_CASE(is_of_another_run) {
  shard("2", {"--redact", "full"});
  BOOST_TEST(merge({"1.json", "2.json", "3.json"}).err ==
             "dexlint: 2.json: `redact` is `full` here and `partial` in 1.json\n");
  shard("2", {"--min-confidence", "low"});
  BOOST_TEST(merge({"1.json", "2.json", "3.json"}).err ==
             "dexlint: 2.json: `min-confidence` is `low` here and `medium` in 1.json\n");
  shard("2", {"--ignore", "DEX202"});
  BOOST_TEST(merge({"1.json", "2.json", "3.json"}).err ==
             "dexlint: 2.json: other rules were selected than in 1.json\n");
}

BOOST_AUTO_TEST_CASE(is_of_other_files) {
  file("c.yaml", std::string(connector) + "# more\n");
  shard("2", {});
  BOOST_TEST(
      merge({"1.json", "2.json", "3.json"}).err ==
      "dexlint: 2.json: it was made of other files than 1.json: let all shards lint the same "
      "checkout\n");
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_FIXTURE_TEST_SUITE(exit_codes, Tree)

BOOST_AUTO_TEST_CASE(are_those_of_check) {
  const std::vector<std::string> all{"1.json", "2.json", "3.json"};
  const auto status = [&](std::vector<std::string> options) {
    options.insert(options.end(), all.begin(), all.end());
    return merge(options).status;
  };
  BOOST_TEST(status({}) == 1);
  BOOST_TEST(status({"--fail-on", "never"}) == 0);
  for (json::size_type i = 0; i < all.size(); ++i) {
    edit(all[i], [](json& report) { report["findings"] = json::array(); });
  }
  BOOST_TEST(status({}) == 0);
  edit("2.json", [](json& report) {
    report["skipped"].push_back({{"path", "gone.yaml"},
                                 {"reason", "vanished"},
                                 {"detail", "is not there"},
                                 {"line", 0},
                                 {"merge", {{"named", false}, {"shared", false}}}});
  });
  BOOST_TEST(status({}) == 0);
  BOOST_TEST(status({"--strict"}) == 2);
  edit("2.json", [](json& report) { report["skipped"][0]["merge"]["named"] = true; });
  BOOST_TEST(status({}) == 2);
}

BOOST_AUTO_TEST_CASE(a_file_that_is_not_there_is_2_without_a_report) {
  const ProgramRun done = merge({"-f", "json", "1.json", "2.json", "4.json"});
  BOOST_TEST(done.status == 2);
  BOOST_TEST(done.out == "");
  BOOST_TEST(done.err == "dexlint: 4.json: cannot be read: No such file or directory\n");
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_FIXTURE_TEST_SUITE(other_reports, Tree)

BOOST_AUTO_TEST_CASE(of_several_runs_are_added_up) {
  for (const char* name : {"a", "b"}) {
    const std::string yaml = std::string(name) + ".yaml";
    file(std::string(name) + ".json", run({"check", "-f", "json", yaml}).out);
  }
  const json merged = json::parse(merge({"-f", "json", "b.json", "a.json"}).out);
  BOOST_TEST(merged["summary"]["files_scanned"] == 2);
  json expected = report({"a.yaml", "--ignore", "DEX124"})["findings"];
  const json other = report({"b.yaml"});
  for (const json& finding : other["findings"]) expected.push_back(finding);
  BOOST_TEST(merged["findings"] == expected);
  // The same twice is the same.
  BOOST_TEST(json::parse(merge({"-f", "json", "b.json", "a.json", "a.json"}).out)["findings"] ==
             expected);
}

constexpr const char* sarif = R"({"version": "2.1.0", "runs": [{
  "tool": {"driver": {"name": "other", "informationUri": "https://other.example.com",
    "rules": [{"id": "generic key\u001b[2J", "name": "GenericKey", "shortDescription": {"text": "A key"},
               "defaultConfiguration": {"level": "error"}}]}},
  "invocations": [{"executionSuccessful": true, "toolExecutionNotifications": [
    {"level": "error", "message": {"text": "cannot parse"}, "locations": [
      {"physicalLocation": {"artifactLocation": {"uri": "b%20c.yaml"}}}]}]}],
  "results": [
    {"ruleIndex": 0, "message": {"text": "found \u001b[31m{0} {}"}, "locations": [{"physicalLocation": {
      "artifactLocation": {"uri": "file:///src/%C3%BCbung.yaml"},
      "region": {"startLine": 7, "startColumn": 3, "endColumn": 9, "snippet": {"text": "k: n0t-A-r3al-key"}}}}]},
    {"ruleId": "unlisted", "level": "note", "message": {"text": "also"},
     "suppressions": [{"kind": "inSource", "justification": "known"}]},
    {"ruleId": "unlisted", "kind": "pass", "message": {"text": "fine"}}]}]})";

BOOST_AUTO_TEST_CASE(of_other_tools_are_read_as_far_as_they_map) {
  file("other.sarif", sarif);
  const ProgramRun text = merge({"other.sarif", "--show-suppressed"});
  BOOST_TEST(text.status == 2);  // an option of check
  const ProgramRun done = merge({"other.sarif"});
  BOOST_TEST(done.status == 1);
  BOOST_TEST(done.out == R"(note[unlisted] unlisted: also
 --> :1:1
  = suppressed by a comment: known

error[generic-key--2J] GenericKey: found \x1b[31m{0} {}
 --> /src/übung.yaml:7:3

skipped, unparsed: 1
  - b c.yaml: cannot parse

1 error in 1 file (0 files scanned); 1 suppressed; 1 skipped
)");
}

BOOST_AUTO_TEST_CASE(of_other_tools_go_with_shards) {
  file("other.sarif", sarif);
  for (const std::string format : {"text", "json", "sarif", "github"}) {
    const ProgramRun done = merge({"-f", format, "other.sarif", "1.json", "2.json", "3.json"});
    BOOST_TEST(done.status == 1);
    BOOST_TEST(done.out.find("n0t-A-r3al-key") == std::string::npos, format);
    BOOST_TEST(done.out.find('\x1b') == std::string::npos, format);
    BOOST_TEST(done.out.find("DEX101") != std::string::npos, format);
  }
}

BOOST_AUTO_TEST_CASE(of_other_tools_do_not_speak_to_a_page_or_a_runner) {
  json log = json::parse(sarif);
  json& rule = log["runs"][0]["tool"]["driver"]["rules"][0];
  rule["shortDescription"]["text"] = "A\n::error::key";
  rule["fullDescription"]["text"] = "::error::\x1b[2J\n::error::x <img src=x> [a](e)";
  file("evil.sarif", log.dump());
  for (const std::string format : {"markdown", "gitlab-sast", "gitlab-secret-detection"}) {
    const std::string page = "\n" + merge({"-f", format, "evil.sarif"}).out;
    for (const char* part : {"\n::", "\x1b", "<img", "](e)"})
      BOOST_TEST(page.find(part) == std::string::npos, format << " holds " << part << ": " << page);
  }
}

BOOST_AUTO_TEST_CASE(of_a_run_that_failed_are_not_clean) {
  const auto details = [&](const char* invocation) {
    json log = json::parse(sarif);
    log["runs"][0]["results"] = json::array();
    log["runs"][0]["invocations"] = json::array({json::parse(invocation)});
    file("failed.sarif", log.dump());
    BOOST_TEST(merge({"--strict", "failed.sarif"}).status == 2);
    std::string said;
    const json merged = json::parse(merge({"-f", "json", "failed.sarif"}).out);
    for (const json& skipped : merged["skipped"])
      said +=
          skipped["path"].get<std::string>() + ": " + skipped["detail"].get<std::string>() + ";";
    return said;
  };
  BOOST_TEST(details(R"({"executionSuccessful": false})") ==
             "other: the tool says that its run failed;");
  BOOST_TEST(details(R"({"executionSuccessful": false, "toolConfigurationNotifications": [
      {"level": "error", "message": {"text": "no rules"}}, {"level": "note", "message": {"text": "hi"}}]})") ==
             "other: no rules;");
  BOOST_TEST(details(R"({"executionSuccessful": true, "toolExecutionNotifications": [
      {"message": {"text": "9 results are left out"}, "locations": []}]})") ==
             "other: 9 results are left out;");
}

BOOST_AUTO_TEST_CASE(our_own_sarif_comes_through) {
  file("own.sarif", run({"check", "-f", "sarif", "a.yaml"}).out);
  const json merged = json::parse(merge({"-f", "json", "own.sarif"}).out);
  const json own = report({"a.yaml"});
  BOOST_REQUIRE(merged["findings"].size() == own["findings"].size());
  for (json::size_type i = 0; i < own["findings"].size(); ++i) {
    for (const char* member : {"code", "rule", "severity", "confidence", "path", "line", "column",
                               "end_line", "end_column", "fingerprint"})
      BOOST_TEST(merged["findings"][i][member] == own["findings"][i][member], member);
  }
}

BOOST_AUTO_TEST_SUITE_END()

namespace {

struct Wrong {
  const char* name;
  std::function<void(json&)> change;
  const char* says;
};
std::ostream& operator<<(std::ostream& out, const Wrong& row) { return out << row.name; }

const Wrong wrong_rows[] = {
    {"a number that is none", [](json& r) { r["findings"][1]["line"] = "7"; },
     "/findings/1/line: expected a whole number from 0 to 2^53, found a text"},
    {"a negative number", [](json& r) { r["summary"]["files_walked"] = -1; },
     "/summary/files_walked: expected a whole number from 0 to 2^53, found a number"},
    {"a huge number", [](json& r) { r["findings"][0]["end_byte"] = ~std::uint64_t{0}; },
     "/findings/0/end_byte: expected a whole number from 0 to 2^53, found a number"},
    {"a member that is missing", [](json& r) { r["findings"][0].erase("trail"); },
     "/findings/0/trail: expected a value, found nothing"},
    {"an unknown severity", [](json& r) { r["findings"][0]["severity"] = "fatal"; },
     "/findings/0/severity: expected one of error, warning, note, found a text"},
    {"another schema", [](json& r) { r["schema"] = "dexlint-report/2"; },
     "/schema: expected `dexlint-report/1`, found a text"},
    {"a span that ends before it begins", [](json& r) { r["findings"][0]["end_byte"] = 0; },
     "/findings/0/end_byte: expected a byte not before `start_byte`, found a number"},
    {"an end before the start", [](json& r) { r["findings"][0]["end_line"] = 1; },
     "/findings/0/end_line: expected a line not before `line`, found a number"},
    {"a mark outside of its line",
     [](json& r) { r["findings"][0]["merge"]["frame"][0]["mark_end"] = 9999; },
     "/findings/0/merge/frame/0: expected a mark inside of the line, found an object"},
    {"a shard of none", [](json& r) { r["shard"]["index"] = 4; },
     "/shard: expected an index from 1 to a count of at most 10000, found an object"},
    {"a rule that is none", [](json& r) { r["shard"]["rules"][0] = "DEX999"; },
     "/shard/rules/0: expected the code of a rule of this release, found a text"},
    {"bytes that are no hex",
     [](json& r) {
       r["shard"]["bytes"] = {{"/findings/0/path", "zz"}};
     },
     "/shard/bytes//findings/0/path: expected bytes in hex, found a text"},
    {"bytes of no text",
     [](json& r) {
       r["shard"]["bytes"] = {{"/findings/7/path", "61"}};
     },
     "/shard/bytes: expected the places of texts in this report, found an object"},
    {"a list", [](json& r) { r = json::array({r}); },
     "the whole: expected an object, found a list"},
};

}  // namespace

BOOST_DATA_TEST_CASE_F(Tree, a_wrong_report_is_refused_with_its_place,
                       boost::unit_test::data::make(wrong_rows), row) {
  edit("2.json", row.change);
  const ProgramRun done = merge({"1.json", "2.json", "3.json"});
  BOOST_TEST(done.status == 2);
  BOOST_TEST(done.out == "");
  BOOST_TEST(done.err == "dexlint: 2.json: " + std::string(row.says) + "\n");
}

namespace {

struct Text {
  const char* name;
  std::string text;
  const char* says;
};
std::ostream& operator<<(std::ostream& out, const Text& row) { return out << row.name; }

const Text text_rows[] = {
    {"nothing", "", "line 1, byte 1: is not valid JSON"},
    {"cut off", "{\"schema\":\n \"dexlint", "line 2, byte 10: is not valid JSON"},
    {"no UTF-8", "{\"a\": \"\xFF\"}", "line 1, byte 8: is not valid JSON"},
    {"deep", std::string(500000, '['), "expected a report, found JSON of more than 100 levels"},
    {"a number beyond all", "{\"schema\": 1e999}", "holds a number that is too large"},
};

}  // namespace

BOOST_DATA_TEST_CASE_F(Tree, what_is_no_json_is_refused_with_its_place,
                       boost::unit_test::data::make(text_rows), row) {
  file("2.json", row.text);
  const ProgramRun done = merge({"1.json", "2.json", "3.json"});
  BOOST_TEST(done.status == 2);
  BOOST_TEST(done.err == "dexlint: 2.json: " + std::string(row.says) + "\n");
}
