// Trees as rules ask them: which value of a repeated key counts, what merge keys bring in, and what
// a place in the tree is called.
#include "linter/model/node.h"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ostream>
#include <string>
#include <string_view>

#include "linter/input/parse_yaml.h"
#include "linter/model/document.h"
#include "tests/support/marked.h"

namespace utf = boost::unit_test;
using namespace dexlint;
using namespace dexlint::test;

namespace {

struct Tree {
  explicit Tree(std::string text) : document("test.yaml", std::move(text)) {
    const Layer& layer = document.file_layer();
    const auto parsed = parse_yaml(document, layer, {0, layer.text().size()});
    BOOST_REQUIRE_MESSAGE(parsed, "the text parses");
    root = *parsed;
  }
  Document document;
  const Node* root = nullptr;
};

struct Row {
  std::string_view name;
  std::string_view marked;  ///< the value of `key` under `at` that counts; no mark: there is none
  KeyMatch match = KeyMatch::exact;
  std::string_view at = "";
  std::string_view key = "k";
};
std::ostream& operator<<(std::ostream& out, const Row& row) { return out << row.name; }

const Row rows[] = {
    {"one value", "k: «v»\n"},
    {"none", "x: v\n"},
    {"no mapping", "- k: v\n"},
    {"a scalar", "k\n"},
    {"nothing at all", ""},
    {"the last one wins", "k: v\nx: y\nk: «w»\n"},
    {"case matters in YAML", "K: v\n"},
    {"case is ignored for Go", "K: «v»\n", KeyMatch::ignore_case},
    {"the last one in any case", "k: v\nK: «w»\n", KeyMatch::ignore_case},
    {"the exact one where case matters", "k: «v»\nK: w\n"},
    {"a merge key", "a: &a {k: «v»}\nb:\n  <<: *a\n", KeyMatch::exact, "b"},
    {"a merge key and case", "a: &a {K: «v»}\nb:\n  <<: *a\n", KeyMatch::ignore_case, "b"},
    {"its own value before the merged", "a: &a {k: v}\nb:\n  <<: *a\n  k: «w»\n", KeyMatch::exact,
     "b"},
    {"its own value, merge key behind it", "a: &a {k: v}\nb:\n  k: «w»\n  <<: *a\n",
     KeyMatch::exact, "b"},
    {"a list of merges: the first wins", "a: &a {k: «v»}\nc: &c {k: w}\nb:\n  <<: [*a, *c]\n",
     KeyMatch::exact, "b"},
    {"a list of merges: the second has it", "a: &a {x: v}\nc: &c {k: «w»}\nb:\n  <<: [*a, *c]\n",
     KeyMatch::exact, "b"},
    {"a merge of a merge", "a: &a {k: «v»}\nc: &c\n  <<: *a\nb:\n  <<: *c\n", KeyMatch::exact, "b"},
    {"a merge written in place", "b:\n  <<: {k: «v»}\n", KeyMatch::exact, "b"},
    {"a quoted merge key counts too", "a: &a {k: «v»}\nb:\n  \"<<\": *a\n", KeyMatch::exact, "b"},
    {"a merge of a scalar", "b:\n  <<: x\n", KeyMatch::exact, "b"},
    {"an alias is followed", "a: &a «v»\nk: *a\n"},
    {"below an alias", "a: &a {k: «v»}\nb: *a\n", KeyMatch::exact, "b"},
    {"the merge key itself", "a: &a {x: y}\nb:\n  <<: *a\n", KeyMatch::exact, "b", "k"},
    {"a quoted key", "'k': «v»\n"},
    {"an escaped key", "\"\\x6b\": «v»\n"},
    {"a complex key is passed over", "? [k]\n: v\nk: «w»\n"},
};

struct Every {
  std::string_view name;
  std::string_view marked;
  KeyMatch match = KeyMatch::exact;
};
std::ostream& operator<<(std::ostream& out, const Every& row) { return out << row.name; }

const Every all_values[] = {
    {"one", "k: «v»\n"},
    {"all of them", "k: «v»\nx: y\nk: «w»\n"},
    {"in any case", "k: «v»\nK: «w»\n", KeyMatch::ignore_case},
    {"one case only", "k: «v»\nK: w\n"},
    {"none", "x: y\n"},
    {"no mapping", "[k]\n"},
};

struct Trail {
  std::string_view name;
  std::string_view marked;  ///< the node whose trail is asked for: the scalar under the mark
  std::string_view trail;
};
std::ostream& operator<<(std::ostream& out, const Trail& row) { return out << row.name; }

const Trail trails[] = {
    {"a key", "a: «b»\n", "a"},
    {"keys", "a:\n  b:\n    c: «d»\n", "a / b / c"},
    {"an item by number", "a:\n- b\n- «c»\n", "a / [1]"},
    {"an item by id", "a:\n- id: x\n  name: y\n  b: «c»\n", "a / [id=x] / b"},
    {"an item by name", "a:\n- name: y\n  b: «c»\n", "a / [name=y] / b"},
    {"an empty id", "a:\n- id: ''\n  b: «c»\n", "a / [0] / b"},
    {"an id behind the value", "a:\n- b: «c»\n  id: x\n", "a / [id=x] / b"},
    {"an id that is a mapping", "a:\n- id: {x: y}\n  name: z\n  b: «c»\n", "a / [name=z] / b"},
    {"an id of 64 bytes",
     "- id: 0123456789012345678901234567890123456789012345678901234567890123\n  b: «c»\n",
     "[id=0123456789012345678901234567890123456789012345678901234567890123] / b"},
    {"a longer one",
     "- id: 01234567890123456789012345678901234567890123456789012345678901234\n  b: «c»\n",
     "[0] / b"},
    {"a list in a list", "- - a\n  - «b»\n", "[0] / [1]"},
    {"a key with a dot", "a.b: «c»\n", "a.b"},
    {"the root itself", "«a»\n", ""},
    {"behind a merge key", "a:\n  <<: {b: «c»}\n", "a / << / b"},
    {"an anchored value, where it stands", "a: &a\n  b: «c»\nd: *a\n", "a / b"},
};

const Node* scalar_at(const Node& node, Span span) {
  if (node.is_scalar() && node.span == span) return &node;
  for (const Node& child : node.children()) {
    if (const Node* found = scalar_at(child, span)) return found;
  }
  return nullptr;
}

std::string joined(const std::vector<TrailStep>& steps) {
  std::string text;
  for (const TrailStep& step : steps) {
    text += (text.empty() ? "" : " / ") + step.name;
    BOOST_TEST(step.is_key == !step.name.starts_with('['));
  }
  return text;
}

}  // namespace

