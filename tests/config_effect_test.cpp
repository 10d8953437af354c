// What a config changes: which rules speak, about which files, how loudly, and what it may not
// change against a flag.
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ostream>
#include <string>

#include "linter/engine/policy.h"
#include "tests/support/file_content.h"
#include "tests/support/scanned_tree.h"

namespace utf = boost::unit_test;
using namespace dexlint::test;
using nlohmann::json;

namespace {

std::string connector(const std::string& name) {
  return "type: oidc\nid: " + name + "\nname: SSO\nconfig:\n  issuer: https://sso.example.com\n" +
         "  clientID: dex\n  clientSecret: n0t-A-r3al-s3cret-" + name + "\n" +
         "  redirectURI: http://dex.example.com/callback\n";
}

// `a.yaml:DEX101:error` for each finding; `suppressed` behind their number.
std::string said(const json& report) {
  std::string text;
  for (const json& finding : report["findings"]) {
    text += (text.empty() ? "" : " ") + finding["path"].get<std::string>() + ":" +
            finding["code"].get<std::string>() + ":" + finding["severity"].get<std::string>();
  }
  if (report["summary"]["suppressed"] != 0)
    text += " +" + report["summary"]["suppressed"].dump() + " suppressed";
  return text;
}

struct Tree : ScannedTree {
  Tree() {
    folder(".git");
    file("a.yaml", connector("a"));
    file("lab/b.yaml", connector("b"));
  }
};

struct Row {
  const char* name;
  const char* config;
  const char* said;
  std::vector<std::string> arguments = {};
};
std::ostream& operator<<(std::ostream& out, const Row& row) { return out << row.name; }

constexpr const char* everything =
    "a.yaml:DEX101:error a.yaml:DEX202:error lab/b.yaml:DEX101:error lab/b.yaml:DEX202:error";

const Row rows[] = {
    {"nothing", "", everything},
    {"a severity", "rules: {DEX202: {severity: note}}\n",
     "a.yaml:DEX101:error a.yaml:DEX202:note lab/b.yaml:DEX101:error lab/b.yaml:DEX202:note"},
    {"a category's severity, and one rule's",
     "rules: {secret: {severity: note}, DEX101: {severity: warning}}\n",
     "a.yaml:DEX101:warning a.yaml:DEX202:error lab/b.yaml:DEX101:warning lab/b.yaml:DEX202:error"},
    {"a rule that is off", "rules: {plaintext-client-secret: {enabled: false}}\n",
     "a.yaml:DEX202:error lab/b.yaml:DEX202:error"},
    {"an option", "rules: {DEX202: {options: {plain-http-hosts: '*.example.com'}}}\n",
     "a.yaml:DEX101:error lab/b.yaml:DEX101:error"},
    {"select", "select: [DEX2]\n", "a.yaml:DEX202:error lab/b.yaml:DEX202:error"},
    {"ignore", "ignore: [redirect]\n", "a.yaml:DEX101:error lab/b.yaml:DEX101:error"},
    {"ignored, but turned on by itself", "ignore: [DEX]\nrules: {DEX101: {enabled: true}}\n",
     "a.yaml:DEX101:error lab/b.yaml:DEX101:error"},
    {"a profile", "profile: secrets\n", "a.yaml:DEX101:error lab/b.yaml:DEX101:error"},
    {"the other profile", "profile: login\n", "a.yaml:DEX202:error lab/b.yaml:DEX202:error"},
    {"an override by folder", "overrides:\n- {paths: [lab/], rules: {DEX101: {severity: note}}}\n",
     "a.yaml:DEX101:error a.yaml:DEX202:error lab/b.yaml:DEX101:note lab/b.yaml:DEX202:error"},
    {"the later override wins",
     "overrides:\n- {paths: [lab/], rules: {DEX: {enabled: false}}}\n"
     "- {paths: ['*.yaml'], rules: {DEX202: {enabled: true}}}\n",
     "a.yaml:DEX101:error a.yaml:DEX202:error lab/b.yaml:DEX202:error"},
    {"off, but on in one folder",
     "rules: {DEX202: {enabled: false}}\n"
     "overrides:\n- {paths: [/lab/*], rules: {DEX202: {enabled: true}}}\n",
     "a.yaml:DEX101:error lab/b.yaml:DEX101:error lab/b.yaml:DEX202:error"},
    {"ignored, but on in one folder",
     "ignore: [DEX202]\noverrides:\n- {paths: [lab], rules: {DEX202: {enabled: true}}}\n",
     "a.yaml:DEX101:error lab/b.yaml:DEX101:error lab/b.yaml:DEX202:error"},
    {"exclude", "exclude: [lab/]\n", "a.yaml:DEX101:error a.yaml:DEX202:error"},
    {"exclude, but not what is named",
     "exclude: [lab/]\n",
     "lab/b.yaml:DEX101:error lab/b.yaml:DEX202:error",
     {"lab/b.yaml"}},
    {"exclude, also what is named", "exclude: [lab/]\n", "", {"lab/b.yaml", "--force-exclude"}},
    {"allow", "allow:\n- {rule: DEX101, path: lab/b.yaml, reason: a lab}\n",
     "a.yaml:DEX101:error a.yaml:DEX202:error lab/b.yaml:DEX202:error +1 suppressed"},
    {"allow several rules everywhere", "allow:\n- {rule: [DEX101, DEX202], reason: a lab}\n",
     " +4 suppressed"},
    {"allow a place", "allow:\n- {rule: [DEX101, DEX202], trail: config.*Secret, reason: a lab}\n",
     "a.yaml:DEX202:error lab/b.yaml:DEX202:error +2 suppressed"},
    {"allow until a day to come",
     "allow:\n- {rule: [DEX101, DEX202], reason: a lab, until: 2999-12-31}\n", " +4 suppressed"},
    {"allow until a day that is over",
     "allow:\n- {rule: DEX101, path: a.yaml, reason: a lab, until: 2024-02-29}\n",
     ".dexlint.yaml:DEX001:note a.yaml:DEX101:error a.yaml:DEX202:error lab/b.yaml:DEX101:error "
     "lab/b.yaml:DEX202:error"},
    {"allow what is not there", "allow:\n- {rule: DEX102, path: a.yaml, reason: a lab}\n",
     ".dexlint.yaml:DEX001:note a.yaml:DEX101:error a.yaml:DEX202:error lab/b.yaml:DEX101:error "
     "lab/b.yaml:DEX202:error"},
    {"allow what was not looked at",
     "allow:\n- {rule: DEX102, path: a.yaml, reason: a lab}\n- {rule: DEX102, reason: a lab}\n",
     "lab/b.yaml:DEX101:error lab/b.yaml:DEX202:error",
     {"lab/b.yaml"}},
    {"allow a rule that did not run",
     "allow:\n- {rule: DEX102, reason: a lab}\n",
     "a.yaml:DEX202:error lab/b.yaml:DEX202:error",
     {".", "--select", "DEX202,DEX001"}},
    {"company: a known fake", "company: {fake-values: [n0t-A-*]}\n",
     "a.yaml:DEX202:error lab/b.yaml:DEX202:error"},
    {"company: a reference", "company: {references: ['n0t*s3cret-*']}\n",
     "a.yaml:DEX202:error lab/b.yaml:DEX202:error"},
    {"company: an inner host", "company: {internal-hosts: ['*.example.com']}\n",
     "a.yaml:DEX101:error a.yaml:DEX202:warning lab/b.yaml:DEX101:error lab/b.yaml:DEX202:warning"},
    {"company: a host to be filled in",
     "select: [DEX205]\ncompany: {placeholder-hosts: [dex.example.com]}\n",
     "a.yaml:DEX205:error lab/b.yaml:DEX205:error"},
    {"isolated", "ignore: [DEX202]\n", everything, {".", "--isolated"}},
    {"a flag selects what the config ignores",
     "ignore: [DEX202]\n",
     "a.yaml:DEX202:error lab/b.yaml:DEX202:error",
     {".", "--select", "DEX202"}},
    {"a flag selects what the config turns off or makes milder",
     "profile: secrets\nrules: {DEX202: {enabled: false, severity: note}}\n"
     "overrides:\n- {paths: ['*'], rules: {DEX202: {enabled: false, severity: note}}}\n",
     "a.yaml:DEX202:error lab/b.yaml:DEX202:error",
     {".", "--select", "redirect"}},
    {"a flag ignores what the config turns on",
     "rules: {DEX202: {enabled: true}}\n",
     "a.yaml:DEX101:error lab/b.yaml:DEX101:error",
     {".", "--ignore", "DEX202"}},
    {"a flag's profile over the config's",
     "profile: secrets\n",
     "a.yaml:DEX202:error lab/b.yaml:DEX202:error",
     {".", "--profile", "login"}},
    {"a flag's option over the config's",
     "rules: {DEX202: {options: {plain-http-hosts: '*.example.com'}}}\n",
     everything,
     {".", "--set", "DEX202.plain-http-hosts=x.example"}},
};

}  // namespace

