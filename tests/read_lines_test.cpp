// What is certain in a text that does not parse: lines of a key and a value, nested by indentation.
// Nothing is invented: what is not sure is left out.
#include "linter/input/read_lines.h"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ostream>
#include <string>
#include <string_view>

#include "linter/model/document.h"

namespace utf = boost::unit_test;
using namespace dexlint;

namespace {

struct Row {
  std::string_view name;
  std::string_view text;
  std::string_view tree;  ///< keys, `{…}` mappings, `[…]` sequences, `-` for a value that is absent
};
std::ostream& operator<<(std::ostream& out, const Row& row) { return out << row.name; }

const Row rows[] = {
    {"nothing", "", ""},
    {"prose", "This is prose.\nSo is this: that.\n", ""},
    {"one pair", "a: b\n", "{a=b}"},
    {"pairs", "a: b\nc: d\n", "{a=b c=d}"},
    {"nested", "a:\n  b: c\n  d: e\nf: g\n", "{a={b=c d=e} f=g}"},
    {"a list", "a:\n  - b: c\n    d: e\n  - b: f\n", "{a=[{b=c d=e} {b=f}]}"},
    {"a list at its key's column", "a:\n- b: c\n  d: e\n- b: f\n", "{a=[{b=c d=e} {b=f}]}"},
    {"a list in a list", "a:\n- b:\n  - c: d\n  - c: e\n- b: f\n", "{a=[{b=[{c=d} {c=e}]} {b=f}]}"},
    {"a list of scalars is left out", "a:\n- b\n- c\nd: e\n", "{a=- d=e}"},
    {"a list at the top", "- a: b\n- a: c\n", "[{a=b} {a=c}]"},
    {"two dashes", "a:\n- - b: c\n", "{a=[{b=c}]}"},
    {"single quotes", "a: 'b c'\n", "{a=b c}"},
    {"double quotes", "a: \"b c\" # d\n", "{a=b c}"},
    {"an escape needs a decoder", "a: \"b\\nc\"\n", "{a=-}"},
    {"a doubled quote needs a decoder", "a: 'it''s'\n", "{a=-}"},
    {"a quote that is not closed", "a: 'b\nc: d\n", "{a=- c=d}"},
    {"text behind a quote", "a: 'b' c\n", "{a=-}"},
    {"a comment", "# a: b\nc: d # e\n", "{c=d}"},
    {"a hash in a value", "a: b#c\n", "{a=b#c}"},
    {"CRLF", "a: b\r\nc:\r\n  d: 'e'\r\n", "{a=b c={d=e}}"},
    {"a block of text", "a: |\n  b: c\n", "{a={b=c}}"},
    {"anchors, tags and aliases", "a: &x\nb: *x\nc: !d e\n", "{a=- b=- c=-}"},
    {"flow", "a: {b: c}\nd: [e]\n", "{a=- d=-}"},
    {"a URL is no key", "http://x.example.com\na: http://x.example.com\n",
     "{a=http://x.example.com}"},
    {"no blank behind the colon", "a:b\nc: d\n", "{c=d}"},
    {"a blank before the colon", "a : b\n", "{a=b}"},
    {"a key of words", "a b: c\n", ""},
    {"a tab before the key", "\ta: b\nc:\td\n", "[{a=b} {c=d}]"},
    {"a value with a deeper line keeps its value", "a: b\n  c: d\n", "{a=b c=d}"},
    {"and what follows stays beside it", "x:\n  a: b\n    c: d\n    e: f\n  g: h\n",
     "{x={a=b c=d e=f g=h}}"},
    {"a value with a deeper list", "a: b\n  - c: d\n    e: f\n", "[{a=b} {c=d e=f}]"},
    {"a line between two columns", "a:\n    b: c\n  d: e\n", "{a={b=c d=e}}"},
    {"an item whose fields stand at its dash",
     "connectors:\n  - type: oidc\n  id: auth0\n  name: Auth0\n",
     "{connectors=[{type=oidc id=auth0 name=Auth0}]}"},
    {"two such items", "c:\n  - type: a\n  id: b\n  - type: d\n  id: e\n",
     "{c=[{type=a id=b} {type=d id=e}]}"},
    {"a Secret with its key at the margin",
     "kind: Secret\nstringData:\nupstream-idps: |\n  - type: oidc\n    id: a\n",
     "{kind=Secret stringData=- upstream-idps=[{type=oidc id=a}]}"},
    {"parts without a key", "    a: b\n  c: d\ne: f\n", "[{a=b} {c=d} {e=f}]"},
    {"the guide's block",
     "  type: oidc\n  id: auth0\n  config:\n      issuer: https://x.example.com/\n"
     "      insecure: false,\n      params:\n      - login_hint\n",
     "{type=oidc id=auth0 config={issuer=https://x.example.com/ insecure=false, params=-}}"},
    {"broken JSON",
     "{\n\"type\": \"oidc\",\n\"config\":{\n  \"a\": \"b\",\n  \"c\": true\n  \"d\": 1,\n}\n",
     "{type=oidc config={a=b c=true d=1}}"},
    {"broken JSON, indented",
     "{\n  \"type\": \"oidc\",\n  \"config\": {\n    \"a\": \"b\"\n    \"c\": null,\n  },\n"
     "  \"id\": \"x\"\n",
     "{type=oidc config={a=b c=null} id=x}"},
    {"broken JSON, a list of objects",
     "{\"x\": [\n  {\n    \"id\": \"a\",\n  },\n  {\n    \"id\": \"b\"\n    \"c\": \"d\"\n  }\n]\n",
     "[{id=a} {id=b c=d}]"},
    {"broken JSON, a list under a key",
     "{\n  \"x\": [\n    {\n      \"id\": \"a\"\n    },\n    {\n      \"id\": \"b\",\n    }\n  ]\n",
     "{x=[{id=a} {id=b}]}"},
    {"a JSON string with an escape", "\"a\": \"b\\\"c\",\n\"d\": \"e\"\n", "{a=- d=e}"},
    {"minified JSON says nothing", "{\"a\":\"b\",\"c\":}\n", ""},
};

std::string shown(const Node& node) {
  if (node.is_scalar()) return node.style == ScalarStyle::absent ? "-" : std::string(node.text);
  std::string text;
  for (const Node& child : node.children()) {
    if (!text.empty()) text += " ";
    if (node.is_mapping()) text += std::string(child.key->text) + "=";
    text += shown(child);
  }
  return (node.is_mapping() ? "{" : "[") + text + (node.is_mapping() ? "}" : "]");
}

void check(const Node& node, std::string_view text) {
  BOOST_TEST(node.guessed);
  BOOST_TEST(node.span.end <= text.size());
  BOOST_TEST(node.span.begin <= node.span.end);
  if (node.is_scalar()) BOOST_TEST(node.text == slice(text, node.span));
  if (node.key != nullptr) BOOST_TEST(node.key->text == slice(text, node.key->span));
  for (const Node& child : node.children()) {
    BOOST_TEST(child.parent == &node);
    check(child, text);
  }
}

}  // namespace