BOOST_DATA_TEST_CASE(the_value_that_counts, utf::data::make(rows), row) {
  const Marked marked = read_marks(row.marked);
  const Tree tree(marked.text);
  const Node* under = row.at.empty() ? tree.root : effective(tree.root, row.at);
  const Node* value = effective(under, row.key, row.match);
  std::vector<Span> found;
  if (value != nullptr) found.push_back(value->span);
  BOOST_TEST(with_marks(marked.text, found) == row.marked);
}

BOOST_DATA_TEST_CASE(every_value_is_visited, utf::data::make(all_values), row) {
  const Marked marked = read_marks(row.marked);
  const Tree tree(marked.text);
  std::vector<Span> found;
  every(tree.root, "k", row.match, [&](const Node& value) { found.push_back(value.span); });
  BOOST_TEST(with_marks(marked.text, found) == row.marked);
}

BOOST_DATA_TEST_CASE(a_place_has_a_name, utf::data::make(trails), row) {
  const Marked marked = read_marks(row.marked);
  const Tree tree(marked.text);
  const Node* node = scalar_at(*tree.root, marked.spans.front());
  BOOST_REQUIRE(node != nullptr);
  BOOST_TEST(joined(trail(*node)) == row.trail);
}

BOOST_AUTO_TEST_CASE(merge_keys_in_a_circle_end) {
  const Tree self("a: &a\n  <<: *a\n  x: y\n");
  BOOST_TEST(effective(effective(self.root, "a"), "k") == nullptr);
  const Tree twice("a: &a\n  <<: [*a, *a, *a, *a]\n");
  BOOST_TEST(effective(effective(twice.root, "a"), "k") == nullptr);
}

