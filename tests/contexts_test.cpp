// `dexlint contexts`: what a program of a few lines gets to see, and how `merge` takes back what it
// says.
#include <boost/test/unit_test.hpp>
#include <string>
#include <vector>

#include "tests/support/scanned_tree.h"

namespace {

using namespace dexlint::test;
using nlohmann::json;

struct Tree : ScannedTree {
  Tree() {
    file("values.yaml",
         "oidc:\n"
         "  upstreamIDPs:\n"
         "  - id: okta\n"
         "    name: Okta\n"
         "    type: oidc\n"
         "    config:\n"
         "      issuer: https://example.okta.com\n"
         "      clientID: \"{{ .Values.id }}\"\n"
         "      clientSecret: n0t-A-r3al-s3cret-1\n"
         "      redirectURI: https://pach.example.com/dex/callback\n");
  }
  std::vector<json> contexts(const std::string& kind, std::vector<std::string> more = {}) const {
    more.insert(more.begin(), {"contexts", "values.yaml"});
    const ProgramRun done = run(more);
    BOOST_TEST(done.status == 0);
    BOOST_TEST(done.err == "");
    BOOST_TEST(done.out.find("A-r3al") == std::string::npos, done.out);
    std::vector<json> found;
    for (std::size_t at = 0; at < done.out.size();) {
      const std::size_t end = done.out.find('\n', at);
      json line = json::parse(done.out.substr(at, end - at));
      if (line["context"] == kind) found.push_back(std::move(line));
      at = end + 1;
    }
    return found;
  }
};

}  // namespace

BOOST_FIXTURE_TEST_CASE(a_connector_has_its_values_with_their_places, Tree) {
  const std::vector<json> connectors = contexts("connector");
  BOOST_REQUIRE(connectors.size() == 1U);
  const json& connector = connectors.front();
  BOOST_TEST(connector["path"] == "values.yaml");
  BOOST_TEST(connector["line"] == 3);
  BOOST_TEST(connector["platform"] == "pachyderm");
  BOOST_TEST(connector["trail"].dump() == R"(["oidc","upstreamIDPs","[id=okta]"])");
  const json& issuer = connector["values"][3];
  BOOST_TEST(issuer.dump() ==
             R"({"approximate":false,"column":15,"end_byte":115,"end_column":39,"end_line":7,)"
             R"("line":7,"masked":false,"path":"values.yaml","start_byte":91,)"
             R"("trail":["oidc","upstreamIDPs","[id=okta]","config","issuer"],)"
             R"("value":"https://example.okta.com"})");
  BOOST_TEST(connector["values"][4]["value"].is_null());
  BOOST_TEST(connector["values"][5]["value"] == "n0t-…[19 characters]");
  BOOST_TEST(connector["values"][5]["masked"] == true);
}

BOOST_FIXTURE_TEST_CASE(full_redaction_leaves_nothing_of_a_secret, Tree) {
  const std::vector<json> credentials = contexts("credential", {"--redact", "full"});
  BOOST_TEST(!credentials.empty());
  for (const json& credential : credentials)
    BOOST_TEST(credential["values"][0]["value"] == "[redacted]");
}

// Each branch is judged by itself; what others see is one mapping with both.
BOOST_FIXTURE_TEST_CASE(branches_of_a_template_are_one_connector, Tree) {
  file("values.yaml",
       "connectors:\n- type: oidc\n  id: a\n  name: A\n  config:\n"
       "    {{ if .Values.tls }}\n    redirectURI: https://dex.example.com/callback\n"
       "    {{ else }}\n    redirectURI: http://dex.example.com/callback\n    {{ end }}\n");
  const std::vector<json> connectors = contexts("connector");
  BOOST_REQUIRE(connectors.size() == 1U);
  BOOST_TEST(connectors.front()["values"].size() == 5U);
}

BOOST_FIXTURE_TEST_CASE(the_config_says_what_is_looked_at, Tree) {
  file(".dexlint.yaml", "exclude: [old/]\n");
  file("old/values.yaml", "connectors: [{type: oidc, id: old, name: A, config: {}}]\n");
  BOOST_TEST(run({"contexts"}).out.find("old/values.yaml") == std::string::npos);
  BOOST_TEST(run({"contexts", "--isolated"}).out.find("old/values.yaml") != std::string::npos);
  file(".dexlint.yaml", "exclud: [old/]\n");
  const ProgramRun wrong = run({"contexts"});
  BOOST_TEST(wrong.status == 2);
  BOOST_TEST(wrong.out == "");
  BOOST_TEST(wrong.err.starts_with("dexlint: .dexlint.yaml:1:1: "));
}

BOOST_FIXTURE_TEST_CASE(findings_of_others_are_merged, Tree) {
  file("more.jsonl",
       R"({"code":"OKTA001","message":"Okta is gone","path":"values.yaml","line":7,"column":15,)"
       R"("end_column":39,"severity":"error"})"
       "\n\n"
       R"({"code":"OKTA002","rule":"okta-name","message":"no name","path":"values.yaml","line":4})"
       "\n");
  const ProgramRun done = run({"merge", "more.jsonl", "-f", "concise", "--color", "never"});
  BOOST_TEST(done.status == 1);
  BOOST_TEST(done.err == "");
  BOOST_TEST(done.out ==
             "values.yaml:4:1: warning[OKTA002] okta-name: no name\n"
             "values.yaml:7:15: error[OKTA001] OKTA001: Okta is gone\n"
             "1 error, 1 warning in 1 file (1 file scanned)\n");
  file("run.json", run({"check", "-f", "json", "values.yaml"}).out);
  const ProgramRun both = run({"merge", "more.jsonl", "run.json", "-f", "json"});
  const json report = json::parse(both.out);
  BOOST_TEST(report["findings"].size() >= 3U);
  BOOST_TEST(run({"merge", "more.jsonl", "-f", "sarif"}).status == 1);
}

BOOST_FIXTURE_TEST_CASE(a_line_that_is_no_finding_is_refused_with_its_number, Tree) {
  const std::string good = R"({"code":"A001","message":"m","path":"a.yaml","line":1})";
  file("a.jsonl", good + "\n" + R"({"code":"A001","message":"m","path":"a.yaml"})" + "\n");
  BOOST_TEST(run({"merge", "a.jsonl"}).err ==
             "dexlint: a.jsonl: line 2: /line: expected a value, found nothing\n");
  file("a.jsonl", good + "\nnot JSON\n");
  BOOST_TEST(run({"merge", "a.jsonl"}).err ==
             "dexlint: a.jsonl: line 2: expected a finding as an object of JSON\n");
}
