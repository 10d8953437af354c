// Findings of one file made one: who speaks, in which order, and how each is known again.
#include "linter/engine/merge.h"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ostream>
#include <set>
#include <string>
#include <string_view>

#include "linter/engine/reporter.h"
#include "linter/model/rule.h"
#include "tests/support/lint_text.h"

namespace utf = boost::unit_test;
using namespace dexlint;
using namespace dexlint::test;

namespace {

void silent(const Credential&, Run&) {}

constexpr std::string_view over_general[] = {"DEX102"};
constexpr std::string_view over_special[] = {"DEX101"};
const Rule general{.code = "DEX102", .id = "general", .check = silent};
const Rule special{.code = "DEX101", .id = "special", .supersedes = over_general, .check = silent};
const Rule most_special{
    .code = "DEX103", .id = "most-special", .supersedes = over_special, .check = silent};
const Rule other{.code = "DEX104", .id = "other", .check = silent};

Finding finding(const Rule& rule, Span bytes, std::vector<std::string> trail = {"a"},
                std::string path = "x.yaml", std::string document = "#0") {
  Finding made{.rule = &rule};
  made.location.path = std::move(path);
  made.location.bytes = bytes;
  made.document = std::move(document);
  made.trail = std::move(trail);
  return made;
}

struct Row {
  std::string_view name;
  std::vector<Finding> findings;
  std::string_view merged;  ///< `CODE@begin-end(superseded)`
};
std::ostream& operator<<(std::ostream& out, const Row& row) { return out << row.name; }

const Row rows[] = {
    {"none", {}, ""},
    {"one", {finding(general, {1, 2})}, "DEX102@1-2"},
    {"by place", {finding(other, {5, 6}), finding(general, {1, 2})}, "DEX102@1-2 DEX104@5-6"},
    {"the shorter first",
     {finding(other, {1, 9}), finding(other, {1, 2})},
     "DEX104@1-2 DEX104@1-9"},
    {"by code at one place",
     {finding(other, {1, 2}), finding(general, {1, 2})},
     "DEX102@1-2 DEX104@1-2"},
    {"by path first",
     {finding(other, {1, 2}, {"a"}, "y"), finding(other, {5, 6}, {"a"}, "b")},
     "DEX104@5-6 DEX104@1-2"},
    {"told twice", {finding(other, {1, 2}), finding(other, {1, 2})}, "DEX104@1-2"},
    {"told twice, with others between",
     {finding(other, {1, 2}), finding(general, {1, 2}), finding(other, {1, 2})},
     "DEX102@1-2 DEX104@1-2"},
    {"the special one speaks",
     {finding(general, {1, 2}), finding(special, {1, 2})},
     "DEX101@1-2(DEX102)"},
    {"in any order", {finding(special, {1, 2}), finding(general, {1, 2})}, "DEX101@1-2(DEX102)"},
    {"about a part of the value",
     {finding(special, {1, 2}), finding(general, {1, 3})},
     "DEX101@1-2(DEX102)"},
    {"about a part further back",
     {finding(special, {2, 3}), finding(general, {1, 4})},
     "DEX101@2-3(DEX102)"},
    {"not about more than the value",
     {finding(special, {1, 3}), finding(general, {1, 2})},
     "DEX102@1-2 DEX101@1-3"},
    {"not beside it",
     {finding(special, {2, 3}), finding(general, {1, 2})},
     "DEX102@1-2 DEX101@2-3"},
    {"others stay",
     {finding(special, {1, 2}), finding(general, {1, 2}), finding(other, {1, 2})},
     "DEX101@1-2(DEX102) DEX104@1-2"},
    {"a longer one between",
     {finding(special, {1, 2}), finding(other, {1, 1}), finding(general, {1, 2})},
     "DEX104@1-1 DEX101@1-2(DEX102)"},
    {"a chain: the last one tells of all",
     {finding(most_special, {1, 2}), finding(special, {1, 2}), finding(general, {1, 2})},
     "DEX103@1-2(DEX101,DEX102)"},
};

std::string shown(const std::vector<Finding>& findings) {
  std::string text;
  for (const Finding& one : findings) {
    const Span at = one.location.bytes;
    text += (text.empty() ? "" : " ") + std::string(one.rule->code) + "@" +
            std::to_string(at.begin) + "-" + std::to_string(at.end);
    std::set<std::string_view> codes(one.superseded.begin(), one.superseded.end());
    std::string superseded;
    for (const std::string_view code : codes)
      superseded += (superseded.empty() ? "" : ",") + std::string(code);
    if (!superseded.empty()) text += "(" + superseded + ")";
  }
  return text;
}

// Of the findings of `text` as if it stood at `path`, in order.
std::vector<std::string> fingerprints(std::string_view text, std::string_view path = "dex.yaml") {
  std::vector<std::string> prints;
  for (const Finding& one : lint_text(path, text).findings) prints.push_back(one.fingerprint);
  return prints;
}

constexpr std::string_view one_connector =
    "connectors:\n"
    "- type: github\n  id: a\n  name: A\n  config:\n    clientID: x\n"
    "    clientSecret: fake9xQzk2LpWv8KpTm2\n";

}  // namespace