BOOST_AUTO_TEST_CASE(a_bomb_of_merge_keys_is_not_followed_for_ever) {
  std::string text = "a0: &a0 {x: y}\n";
  for (int i = 1; i < 40; ++i) {
    const std::string name = "a" + std::to_string(i);
    const std::string before = "*a" + std::to_string(i - 1);
    text += name + ": &" + name + "\n  <<: [" + before + ", " + before + "]\n";
  }
  const Tree bomb(text);
  BOOST_TEST(effective(effective(bomb.root, "a39"), "k") == nullptr);
}

// Large mappings are looked up in an index: the same answers.
BOOST_DATA_TEST_CASE(size_changes_nothing, utf::data::make(rows), row) {
  if (!row.marked.starts_with("k:") && !row.marked.starts_with("K:")) return;
  std::string before;
  for (int i = 0; i < 100; ++i) before += "x" + std::to_string(i) + ": y\n";
  const Marked marked = read_marks(before + std::string(row.marked));
  const Tree tree(marked.text);
  for (int again = 0; again < 2; ++again) {
    const Node* value = effective(tree.root, row.key, row.match);
    std::vector<Span> found;
    if (value != nullptr) found.push_back(value->span);
    BOOST_TEST(with_marks(marked.text, found) == before + std::string(row.marked));
  }
  BOOST_TEST(effective(tree.root, "x99")->text == "y");
  BOOST_TEST(effective(tree.root, "x100") == nullptr);
}

BOOST_AUTO_TEST_CASE(a_path_ends_where_a_key_is_missing) {
  const Tree tree("a:\n  b:\n    c: d\n");
  BOOST_TEST(effective_path(tree.root, {"a", "b", "c"})->text == "d");
  BOOST_TEST(effective_path(tree.root, {"a", "x", "c"}) == nullptr);
  BOOST_TEST(effective_path(tree.root, {}) == tree.root);
  BOOST_TEST(effective_path(nullptr, {"a"}) == nullptr);
}

BOOST_AUTO_TEST_CASE(a_scalar_exists_or_not) {
  const Tree tree("empty:\nquoted: ''\nlist: []\nword: true\ntext: 'true'\nnumber: 12\n");
  const auto scalar = [&](std::string_view key) { return effective_scalar(tree.root, key); };
  BOOST_TEST(!scalar("none").exists());
  BOOST_TEST(!scalar("empty").exists());
  BOOST_TEST(!scalar("list").exists());
  BOOST_TEST(scalar("quoted").exists());
  BOOST_TEST(scalar("quoted").is_quoted());
  BOOST_TEST(!scalar("word").is_quoted());
  BOOST_TEST(scalar("text").is_quoted());
  BOOST_TEST(!scalar("number").is_quoted());
  BOOST_TEST(scalar("none").text() == "");
}

BOOST_AUTO_TEST_CASE(a_part_of_a_scalar_has_its_place) {
  const Marked plain = read_marks("a: http://«x»/y\n");
  const Tree tree(plain.text);
  BOOST_CHECK(effective_scalar(tree.root, "a").place({7, 8}).span == plain.spans.front());
  const Marked escaped = read_marks("a: \"\\x68ttp://«\\x78»/y\"\n");
  const Tree other(escaped.text);
  BOOST_CHECK(effective_scalar(other.root, "a").place({7, 8}).span == escaped.spans.front());
}
