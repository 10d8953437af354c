// Every rule shows in its own file what it flags and what it leaves alone. Here its examples run:
// each bad one gives exactly its «marked» spans, each good one none; with the gate and without; and
// what `explain` needs is there.
#include <algorithm>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <regex>
#include <set>

#include "linter/model/rule.h"
#include "rules/rule_table.h"
#include "tests/support/fix_text.h"
#include "tests/support/lint_text.h"
#include "tests/support/marked.h"

namespace dexlint {
std::ostream& boost_test_print_type(std::ostream& out, const Rule* rule) {
  return out << rule->code << ' ' << rule->id;
}
}  // namespace dexlint

namespace {

using namespace dexlint;
using namespace dexlint::test;

std::vector<const Rule*> rules() { return {all_rules().begin(), all_rules().end()}; }

std::string ungated(const Example& example, std::string_view text, const Rule& rule) {
  LintOptions options = all_rules_options();
  options.gate = false;
  return findings_in(example.path, text, rule.code, options);
}

bool is_one_line(std::string_view text) {
  return !text.empty() && text.find('\n') == std::string_view::npos;
}

}  // namespace

BOOST_DATA_TEST_CASE(a_bad_example_gives_its_marked_findings, boost::unit_test::data::make(rules()),
                     rule) {
  BOOST_TEST(!rule->bad.empty(), "a rule shows what it flags");
  for (const Example& example : rule->bad) {
    const Marked marked = read_marks(example.text);
    BOOST_TEST(!marked.spans.empty(), "a bad example marks what is wrong");
    BOOST_TEST(findings_in(example.path, marked.text, rule->code) == example.text);
    BOOST_TEST(ungated(example, marked.text, *rule) == example.text);
  }
}

BOOST_DATA_TEST_CASE(a_good_example_gives_none, boost::unit_test::data::make(rules()), rule) {
  BOOST_TEST(rule->good.size() >= 2u, "a rule shows what it leaves alone, twice");
  for (const Example& example : rule->good) {
    BOOST_TEST(findings_in(example.path, example.text, rule->code) == example.text);
    BOOST_TEST(ungated(example, example.text, *rule) == example.text);
  }
}

// The fixes that a bad example offers, carried out, silence their findings and no other of the
// rule.
BOOST_DATA_TEST_CASE(a_fix_silences_its_finding, boost::unit_test::data::make(rules()), rule) {
  for (const Example& example : rule->bad) {
    const std::string path(example.path);
    LintOptions options = all_rules_options();
    const Rule* const only[] = {rule};
    options.rules = only;
    const FixedFiles fixed = fix_files({{path, read_marks(example.text).text}}, options);
    const auto fixable =
        std::count_if(fixed.before.findings.begin(), fixed.before.findings.end(),
                      [](const Finding& finding) { return is_fixable(finding, {.unsafe = true}); });
    BOOST_TEST(fixed.fixes.withdrawn.empty(), fixed.files.at(path));
    BOOST_TEST(fixed.after.findings.size() + static_cast<std::size_t>(fixable) ==
                   fixed.before.findings.size(),
               fixed.files.at(path));
  }
}

BOOST_DATA_TEST_CASE(a_rule_says_what_a_person_needs, boost::unit_test::data::make(rules()), rule) {
  const std::regex code("DEX[0-9]{3}");
  const std::regex id("[a-z0-9]+(-[a-z0-9]+)*");
  BOOST_TEST(std::regex_match(std::string(rule->code), code));
  BOOST_TEST(std::regex_match(std::string(rule->id), id));
  BOOST_TEST(is_one_line(rule->summary));
  BOOST_TEST(!rule->summary.ends_with('.'));
  BOOST_TEST(rule->summary.size() <= 80u);
  BOOST_TEST(rule->why.ends_with('.'));
  BOOST_TEST(rule->fix.ends_with('.'));
  BOOST_TEST(!rule->triggers.empty(), "a rule without triggers never wakes the gate");
}

// Spellings that once passed the gate unseen, or were seen only without it.
const char* const odd_spellings[] = {
    "config: {\"client\\u0053ecret\": n0t-A-r3al-s3cret-1, redirectURI: x, clientID: y}\n",
    "auth:\n  \"passw\\u006frd\": n0t-A-r3al-passw0rd\n",
    "auth:\n  password: # of the admin\n    n0t-A-r3al-passw0rd\n",
    "auth: {password:\n  n0t-A-r3al-passw0rd, labels: {a: b}}\n",
    "kind:\n  Secret\nstringData: {key: n0t-A-r3al-passw0rd}\n"};

BOOST_DATA_TEST_CASE(an_odd_spelling_wakes_the_gate, boost::unit_test::data::make(odd_spellings),
                     text) {
  LintOptions options = all_rules_options();
  const std::string gated = findings_in("values.yaml", text, "", options);
  options.gate = false;
  BOOST_TEST(gated == findings_in("values.yaml", text, "", options));
  BOOST_TEST(gated.find("«n0t-A-r3al-") != std::string::npos, gated);
}

BOOST_AUTO_TEST_CASE(codes_ids_and_aliases_are_unique) {
  std::set<std::string_view> names;
  for (const Rule* rule : all_rules()) {
    BOOST_TEST(names.insert(rule->code).second, rule->code);
    BOOST_TEST(names.insert(rule->id).second, rule->id);
    for (const std::string_view alias : rule->aliases)
      BOOST_TEST(names.insert(alias).second, alias);
  }
}

BOOST_AUTO_TEST_CASE(what_a_rule_supersedes_exists) {
  std::set<std::string_view> codes;
  for (const Rule* rule : all_rules()) codes.insert(rule->code);
  for (const Rule* rule : all_rules()) {
    for (const std::string_view code : rule->supersedes) BOOST_TEST(codes.count(code) == 1u, code);
  }
}
