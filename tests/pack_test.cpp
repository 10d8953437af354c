// Rule packs, through the program: what they find, that they speak, hide and are set as compiled
// rules, and what is said of those that are wrong.
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <ostream>
#include <string>
#include <vector>

#include "tests/support/file_content.h"
#include "tests/support/golden.h"
#include "tests/support/scanned_tree.h"

namespace utf = boost::unit_test;
using namespace dexlint::test;

namespace {

std::vector<std::string> shipped_packs() {
  std::vector<std::string> paths;
  for (const auto& entry : std::filesystem::directory_iterator(DEXLINT_SOURCE_DIR "/packs"))
    paths.push_back(entry.path().string());
  return paths;
}

constexpr const char* prose =
    "  summary: Something is wrong\n"
    "  why: Because.\n"
    "  fix: Mend it.\n"
    "  bad: [{path: a.yaml, text: '«a»: b'}]\n"
    "  good: [{path: a.yaml, text: 'b: a'}]\n";

// A pack of one rule, ACME001, with what is given and everything else that a rule needs.
std::string pack_of(const std::string& rule) {
  return "name: acme\nrules:\n- code: ACME001\n  id: acme-flaw\n" + rule + prose;
}

constexpr const char* values =
    "oidc:\n"
    "  upstreamIDPs:\n"
    "  - id: okta\n"
    "    name: Okta\n"
    "    type: oidc\n"
    "    config:\n"
    "      issuer: https://example.okta.com\n"
    "      clientID: pachyderm\n"
    "      clientSecret: n0t-A-r3al-s3cret-1\n"
    "      redirectURI: https://pach.example.com/dex/callback\n";

constexpr const char* issuer_rule =
    "  in: connector\n"
    "  at: config.issuer\n"
    "  must: {url: {host: '*.id.example.com'}}\n"
    "  message: 'issuer of connector {id} is elsewhere: {value}'\n"
    "  severity: error\n";

// What `concise` says, but for its last line.
std::string without_sum(const std::string& text) {
  const std::size_t last = text.rfind('\n', text.size() - 2);
  return last == std::string::npos ? "" : text.substr(0, last + 1);
}

struct Tree : ScannedTree {
  Tree() {
    folder(".git");
    file("values.yaml", values);
    file("acme.yml", pack_of(issuer_rule));
  }
  // What ACME001 says on the values, a line each.
  std::string said(const std::string& rule, std::vector<std::string> more = {}) const {
    file("acme.yml", pack_of(rule));
    std::vector<std::string> arguments{"check",   "--pack", "acme.yml",   "--select",
                                       "ACME001", "-f",     "concise",    "--quiet",
                                       "--color", "never",  "values.yaml"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    const ProgramRun done = run(arguments);
    BOOST_TEST(done.err == "");
    return without_sum(done.out);
  }
};

}  // namespace

BOOST_AUTO_TEST_CASE(the_packs_of_the_repository_do_what_their_examples_say) {
  const std::vector<std::string> packs = shipped_packs();
  BOOST_TEST(packs.size() == 3U);
  for (const std::string& path : packs) {
    const ProgramRun done = run_dexlint({"test-pack", path});
    BOOST_TEST(done.status == 0);
    BOOST_TEST(done.err == "");
    BOOST_TEST(done.out.ends_with(": all as they say\n"), done.out);
  }
}

BOOST_FIXTURE_TEST_CASE(a_pack_with_many_mistakes_gives_them_all, Tree) {
  file("bad.yaml",
       "name: acme\n"
       "rules:\n"
       "- code: DEX900\n"
       "  id: Issuer_Elsewhere\n"
       "  in: conector\n"
       "  at: config..issuer\n"
       "  when: {at: '**.type', equals: oidc}\n"
       "  must:\n"
       "    matches: 'https://(unclosed'\n"
       "    equal: https://id.example.com\n"
       "  summary: Issuer is elsewhere.\n"
       "  message: 'issuer is {valeu}'\n"
       "  severity: fatal\n"
       "  why: Because\n"
       "  fix: Write it.\n"
       "  mend: {set: a, rename: b}\n"
       "  bad:\n"
       "  - {path: values.yaml, text: 'issuer: a'}\n"
       "  good: []\n"
       "- code: ACME001\n"
       "  id: second\n"
       "  in: secret\n"
       "  must: {}\n"
       "  mesage: x\n"
       "- code: ACME001\n"
       "  id: third\n"
       "  in: credential\n"
       "  at: value\n"
       "  must: {credential-literal: yes, count: {min: some}, type: string}\n"
       "  url: http://example.com\n"
       "  summary: Third\n"
       "  message: 'third {value'\n"
       "  why: Why.\n"
       "  fix: Fix.\n"
       "  bad: [{path: a.yaml, text: 'a: «b»'}]\n"
       "  good: [{path: a.yaml, text: 'a: «b»'}]\n");
  const ProgramRun done = run({"test-pack", "bad.yaml"});
  BOOST_TEST(done.status == 2);
  BOOST_TEST(done.out == "");
  check_golden_file(DEXLINT_SOURCE_DIR "/tests/golden/pack/mistakes.txt", done.err);
  const ProgramRun checked = run({"check", "--pack", "bad.yaml", "values.yaml"});
  BOOST_TEST(checked.status == 2);
  BOOST_TEST(checked.out == "");
  BOOST_TEST(
      checked.err.starts_with("dexlint: bad.yaml:3:9: codes in DEX are those of dexlint (and "));
}

BOOST_FIXTURE_TEST_CASE(examples_that_say_something_else_are_listed, Tree) {
  file("acme.yml",
       "name: acme\nrules:\n- code: ACME001\n  id: acme-flaw\n  in: document\n  at: '**.host'\n"
       "  must: {matches: '\\.example\\.com$'}\n  message: 'host {value} is elsewhere'\n"
       "  summary: Host is elsewhere\n  why: Because.\n  fix: Mend it.\n  mend: {set: "
       "a.example.com}\n"
       "  bad:\n"
       "  - {path: a.yaml, text: 'host: «a.example.com»'}\n"
       "  - {path: a.yaml, text: 'host: «a.example.org»', fixed: 'host: b.example.com'}\n"
       "  good:\n"
       "  - {path: a.yaml, text: '{port: 1, host: a.example.org}'}\n");
  const ProgramRun done = run({"test-pack", "acme.yml"});
  BOOST_TEST(done.status == 1);
  BOOST_TEST(done.err == "");
  BOOST_TEST(done.out ==
             "acme.yml: bad example 1 of ACME001: found nothing where a mark is, in line 1, column "
             "7\n"
             "acme.yml: bad example 2 of ACME001: its fixed text differs from `fixed`, from line 1 "
             "on\n"
             "acme.yml: good example 1 of ACME001: found what is not marked, in line 1, column 17: "
             "host `a.example.org` is elsewhere\n"
             "acme.yml: 1 rule, 3 examples: 3 differences\n");
}

BOOST_FIXTURE_TEST_CASE(a_rule_of_a_pack_reports_as_a_compiled_one, Tree) {
  const ProgramRun done = run(
      {"check", "--pack", "acme.yml", "--select", "ACME001", "--color", "never", "values.yaml"});
  BOOST_TEST(done.status == 1);
  BOOST_TEST(done.err == "");
  BOOST_TEST(
      done.out ==
      R"(error[ACME001] acme-flaw: issuer of connector `okta` is elsewhere: `https://example.okta.com`
 --> values.yaml:7:15
  |
6 |     config:
7 |       issuer: https://example.okta.com
  |               ^^^^^^^^^^^^^^^^^^^^^^^^
8 |       clientID: pachyderm
  = in oidc.upstreamIDPs[id=okta].config.issuer
  = fix: Mend it.

1 error in 1 file (1 file scanned)
)");
}

struct Row {
  const char* name;
  const char* rule;
  const char* said;
};
std::ostream& operator<<(std::ostream& out, const Row& row) { return out << row.name; }

// Behind `values.yaml:`; the severity is a warning, and the id follows.
const Row rows[] = {
    {"a secret is never printed",
     "  in: connector\n  at: config.clientSecret\n  must: {credential-literal: false}\n"
     "  message: '{value} and {.config.clientSecret} of {id}'\n",
     "9:21: warning[ACME001] acme-flaw: `…` and `…` of `okta`\n"},
    {"nor by a rule that knows nothing of secrets",
     "  in: document\n  at: '**.clientSecret'\n  must: {equals: x}\n  message: 'not x: {value}'\n",
     "9:21: warning[ACME001] acme-flaw: not x: `…`\n"},
    {"nor by one that looks at something else",
     "  in: document\n  at: '**.clientID'\n  must: {equals: x}\n"
     "  message: '{value}, with {.clientSecret}'\n",
     "8:17: warning[ACME001] acme-flaw: `pachyderm`, with `…`\n"},
    {"nor by words that repeat it",
     "  in: connector\n  at: id\n  must: {equals: x}\n  message: it is n0t-A-r3al-s3cret-1\n",
     "3:9: warning[ACME001] acme-flaw: a message that holds a secret\n"},
    {"another value of the connector",
     "  in: connector\n  at: id\n  when: {at: type, equals: oidc}\n"
     "  must: {at: config.issuer, matches: '^https://id'}\n  message: 'issuer {.config.issuer}'\n",
     "3:9: warning[ACME001] acme-flaw: issuer `https://example.okta.com`\n"},
    {"a thing that is not meant",
     "  in: connector\n  at: id\n  when: {at: type, equals: ldap}\n  must: {equals: x}\n"
     "  message: m\n",
     ""},
    {"what is missing from a complete connector",
     "  in: connector\n  must: {at: config.scopes, exists: true}\n"
     "  message: connector {id} has no scopes\n",
     "3:9: warning[ACME001] acme-flaw: connector `okta` has no scopes\n"},
    {"a host that differs",
     "  in: connector\n  at: config.redirectURI\n  must: {same-host-as: config.issuer}\n"
     "  message: another host\n",
     "10:20: warning[ACME001] acme-flaw: another host\n"},
    {"a number of items",
     "  in: document\n  at: oidc.upstreamIDPs\n  must: {count: {min: 2}, type: list}\n"
     "  message: 'only {count}'\n",
     "2:3: warning[ACME001] acme-flaw: only 1\n"},
    {"a list, by its items' ids",
     "  in: document\n  at: 'oidc.upstreamIDPs[id=ok*].name'\n  must: {one-of: [Auth0, Azure]}\n"
     "  message: '{key} is {value}'\n",
     "4:11: warning[ACME001] acme-flaw: `name` is `Okta`\n"},
    {"all, any and not",
     "  in: connector\n  at: type\n"
     "  must: {any: [{equals: ldap}, {all: [{equals: oidc}, {not: {at: id, equals: okta}}]}]}\n"
     "  message: type {value}\n",
     "5:11: warning[ACME001] acme-flaw: type `oidc`\n"},
    {"a credential",
     "  in: credential\n  must: {credential-literal: false}\n  message: '{key} of {id}'\n",
     "9:21: warning[ACME001] acme-flaw: `clientSecret` of `okta`\n"},
};

BOOST_DATA_TEST_CASE_F(Tree, a_rule_says, utf::data::make(rows), row) {
  const std::string expected = *row.said == '\0' ? "" : "values.yaml:" + std::string(row.said);
  BOOST_TEST(said(row.rule) == expected);
  BOOST_TEST(said(row.rule, {"--no-gate"}) == expected);
}

// No word of it wakes a recogniser.
BOOST_FIXTURE_TEST_CASE(a_pack_wakes_the_gate_for_what_it_looks_at, Tree) {
  file("values.yaml",
       "zone: {landing: here}\n---\n\"la\\u006eding\": x\n---\na: &l {k: 7}\nlanding: *l\n");
  const char* const rules[] = {
      "  in: document\n  at: '**.landing'\n  must: {equals: x}\n  message: m\n",
      "  in: document\n  at: 'zone.*'\n  must: {equals: x}\n  message: m\n",
      "  in: document\n  at: '**'\n  must: {not: {equals: here}}\n  message: m\n",
      "  in: document\n  must: {at: zone, exists: true}\n  message: m\n"};
  for (const char* const rule : rules) {
    const std::string found = said(rule);
    BOOST_TEST(found.find("values.yaml:") != std::string::npos, rule);
    BOOST_TEST(found == said(rule, {"--no-gate"}));
  }
}

BOOST_FIXTURE_TEST_CASE(the_config_names_packs_and_sets_their_rules, Tree) {
  file(".dexlint.yaml",
       "packs: [acme.yml]\nselect: [ACME]\nrules: {acme-flaw: {severity: note}}\n");
  const ProgramRun done = run({"check", "-f", "concise", "--quiet", "--color", "never"});
  BOOST_TEST(done.err == "");
  BOOST_TEST(without_sum(done.out) ==
             "values.yaml:7:15: note[ACME001] acme-flaw: issuer of connector `okta` is elsewhere: "
             "`https://example.okta.com`\n");
  BOOST_TEST(run({"check", "--isolated", "-f", "concise", "values.yaml"}).out.find("ACME001") ==
             std::string::npos);
  BOOST_TEST(run({"explain", "ACME001"}).out.starts_with("# ACME001 acme-flaw"));
}

BOOST_FIXTURE_TEST_CASE(a_pack_of_the_config_makes_no_rule_milder_that_a_flag_chose, Tree) {
  file(".dexlint.yaml",
       "packs: [acme.yml]\nrules: {acme-flaw: {severity: note}, DEX101: {enabled: false}}\n");
  const ProgramRun done = run({"check", "--select", "ACME001,DEX101", "-f", "concise", "--quiet"});
  BOOST_TEST(done.out.find("error[ACME001]") != std::string::npos, done.out);
  BOOST_TEST(done.out.find("error[DEX101]") != std::string::npos, done.out);
}

BOOST_FIXTURE_TEST_CASE(names_are_taken_once, Tree) {
  file("twin.yml", pack_of(issuer_rule));
  const ProgramRun done = run({"check", "--pack", "acme.yml", "--pack", "twin.yml", "."});
  BOOST_TEST(done.status == 2);
  BOOST_TEST(done.err == "dexlint: twin.yml: another rule is called `ACME001`\n");
  file(".dexlint.yaml", "packs: [gone.yml]\n");
  BOOST_TEST(run({"check", "."}).err == "dexlint: .dexlint.yaml:1:9: there is no such file\n");
}

BOOST_FIXTURE_TEST_CASE(a_comment_ignores_a_rule_of_a_pack, Tree) {
  const std::string line = "issuer: https://example.okta.com";
  std::string text = values;
  text.insert(text.find(line) + line.size(), " # dexlint: ignore[ACME001] until we move");
  file("values.yaml", text);
  BOOST_TEST(
      run({"check", "--pack", "acme.yml", "--select", "ACME,DEX001", "values.yaml"}).status == 0);
}

BOOST_FIXTURE_TEST_CASE(sarif_knows_the_rule, Tree) {
  const auto log = nlohmann::json::parse(
      run({"check", "--pack", "acme.yml", "--select", "ACME001", "-f", "sarif", "values.yaml"})
          .out);
  const auto& rules = log["runs"][0]["tool"]["driver"]["rules"];
  BOOST_TEST(rules.size() == 1U);
  BOOST_TEST(rules[0]["id"] == "ACME001");
  BOOST_TEST(rules[0]["helpUri"] == "https://github.com/dexlint/dexlint#rules-of-your-own");
  BOOST_TEST(rules[0]["shortDescription"]["text"] == "Something is wrong.");
  BOOST_TEST(log["runs"][0]["results"][0]["message"]["arguments"][1] == "https://example.okta.com");
}

BOOST_FIXTURE_TEST_CASE(a_mend_changes_the_value_alone, Tree) {
  file("acme.yml", pack_of(std::string(issuer_rule) +
                           "  mend: {set: 'https://eu.id.example.com', safe: true}\n"));
  run({"check", "--pack", "acme.yml", "--select", "ACME001", "--fix", "values.yaml"});
  std::string expected = values;
  expected.replace(expected.find("https://example.okta.com"), 24, "https://eu.id.example.com");
  BOOST_TEST(file_content(path("values.yaml")) == expected);
  file("values.yaml", "redirect_uris: [a]\n");
  file("acme.yml", pack_of("  in: document\n  at: redirect_uris\n  must: {absent: true}\n"
                           "  message: m\n  mend: {rename: redirectURIs, safe: true}\n"));
  run({"check", "--pack", "acme.yml", "--select", "ACME001", "--fix", "values.yaml"});
  BOOST_TEST(file_content(path("values.yaml")) == "redirectURIs: [a]\n");
}

BOOST_AUTO_TEST_CASE(the_schema_in_the_repository_is_what_the_program_prints) {
  check_golden_file(DEXLINT_SOURCE_DIR "/.github/dexlint-pack.schema.json",
                    run_dexlint({"rules", "--format", "pack-schema"}).out);
}

BOOST_FIXTURE_TEST_CASE(the_schema_takes_packs_and_refuses_mistakes, Tree) {
  file("schema.json", run_dexlint({"rules", "--format", "pack-schema"}).out);
  std::vector<std::string> arguments{"python3", DEXLINT_SOURCE_DIR "/tests/check_config_schema.py",
                                     "schema.json"};
  const std::vector<std::string> packs = shipped_packs();
  arguments.insert(arguments.end(), packs.begin(), packs.end());
  const char* const wrong[] = {"  in: nowhere\n  must: {exists: true}\n  message: m\n",
                               "  in: secret\n  must: {}\n  message: m\n",
                               "  in: secret\n  must: {not: {equal: x}}\n  message: m\n",
                               "  in: secret\n  must: {exists: true}\n",
                               "  in: secret\n  must: {url: {hosts: x}}\n  message: m\n"};
  for (std::size_t i = 0; i < std::size(wrong); ++i) {
    arguments.push_back("wrong" + std::to_string(i) + ".yaml");
    file(arguments.back(), pack_of(wrong[i]));
  }
  const ProgramRun done = run_program(arguments, root());
  if (done.status == 77) {
    BOOST_TEST_MESSAGE("skipped: " << done.out);
    return;
  }
  for (const std::string& path : packs)
    BOOST_TEST(done.out.find("accepted " + path + "\n") != std::string::npos, done.out);
  for (std::size_t i = 0; i < std::size(wrong); ++i)
    BOOST_TEST(done.out.find("refused wrong" + std::to_string(i) + ".yaml") != std::string::npos,
               done.out << wrong[i]);
}