BOOST_DATA_TEST_CASE_F(Tree, a_config_changes_what_is_said, utf::data::make(rows), row) {
  file(".dexlint.yaml", row.config);
  std::vector<std::string> arguments = row.arguments;
  if (arguments.empty()) arguments = {"."};
  BOOST_TEST(said(report(arguments)) == row.said);
}

BOOST_FIXTURE_TEST_CASE(a_flag_says_when_it_fails, Tree) {
  file(".dexlint.yaml", "rules: {DEX202: {severity: note}}\nignore: [DEX101]\n");
  BOOST_TEST(run({"."}).status == 0);
  BOOST_TEST(run({".", "--fail-on", "note"}).status == 1);
  BOOST_TEST(run({".", "--select", "DEX202"}).status == 1);
  BOOST_TEST(run({".", "--isolated"}).status == 1);
}

// Paths of a config start at its folder, wherever dexlint is called.
BOOST_FIXTURE_TEST_CASE(a_config_is_read_from_below, Tree) {
  file(".dexlint.yaml",
       "exclude: [lab/*.json]\nallow:\n- {rule: DEX101, path: lab/b.yaml, reason: a lab}\n");
  file("lab/c.json", "{\"db\": {\"password\": \"n0t-A-r3al-passw0rd\"}}\n");
  const ProgramRun done = run_dexlint({"--format", "json"}, path("lab"));
  BOOST_TEST(said(json::parse(done.out)) == "b.yaml:DEX202:error +1 suppressed");
}