BOOST_DATA_TEST_CASE(certain_lines_are_kept, utf::data::make(rows), row) {
  Document document("x.yaml", std::string(row.text));
  const Node* root = read_lines(document, document.file_layer(), {0, document.bytes().size()});
  BOOST_TEST((root == nullptr ? "" : shown(*root)) == row.tree);
}

BOOST_DATA_TEST_CASE(every_node_is_a_piece_of_the_text, utf::data::make(rows), row) {
  Document document("x.yaml", std::string(row.text));
  const Node* root = read_lines(document, document.file_layer(), {0, document.bytes().size()});
  if (root == nullptr) return;
  BOOST_TEST(root->parent == nullptr);
  check(*root, row.text);
}

BOOST_AUTO_TEST_CASE(only_the_extent_is_read) {
  Document document("x.yaml", "a: b\nc: d\ne: f\n");
  const Node* root = read_lines(document, document.file_layer(), {5, 10});
  BOOST_REQUIRE(root != nullptr);
  BOOST_TEST(shown(*root) == "{c=d}");
}

BOOST_AUTO_TEST_CASE(depth_has_an_end) {
  std::string text;
  for (std::size_t i = 0; i < 5000; ++i) text += std::string(i, ' ') + "a:\n";
  Document document("x.yaml", text);
  BOOST_TEST(read_lines(document, document.file_layer(), {0, text.size()}) != nullptr);
}

BOOST_AUTO_TEST_CASE(filler_is_unknown) {
  Document document("x.yaml", "a: xxxx\nb: c\n");
  Layer& layer = document.add_layer(document.bytes(), document.file_layer(),
                                    {Segment::copied({0, 13}, {0, 13})}, Encoding::part);
  layer.unknown = {{3, 7}};
  const Node* root = read_lines(document, layer, {0, 13});
  BOOST_REQUIRE(root != nullptr);
  BOOST_TEST(effective_scalar(root, "a").unknown());
  BOOST_TEST(effective_scalar(root, "b").text() == "c");
}