BOOST_DATA_TEST_CASE(findings_are_merged, utf::data::make(rows), row) {
  BOOST_TEST(shown(merge(row.findings)) == row.merged);
}

BOOST_AUTO_TEST_CASE(every_finding_has_a_fingerprint_of_its_own) {
  const auto merged = merge({finding(other, {1, 2}), finding(other, {5, 6}), finding(other, {7, 8}),
                             finding(other, {9, 10}, {"b"}), finding(general, {1, 2}),
                             finding(other, {11, 12}, {"a"}, "x.yaml", "#1"),
                             finding(other, {13, 14}, {"a", ""}), finding(other, {15, 16}, {})});
  std::set<std::string> prints;
  for (const Finding& one : merged) {
    BOOST_TEST(one.fingerprint.size() == 32u);
    BOOST_TEST(one.fingerprint.find_first_not_of("0123456789abcdef") == std::string::npos);
    prints.insert(one.fingerprint);
  }
  // The second value, and that the key stands there twice.
  BOOST_TEST(prints.size() == merged.size());
}

BOOST_AUTO_TEST_CASE(names_of_a_trail_do_not_run_together) {
  const auto one = merge({finding(other, {1, 2}, {"a", "bc"})});
  const auto two = merge({finding(other, {1, 2}, {"ab", "c"})});
  BOOST_TEST(one.front().fingerprint != two.front().fingerprint);
}

BOOST_AUTO_TEST_CASE(a_fingerprint_stays_when_lines_move_or_the_value_changes) {
  const std::string text(one_connector);
  const auto before = fingerprints(text);
  BOOST_REQUIRE(!before.empty());
  BOOST_TEST(fingerprints("# remark\n\n" + text) == before);
  std::string changed = text;
  changed.replace(changed.find("fake9x"), 6, "FAKE7y-and-longer-");
  BOOST_TEST(fingerprints(changed) == before);
}

BOOST_AUTO_TEST_CASE(an_item_put_before_it_changes_nothing) {
  const std::string text(one_connector);
  const auto before = fingerprints(text);
  std::string more = text;
  more.insert(
      more.find("- type"),
      "- {type: keystone, id: k, name: K, config: {keystoneHost: \"https://k.example.com\"}}\n");
  BOOST_TEST(fingerprints(more) == before);
}

BOOST_AUTO_TEST_CASE(path_document_and_trail_make_another_fingerprint) {
  const std::string text(one_connector);
  const auto before = fingerprints(text);
  BOOST_TEST(fingerprints(text, "other.yaml") != before);
  BOOST_TEST(fingerprints("a: b\n---\n" + text) != before);
  std::string renamed = text;
  renamed.replace(renamed.find("id: a"), 5, "id: b");
  BOOST_TEST(fingerprints(renamed) != before);
}

BOOST_AUTO_TEST_CASE(one_trail_twice_gives_two_fingerprints) {
  const std::string text = std::string(one_connector) + "    clientSecret: fake7yQzk2LpWv8KpTm2\n";
  const auto prints = fingerprints(text);
  const std::set<std::string> different(prints.begin(), prints.end());
  // The second value, and that the key stands there twice.
  BOOST_TEST(prints.size() == fingerprints(one_connector).size() + 2);
  BOOST_TEST(different.size() == prints.size());
  BOOST_TEST(different.count(fingerprints(one_connector).front()) == 1u);
}