BOOST_FIXTURE_TEST_CASE(include_takes_in_a_file, Tree) {
  file("lab/dex.settings", connector("c"));
  BOOST_TEST(said(report({"lab"})) == "lab/b.yaml:DEX101:error lab/b.yaml:DEX202:error");
  file(".dexlint.yaml", "include: ['*.settings']\n");
  BOOST_TEST(said(report({"lab"})) ==
             "lab/b.yaml:DEX101:error lab/b.yaml:DEX202:error lab/dex.settings:DEX101:error "
             "lab/dex.settings:DEX202:error");
}

BOOST_FIXTURE_TEST_CASE(an_override_says_who_reads_the_files, Tree) {
  const std::string variable =
      "- type: github\n  id: g\n  name: G\n  config:\n    clientID: x\n"
      "    clientSecret: $SECRET\n"
      "    redirectURI: https://pach.example.com/dex/callback\n";
  file("pach/own.yaml", variable);
  file("dex/own.yaml", variable);
  file(".dexlint.yaml", "select: [DEX712]\noverrides:\n- {paths: [pach/], platform: pachyderm}\n");
  BOOST_TEST(said(report({"."})) == "pach/own.yaml:DEX712:error");
  BOOST_TEST(said(report({".", "--platform", "dex"})) == "");
}

BOOST_FIXTURE_TEST_CASE(a_company_has_keys_of_its_own, Tree) {
  file("values.yaml", "acmeLicence: n0t-A-r3al-licence-1\ndb:\n  storyToken: n0t-A-r3al-t0ken\n");
  BOOST_TEST(said(report({"values.yaml"})) == "values.yaml:DEX116:error");
  file(".dexlint.yaml", "company:\n  credentials: [acmeLicence]\n  not-credentials: ['story*']\n");
  const json found = report({"values.yaml"});
  BOOST_TEST(said(found) == "values.yaml:DEX116:error");
  BOOST_TEST(found["findings"][0]["line"] == 1);
}

BOOST_FIXTURE_TEST_CASE(a_reason_is_shown_on_demand, Tree) {
  file(".dexlint.yaml",
       "allow:\n- {rule: DEX101, reason: \"a lab \\e[31m n0t-A-r3al-s3cret-1\"}\n");
  const ProgramRun done = run({"a.yaml", "--show-suppressed", "--color", "never"});
  BOOST_TEST(done.out.find("suppressed by the config: a lab \\x1b[31m …\n") != std::string::npos,
             done.out);
}

// A secret that several files share is one finding; who ignores it in one of them has not judged
// the others.
BOOST_FIXTURE_TEST_CASE(an_ignored_place_leaves_its_group, Tree) {
  const auto secret = [](const char* comment) {
    return "kind: Secret\nmetadata: {name: db}\nstringData:\n  password: n0t-A-r3al-passw0rd" +
           std::string(comment) + "\n";
  };
  file("1/s.yaml", secret(" # dexlint: ignore[DEX124] known"));
  file("2/s.yaml", secret(""));
  file("3/s.yaml", secret(""));
  json found = report({"1", "2", "3", "--select", "DEX124,DEX001"});
  BOOST_TEST(said(found) == "2/s.yaml:DEX124:warning +1 suppressed");
  BOOST_TEST(found["findings"][0]["related"].size() == 1U);
  // One place that is left is none that repeats another.
  found = report({"1", "2", "--select", "DEX124,DEX001"});
  BOOST_TEST(said(found) == " +1 suppressed");
}

// An upgrade brings rules, and makes some worse; who pins a release sees neither.
BOOST_AUTO_TEST_CASE(a_pinned_release_keeps_its_severities) {
  using namespace dexlint;
  static constexpr EarlierSeverity history[] = {{{0, 3}, Severity::note},
                                                {{0, 5}, Severity::warning}};
  const Rule rule{.code = "DEX101",
                  .id = "a",
                  .severity = Severity::error,
                  .earlier_severities = history,
                  .check = +[](const Credential&, Run&) {}};
  BOOST_TEST((worst_when_pinned(rule, Version{0, 2}) == Severity::note));
  BOOST_TEST((worst_when_pinned(rule, Version{0, 3}) == Severity::warning));
  BOOST_TEST(!worst_when_pinned(rule, Version{0, 5}));
  BOOST_TEST(!worst_when_pinned(rule, std::nullopt));
  FileRules rules;
  rules.worst[&rule] = Severity::warning;
  BOOST_TEST(
      (rules.severity_of({.rule = &rule, .severity = Severity::error}) == Severity::warning));
  BOOST_TEST((rules.severity_of({.rule = &rule, .severity = Severity::note}) == Severity::note));
  rules.severities[&rule] = Severity::error;
  BOOST_TEST((rules.severity_of({.rule = &rule, .severity = Severity::note}) == Severity::error));
}
