// Terraform's text becomes the tree that its JSON syntax would give, with exact places; what nobody
// can know from the text alone is unknown; and no text, however hostile, costs more than its
// length.
#include "linter/input/parse_hcl.h"

#include <algorithm>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>

#include "linter/input/parse_json.h"
#include "linter/input/parse_yaml.h"
#include "tests/support/cpu_time.h"
#include "tests/support/marked.h"

using namespace dexlint;
using test::Marked;
using test::read_marks;

namespace {

Result<const Node*> parse(Document& document, const Budget& budget = {}) {
  return parse_hcl(document, document.file_layer(), {0, document.bytes().size()}, budget);
}

// `{a: 'text', b: 1, c: ?what is written?}`: strings in quotes, unknown between question marks.
std::string shown(const Node& node) {
  std::string text;
  if (node.is_scalar()) {
    const bool plain = node.style == ScalarStyle::plain;
    const std::string quote = node.unknown ? "?" : plain ? "" : "'";
    for (const char c : node.text) text += c == '\n' ? "\\n" : std::string(1, c);
    return quote + text + quote;
  }
  for (const Node& child : node.children()) {
    text += text.empty() ? "" : ", ";
    if (node.is_mapping()) text += shown(*child.key) + ": ";
    text += shown(child);
  }
  return (node.unknown ? "?" : "") + (node.is_mapping() ? "{" + text + "}" : "[" + text + "]");
}

struct TreeRow {
  const char* name;
  const char* text;
  const char* tree;
};
std::ostream& operator<<(std::ostream& out, const TreeRow& row) { return out << row.name; }

const TreeRow trees[] = {
    {"nothing", "", "{}"},
    {"only comments", "# a\n// b\n/* c\n */\n", "{}"},
    {"attribute", "a = \"b\"\n", "{a: 'b'}"},
    {"no last break", "a = \"b\"", "{a: 'b'}"},
    {"byte order mark and CR LF",
     "\xEF\xBB\xBF"
     "a = \"b\"\r\nc = 1\r\n",
     "{a: 'b', c: 1}"},
    {"bare values", "a = 1\nb = -1.5e+3\nc = true\nd = null\n",
     "{a: 1, b: -1.5e+3, c: true, d: null}"},
    {"quoted name", "\"a\" = 1\n", "{'a': 1}"},
    {"dash in a name", "a-b = 1\n", "{a-b: 1}"},
    {"block", "a {\n  b = 1\n}\n", "{a: {b: 1}}"},
    {"block with labels", "resource \"s\" \"db\" {\n  data = { password = \"x\" }\n}\n",
     "{resource: {'s': {'db': {data: {password: 'x'}}}}}"},
    {"label without quotes", "a b {\n}\n", "{a: {b: {}}}"},
    {"label with an interpolation", "a \"${b}\" {\n}\n", "{a: {?xxxx?: ?{}}}"},
    {"blocks of one name", "set {\n  name = \"a\"\n}\nset {\n  name = \"b\"\n}\n",
     "{set: {name: 'a'}, set: {name: 'b'}}"},
    {"block of one line", "set { name = \"a\" }\n", "{set: {name: 'a'}}"},
    {"two attributes on a line", "set { name = \"a\" value = \"b\" }\n",
     "{set: {name: 'a', value: 'b'}}"},
    {"reference before another attribute", "set { name = var.a value = \"b\" }\n",
     "{set: {name: ?var.a?, value: 'b'}}"},
    {"attributes with commas", "a = 1, b = 2\n", "{a: 1, b: 2}"},
    {"nested blocks", "a {\n  b \"c\" {\n    d = 1\n  }\n  e {}\n}\n",
     "{a: {b: {'c': {d: 1}}, e: {}}}"},
    {"object", "a = { b = 1, \"c\" : 2\n d = 3\n\n e = 4, }\n", "{a: {b: 1, 'c': 2, d: 3, e: 4}}"},
    {"value on the next line", "a = { b =\n 1 }\n", "{a: {b: 1}}"},
    {"number as key", "a = { 1 = 2 }\n", "{a: {1: 2}}"},
    {"key with an expression", "a = { (b) = 1, c.d = 2, \"${e}f\" = 3 }\n",
     "{a: {?(b)?: ?1?, ?c.d?: ?2?, ?xxxxf?: ?3?}}"},
    {"key called for", "a = { for = 1 }\n", "{a: {for: 1}}"},
    {"tuple", "a = [1, \"b\",\n # c\n [2], {d = 3},\n]\n", "{a: [1, 'b', [2], {d: 3}]}"},
    {"empty collections", "a = []\nb = {}\nc = [ ]\nd = {\n}\n", "{a: [], b: {}, c: [], d: {}}"},
    {"parentheses", "a = (\n \"b\"\n)\nc = ((1))\n", "{a: 'b', c: 1}"},
    {"comments between", "a = 1 # x\nb = /* y */ 2 // z\nc /**/ = 3\n", "{a: 1, b: 2, c: 3}"},
    {"comment signs in a string", "a = \"# // /*\"\n", "{a: '# // /*'}"},

    {"escapes", R"(a = "\n\t\"\\\u00e9\U0001D11E\r")", "{a: '\\n\t\"\\é𝄞\r'}"},
    {"unknown escapes", R"(a = "\d\u12\U00zz")", "{a: '\\d\\u12\\U00zz'}"},
    {"escaped signs", R"(a = "$${b} %%{c} $d 100% $$ $")", "{a: '${b} %{c} $d 100% $$ $'}"},
    {"escaped sign behind a sign", R"(a = "$$${b}")", "{a: '$${b}'}"},
    {"backslash before a sign", R"(a = "\\${b}")", "{a: ?\\xxxx?}"},
    {"interpolation", R"(a = "${b}")", "{a: ?xxxx?}"},
    {"interpolation in a text", R"(a = "u://x:y@${b}/c")", "{a: ?u://x:y@xxxx/c?}"},
    {"directive", R"(a = "%{ if b }c%{ endif }")", "{a: ?xxxxxxxxxcxxxxxxxxxx?}"},
    {"quotes in an interpolation", R"(a = "x${b["c"]}y${"z${"w"}"}" # "d)",
     "{a: ?xxxxxxxxxxyxxxxxxxxxxxx?}"},
    {"braces in an interpolation", R"(a = "${{ b = "}" }}")", "{a: ?xxxxxxxxxxxxxx?}"},
    {"comment in an interpolation", "a = \"${b /* }\" */}\"", "{a: ?xxxxxxxxxxxxx?}"},
    {"line break in an interpolation", "a = \"${b(\n1)}\"\nc = 1", "{a: ?xxxxxxxx?, c: 1}"},
    {"heredoc in an interpolation", "a = \"${b(<<E\n}\"\nE\n)}\"\nc = 1",
     "{a: ?xxxxxxxxxxxxxxx?, c: 1}"},

    {"heredoc", "a = <<EOF\nb: 1\n c\n\nEOF\nd = 1\n", "{a: 'b: 1\\n c\\n\\n', d: 1}"},
    {"empty heredoc", "a = <<EOF\nEOF\n", "{a: ''}"},
    {"heredoc at the end", "a = <<EOF\nb\nEOF", "{a: 'b\\n'}"},
    {"heredoc with an indented end", "a = <<EOF\n  b\n  EOF\n", "{a: '  b\\n'}"},
    {"heredoc that is cut", "a = <<-EOF\n    b\n\n      c\n  EOF\n", "{a: 'b\\n\\n  c\\n'}"},
    {"blank lines are not cut", "a = <<-EOF\n  b\n   \n  c\n  EOF\n", "{a: 'b\\n   \\nc\\n'}"},
    {"tabs are cut as well", "a = <<-EOF\n\t\tb\n\t c\n\tEOF\n", "{a: 'b\\nc\\n'}"},
    {"interpolation alone counts as content", "a = <<-EOF\n    b\n  ${c}\n  EOF\n",
     "{a: ?  b\\n\\n\\n\\n\\n\\n\\n\\n?}"},
    {"interpolation at the start of a line", "a = <<-EOF\n  b\n${c} d\n  EOF\n",
     "{a: ?  b\\nxxxx d\\n?}"},
    {"marker in a line", "a = <<EOF\nEOF b\nb EOF\nEOFc\n${d}EOF\nEOF\n",
     "{a: ?EOF b\\nb EOF\\nEOFc\\nxxxxEOF\\n?}"},
    {"heredoc with escapes", "a = <<EOF\n$${b} %%{c} \\n \"$d\" 1%\nEOF\n",
     "{a: '${b} %{c} \\n \"$d\" 1%\\n'}"},
    {"heredoc in a list", "a = [<<EOF\nb\nEOF\n, \"c\"]\n", "{a: ['b\\n', 'c']}"},
    {"heredoc in an object", "a = {\n b = <<EOF\nc\nEOF\n d = 1\n}\n", "{a: {b: 'c\\n', d: 1}}"},
    {"heredoc with CR LF", "a = <<EOF\r\nb\r\n  EOF\r\nc = 1\r\n", "{a: 'b\r\\n', c: 1}"},
    {"less than less than", "a = 1 << b\nc = 1\n", "{a: ?1 << b?, c: 1}"},

    {"reference", "a = var.b[0].c\nd = local.e.*.f\n", "{a: ?var.b[0].c?, d: ?local.e.*.f?}"},
    {"call", "a = file(\"b\")\nc = d::e(\n1,\n2\n)\n",
     "{a: ?file(\"b\")?, c: ?d::e(\\n1,\\n2\\n)?}"},
    {"condition", "a = b ? \"c\" : \"d\"\ne = 1\n", "{a: ?b ? \"c\" : \"d\"?, e: 1}"},
    {"condition in an object", "a = { b = c == 1 ? \"d\" : \"e\", f = 1 }\n",
     "{a: {b: ?c == 1 ? \"d\" : \"e\"?, f: 1}}"},
    {"literal in an expression", "a = \"b\" == c\nd = {e = 1}[\"e\"]\nf = 1 + 2\n",
     "{a: ?\"b\" == c?, d: ?{e = 1}[\"e\"]?, f: ?1 + 2?}"},
    {"comparisons are no assignments", "a = b>=c\nd = { e = f<=g, h = i!=j }\n",
     "{a: ?b>=c?, d: {e: ?f<=g?, h: ?i!=j?}}"},
    {"operator on the next line", "a = [b\n && c,\n \"d\"\n + 1]\n",
     "{a: [?b\\n && c?, ?\"d\"\\n + 1?]}"},
    {"for", "a = [for b in c : \"d\"]\ne = {for f, g in h : f => g...}\ni = 1\n",
     "{a: ?[for b in c : \"d\"]?, e: ?{for f, g in h : f => g...}?, i: 1}"},
    {"for over lines", "a = [\n for\n b in c :\n \"d\"]\ne = {\n for = 1\n}\n",
     "{a: ?[\\n for\\n b in c :\\n \"d\"]?, e: {for: 1}}"},
    {"missing comma", "a = [\"b\" \"c\", \"d\"]\n", "{a: [?\"b\" \"c\"?, 'd']}"},
    {"strange characters", "a = 'b'\nc = 1\n", "{a: ?'b'?, c: 1}"},
    {"negated reference", "a = -b\nc = !d\n", "{a: ?-b?, c: ?!d?}"},

    {"calls that show their argument",
     "a = yamlencode({ b = \"c\" })\nd = base64encode(\"e\",)\n"
     "f = sensitive(jsonencode([\n\"g\"\n]))\n",
     "{a: {b: 'c'}, d: 'e', f: ['g']}"},
    {"such a call goes on", "a = tomap({ b = \"c\" }).b\n", "{a: ?tomap({ b = \"c\" }).b?}"},
    {"such a call with more", "a = tostring(\"b\", 1)\nc = tostring()\n",
     "{a: ?tostring(\"b\", 1)?, c: ?tostring()?}"},
    {"text that is decoded", "a = yamldecode(<<-EOF\n  b: 1\nEOF\n)\n", "{a: 'b: 1\\n'}"},
    {"merge", "a = merge({ b = 1 }, { c = 2 },)\n", "{a: {b: 1, c: 2}}"},
    {"merge with what is unknown", "a = merge(var.b, { c = 2 }, d ? {} : {})\n", "{a: ?{c: 2}}"},
    {"merge in merge", "a = merge(merge({ b = 1 }), { c = [3] })\n", "{a: {b: 1, c: [3]}}"},
    {"merge of a list", "a = merge([{ b = 1 }]...)\ne = 1\n", "{a: ?{}, e: 1}"},
    {"merge that goes on", "a = merge({ b = 1 }, { c = 2 })[\"b\"]\n",
     "{a: ?merge({ b = 1 }, { c = 2 })[\"b\"]?}"},
    {"concat", "a = concat([\"b\"], var.c, [\n yamlencode({ d = 1 }) ])\n", "{a: ?['b', {d: 1}]}"},
};

std::string from_segments(const Node& node) {
  std::string text;
  for (const Segment& segment : node.segments) {
    BOOST_TEST(segment.text.begin == text.size());
    text += segment.is_copied() ? slice(node.layer->text(), segment.parent)
                                : slice(node.text, segment.text);
  }
  return text;
}

// Every scalar's text comes from its bytes, and every node lies in its parent.
void check_places(const Node& root) {
  walk(root, [&](const Node& node) {
    BOOST_TEST(node.layer == root.layer);
    BOOST_TEST(node.span.end <= root.layer->text().size());
    if (node.parent != nullptr) BOOST_TEST(node.parent->span.contains(node.span));
    if (node.is_scalar() && node.segments.empty())
      BOOST_TEST(slice(node.layer->text(), node.span) == node.text);
    if (!node.segments.empty()) BOOST_TEST(from_segments(node) == node.text);
  });
}

}  // namespace

BOOST_DATA_TEST_CASE(a_text_becomes_a_tree, trees, row) {
  Document document("main.tf", row.text);
  const Result<const Node*> root = parse(document);
  if (!root) BOOST_TEST(root.error().message == "");
  BOOST_REQUIRE(root.has_value());
  BOOST_TEST(shown(**root) == row.tree);
  check_places(**root);
}

namespace {

struct PlaceRow {
  const char* name;
  const char* marked;  ///< the marked bytes are the node's
  std::vector<std::size_t> path;
  bool key = false;
};
std::ostream& operator<<(std::ostream& out, const PlaceRow& row) { return out << row.name; }

const PlaceRow places[] = {
    {"root", "\n# c\n«a = 1\nb {\n}»\n\n", {}},
    {"value", "a = \"«b»\"\n", {0}},
    {"name", "x = 1\n«a» = \"b\"\n", {1}, true},
    {"label", "a \"«b»\" {\n}\n", {0, 0}, true},
    {"block", "a «{\n  b = 1\n}»\n", {0}},
    {"labelled block", "a «\"b\" {\n}»\n", {0}},
    {"body of it", "a \"b\" «{\n}»\n", {0, 0}},
    {"object", "a = «{ b = 1, }» # c\n", {0}},
    {"quoted key", "a = { \"«b»\" = 1 }\n", {0, 0}, true},
    {"key of an expression", "a = { «(b)» = 1 }\n", {0, 0}, true},
    {"tuple", "a = «[ 1 ]»\n", {0}},
    {"item", "a = [1, «-2»]\n", {0, 1}},
    {"expression", "a = «b ? 1 : {\n}» # c\n", {0}},
    {"expression before a break", "a = [«b +\n c»\n]\n", {0, 0}},
    {"in parentheses", "a = (\"«b»\")\n", {0}},
    {"argument", "a = tostring(\"«b»\")\n", {0}},
    {"merge", "a = «merge(b, {})»\n", {0}},
    {"escape", "a = \"«b\\n»\"\n", {0}},
    {"interpolation", "a = \"«b${c}d»\"\n", {0}},
    {"heredoc", "a = <<EOF\n«b\nc\n»EOF\n", {0}},
    {"heredoc that is cut", "a = <<-EOF\n  «b\n    c\n»  EOF\n", {0}},
    {"empty heredoc", "a = <<EOF\n«»EOF\n", {0}},
};

const Node& at(const Node& root, const PlaceRow& row) {
  const Node* node = &root;
  for (const std::size_t index : row.path) {
    node = node->first;
    while (node != nullptr && node->index != index) node = node->next;
    BOOST_REQUIRE(node != nullptr);
  }
  return row.key ? *node->key : *node;
}

struct ErrorRow {
  const char* name;
  const char* marked;
  const char* message;
};
std::ostream& operator<<(std::ostream& out, const ErrorRow& row) { return out << row.name; }

const ErrorRow errors[] = {
    {"no name", "«=» 1\n", "expected the name of an attribute or block, found `=`"},
    {"number as name", "a = 1\n«1» = 2\n",
     "expected the name of an attribute or block, found a number"},
    {"other template", "«{»{ .Values.a }}\n",
     "expected the name of an attribute or block, found `{`"},
    {"name alone", "a«\n»", "expected `=` or `{` behind a name, found a line break"},
    {"name at the end", "a \"b\"«»",
     "expected `=` or `{` behind a name, found the end of the text"},
    {"brace on the next line", "a \"b\"«\n»{\n}\n",
     "expected `=` or `{` behind a name, found a line break"},
    {"prose", "This is a «'»text'\n", "expected `=` or `{` behind a name, found another character"},
    {"no value", "a = # b«\n»", "expected a value, found a line break"},
    {"no value at the end", "a = «»", "expected a value, found the end of the text"},
    {"comma alone", "a = [«,»]\n", "expected a value, found `,`"},
    {"no value in an object", "a = { b = «}»\n", "expected a value, found `}`"},
    {"no assignment in an object", "a = { b «}»\n", "expected `=` or `:` behind a key, found `}`"},
    {"comma in an object", "a = { «,» }\n", "expected a key or `}`, found `,`"},
    {"not closed", "a {\n b = 1\n«»", "expected `}`, found the end of the text"},
    {"list not closed", "a = [1,\n«»", "expected `]`, found the end of the text"},
    {"wrong bracket", "a = [1«}»\n", "expected `]`, found `}`"},
    {"wrong parenthesis", "a = b(1«]»\n", "expected `)`, found `]`"},
    {"one brace too many", "a {\n}\n«}»\n", "expected the end of the text, found `}`"},
    {"string not closed", "a = \"b«\n»c = 1\n",
     "expected `\"` at the end of a string, found a line break"},
    {"string not closed, with CR LF", "a = \"b«\r»\n",
     "expected `\"` at the end of a string, found a line break"},
    {"string at the end", "a = \"b\\\"«»",
     "expected `\"` at the end of a string, found the end of the text"},
    {"heredoc not closed", "a = <<EOF\nb\nEOFF\n«»",
     "expected the line that ends a heredoc, found the end of the text"},
    {"interpolation not closed", "a = \"${b\"«\n»",
     "expected `\"` at the end of a string, found a line break"},
    {"interpolation at the end", "a = <<E\n${b\nE\n«»",
     "expected `}` at the end of an interpolation, found the end of the text"},
    {"wrong bracket in an interpolation", "a = \"${b«]»\"\n", "expected `}`, found `]`"},
    {"comment not closed", "a = 1 /* b\n«»",
     "expected `*/` at the end of a comment, found the end of the text"},
};

}  // namespace

BOOST_DATA_TEST_CASE(a_node_has_its_exact_bytes, places, row) {
  const Marked input = read_marks(row.marked);
  Document document("main.tf", input.text);
  const Result<const Node*> root = parse(document);
  BOOST_REQUIRE(root.has_value());
  const Node& node = at(**root, row);
  BOOST_TEST(test::with_marks(input.text, {node.span}) == row.marked);
  BOOST_TEST((node.layer->to_root(node.span).span == node.span));
}

BOOST_DATA_TEST_CASE(what_is_no_hcl_is_refused_with_words_and_a_place, errors, row) {
  const Marked input = read_marks(row.marked);
  Document document("main.tf", input.text);
  const Result<const Node*> root = parse(document);
  BOOST_REQUIRE(!root.has_value());
  BOOST_TEST(root.error().message == row.message);
  BOOST_TEST((root.error().reason == SkipReason::unparsed));
  BOOST_TEST(test::with_marks(input.text, {root.error().span}) == row.marked);
}

BOOST_AUTO_TEST_CASE(an_extent_in_the_middle_keeps_the_offsets_of_the_layer) {
  Document document("x.md", "```\na = \"b${c}\" # d\n``` b");
  const Result<const Node*> root = parse_hcl(document, document.file_layer(), {4, 20});
  BOOST_REQUIRE(root.has_value());
  const Node& value = *(*root)->first;
  BOOST_TEST(value.layer->parent() == &document.file_layer());
  BOOST_TEST((value.layer->encoding() == Encoding::hcl));
  BOOST_TEST(slice(document.bytes(), value.layer->to_root(value.span).span) == "b${c}");
  BOOST_REQUIRE(document.comments.size() == 1);
  BOOST_TEST(slice(document.bytes(), document.comments[0]) == "# d");
  const Problem problem = parse_hcl(document, document.file_layer(), {4, 1'000'000}).error();
  BOOST_TEST(problem.span.begin == 20);
}

BOOST_AUTO_TEST_CASE(comments_are_kept_for_ignores) {
  Document document("main.tf",
                    "# one\r\na = [1, // two\n/* three\n */ \"# no\", \"${b /* no */}\"]\n"
                    "c = <<EOF\n# no\nEOF\n//");
  BOOST_REQUIRE(parse(document).has_value());
  std::vector<std::string> comments;
  for (const Span comment : document.comments)
    comments.emplace_back(slice(document.bytes(), comment));
  const std::vector<std::string> expected{"# one", "// two", "/* three\n */", "//"};
  BOOST_TEST(comments == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(what_was_unknown_before_stays_so) {
  const std::string text = "a = \"xxx\"\nxxx = \"b\"\nc = \"d\"\n";
  Document document("main.tf", text);
  Layer& outer =
      document.add_layer(document.bytes(), document.file_layer(),
                         {Segment::copied({0, text.size()}, {0, text.size()})}, Encoding::part);
  outer.unknown = {{5, 8}, {10, 13}};
  const Result<const Node*> root = parse_hcl(document, outer, {2, text.size()});
  BOOST_REQUIRE(!root.has_value());  // `= "xxx"`: no name
  const Result<const Node*> whole = parse_hcl(document, outer, {0, text.size()});
  BOOST_REQUIRE(whole.has_value());
  BOOST_TEST(shown(**whole) == "{a: ?xxx?, ?xxx?: ?b?, c: 'd'}");
}

namespace {

const Node& opened(Document& document, const Node& scalar) {
  const Layer& layer = document.open(scalar);
  const Span whole{0, layer.text().size()};
  const Result<const Node*> root = layer.text().starts_with('{')
                                       ? parse_json(document, layer, whole)
                                       : parse_yaml(document, layer, whole);
  BOOST_REQUIRE(root.has_value());
  return **root;
}

const TreeRow embedded[] = {
    {"values", "a = <<EOF\nb: ${c}\nd: \"e\"\nf: ${g}-h\nEOF\n",
     "{b: ?xxxx?, d: 'e', f: ?xxxx-h?}"},
    {"keys", "a = <<EOF\n${b}: c\nd: e\nEOF\n", "{?xxxx?: ?c?, d: e}"},
    {"cut", "a = <<-EOF\n    b:\n      - ${c}\n      - d\n    EOF\n", "{b: [?xxxx?, d]}"},
    {"lines of directives", "a = <<EOF\nb:\n%{ for c in d ~}\n  - ${c}\n%{ endfor ~}\ne: f\nEOF\n",
     "{b: [?xxxx?], e: f}"},
    {"line of an interpolation", "a = <<-EOF\n  b: c\n  ${indent(2, d(\"{\"))}\n  EOF\n", "{b: c}"},
    {"interpolation of many lines", "a = <<-EOF\n  b: ${c(\n1)}\n  d: e\n  EOF\n",
     "{b: ?xxxxxxxx?, d: e}"},
    {"escaped", "a = <<EOF\nb: $${c}\nd: e\nEOF\n", "{b: ${c}, d: e}"},
    {"JSON", "a = <<EOF\n{\"b\": ${c}, \"d\": \"e-${f}\", \"g\": \"h\"}\nEOF\n",
     "{'b': ?xxxx?, 'd': ?e-xxxx?, 'g': 'h'}"},
    {"string", R"(a = "b: ${c}\nd: \"e\"\n")", "{b: ?xxxx?, d: 'e'}"},
};

}  // namespace

BOOST_DATA_TEST_CASE(an_embedded_text_is_unknown_where_it_is_interpolated, embedded, row) {
  Document document("main.tf", row.text);
  const Result<const Node*> root = parse(document);
  BOOST_REQUIRE(root.has_value());
  std::string tree = shown(opened(document, *(*root)->first));
  BOOST_TEST(tree == row.tree);
}

BOOST_AUTO_TEST_CASE(places_in_an_embedded_text_lead_back_to_the_file) {
  const Marked input = read_marks("a = <<-EOF\n    b: ${c}\n    d:\n      e: «f»\n    EOF\n");
  Document document("main.tf", input.text);
  const Result<const Node*> root = parse(document);
  BOOST_REQUIRE(root.has_value());
  const Node& tree = opened(document, *(*root)->first);
  const Node* value = effective_path(&tree, {"d", "e"});
  BOOST_REQUIRE(value != nullptr);
  BOOST_TEST((value->layer->to_root(value->span).span == input.spans.front()));
  const Node* unknown = effective(&tree, "b");
  BOOST_TEST(slice(input.text, unknown->layer->to_root(unknown->span).span) == "${c}");
}

namespace {

struct EditRow {
  const char* name;
  const char* marked;  ///< the bytes to be replaced
  const char* replacement;
  const char* after;  ///< null: cannot be written back
};
std::ostream& operator<<(std::ostream& out, const EditRow& row) { return out << row.name; }

const EditRow edits[] = {
    {"string", "a = \"b «http»://c\"\n", "https", "a = \"b https://c\"\n"},
    {"string with quotes", "a = \"b «c»\"\n", "\"d\\", "a = \"b \\\"d\\\\\"\n"},
    {"string with a break", "a = \"b «c»\"\n", "d\ne", nullptr},
    {"string, interpolation", "a = \"b «c»\"\n", "${d}", nullptr},
    {"string, directive", "a = \"b «c»\"\n", "%{d}", nullptr},
    {"half an interpolation before", "a = \"b$«c»\"\n", "{d", nullptr},
    {"half an interpolation behind", "a = \"«b»{c\"\n", "d$", nullptr},
    {"filler", "a = \"b «${c}»\"\n", "d", nullptr},
    {"beside filler", "a = \"«b» ${c}\"\n", "d", "a = \"d ${c}\"\n"},
    {"escape", "a = \"b «\\n»\"\n", "d", nullptr},
    {"heredoc", "a = <<-EOF\n  b: «http»://c\n  EOF\n", "https",
     "a = <<-EOF\n  b: https://c\n  EOF\n"},
    {"heredoc, quotes stay", "a = <<EOF\nb: «c»\nEOF\n", "\"d\"", "a = <<EOF\nb: \"d\"\nEOF\n"},
    {"heredoc, interpolation", "a = <<EOF\nb: «c»\nEOF\n", "${d}", nullptr},
    {"heredoc, filler", "a = <<EOF\nb: «${c}»\nEOF\n", "d", nullptr},
};

}  // namespace

BOOST_DATA_TEST_CASE(an_edit_is_written_back_or_refused, edits, row) {
  const Marked input = read_marks(row.marked);
  Document document("main.tf", input.text);
  const Result<const Node*> root = parse(document);
  BOOST_REQUIRE(root.has_value());
  const Layer& layer = document.open(*(*root)->first);
  std::size_t begin = 0;
  while (begin < layer.text().size() &&
         layer.to_root(Span{begin, begin + 1}).span.begin < input.spans.front().begin)
    ++begin;
  std::size_t end = begin + 1;
  while (layer.to_root(Span{begin, end}).span.end < input.spans.front().end) ++end;
  const std::optional<Edit> edit = layer.to_root(Edit{{begin, end}, row.replacement});
  BOOST_REQUIRE(edit.has_value() == (row.after != nullptr));
  if (!edit) return;
  std::string after = input.text;
  after.replace(edit->span.begin, edit->span.size(), edit->replacement);
  BOOST_TEST(after == row.after);
}

namespace {

std::string repeated(std::string_view part, std::size_t times) {
  std::string text;
  for (std::size_t i = 0; i < times; ++i) text += part;
  return text;
}

struct HostileRow {
  const char* name;
  std::string text;
  SkipReason reason;
};
std::ostream& operator<<(std::ostream& out, const HostileRow& row) { return out << row.name; }

constexpr std::size_t many = 100'000;
const HostileRow hostile[] = {
    {"lists", "a = " + repeated("[", many), SkipReason::too_deep},
    {"closed lists", "a = " + repeated("[", many) + repeated("]", many), SkipReason::too_deep},
    {"objects", "a = " + repeated("{a=", many), SkipReason::too_deep},
    {"blocks", repeated("a {\n", many), SkipReason::too_deep},
    {"calls", "a = " + repeated("merge(", many), SkipReason::too_deep},
    {"labels", "a " + repeated("\"b\" ", many) + "{\n}\n", SkipReason::too_deep},
    {"interpolations", "a = \"" + repeated("${", many * 5), SkipReason::too_deep},
    {"interpolations in strings", "a = \"" + repeated("${\"", many), SkipReason::too_deep},
    {"interpolations in heredocs", "a = <<A\n" + repeated("${", many), SkipReason::too_deep},
    {"heads of heredocs", "a = " + repeated("<<A\n", many), SkipReason::unparsed},
    {"heads of heredocs in a list", "a = [\n" + repeated("<<A\nA\n", many), SkipReason::unparsed},
    {"marker of one line",
     "a = <<" + repeated("A", many * 5) + "\n" + repeated("A", many * 5) + "B",
     SkipReason::unparsed},
    {"blanks in a heredoc", "a = <<A\n" + repeated(" ", many * 10), SkipReason::unparsed},
    {"comment", "a = 1\n" + repeated("/*", many * 5), SkipReason::unparsed},
    {"string", "a = \"" + repeated("\\", many * 10 + 1), SkipReason::unparsed},
    {"names", repeated("a ", many), SkipReason::too_deep},
    {"quotes", repeated("\"", many * 10), SkipReason::too_deep},
    {"values", "a = [" + repeated("1,", many * 10) + "]\n", SkipReason::budget},
};

}  // namespace

BOOST_DATA_TEST_CASE(hostile_texts_are_refused_quickly, hostile, row) {
  const test::CpuTime time;
  Document document("main.tf", row.text);
  const Result<const Node*> root = parse(document);
  BOOST_REQUIRE(!root.has_value());
  BOOST_TEST(name_of(root.error().reason) == name_of(row.reason));
  BOOST_TEST(root.error().span.end <= row.text.size() + 1);
  BOOST_TEST(time.seconds() < test::explodes_after_seconds);
}

BOOST_AUTO_TEST_CASE(odd_texts_cost_their_length) {
  const std::string nested =
      "a = " + repeated("[", 90) + repeated("1,\n", many / 10) + repeated("]+1", 90) + "\n";
  const std::string lines = "a = [b" + repeated("\n", many * 10) + "+ c]\n";
  const std::string parts = "a = <<-A\n" + repeated("  ${b} ${c}\n", many) + "  A\n";
  const std::string line = "a = <<A\n" + repeated("${b} ", many) + "\nA\n";
  for (const std::string& text : {nested, lines, parts, line}) {
    const test::CpuTime time;
    Document document("main.tf", text);
    const Result<const Node*> root = parse(document);
    if (!root) BOOST_TEST(root.error().message == "");
    BOOST_TEST(time.seconds() < test::explodes_after_seconds);
  }
}

BOOST_AUTO_TEST_CASE(work_has_limits) {
  Document document("main.tf", "a = [\"1\", \"2\", [], {}]\nb = \"0123456789\"\n");
  const auto reason = [&](const Budget& budget) {
    const auto root = parse(document, budget);
    return root.has_value() ? std::string_view("ok") : name_of(root.error().reason);
  };
  Budget budget;
  BOOST_TEST(reason(budget) == "ok");
  budget.events = 5;
  BOOST_TEST(reason(budget) == "budget");
  budget = {};
  budget.scalar_bytes = 9;
  BOOST_TEST(reason(budget) == "budget");
  budget = {};
  budget.bytes = document.bytes().size() - 1;
  BOOST_TEST(reason(budget) == "budget");
  budget = {};
  budget.depth = 2;
  BOOST_TEST(reason(budget) == "too-deep");
  budget.depth = 3;
  BOOST_TEST(reason(budget) == "ok");
  budget.events = 20;
  Document commas("main.tf", "a = [" + repeated(",", 100) + "]\n");
  const Result<const Node*> refused = parse(commas, budget);
  BOOST_REQUIRE(!refused.has_value());
  BOOST_TEST(refused.error().message == "more words than one text may hold");
}

BOOST_AUTO_TEST_CASE(random_texts_keep_their_places) {
  static constexpr std::string_view pieces[] = {
      "a",     "=",      " ",      "\n",   "\"",  "{",    "}",        "[",      "]",     "(",
      ")",     ",",      ":",      "${",   "$${", "%{",   "<<E\n",    "<<-E\n", "\nE\n", "#",
      "/*",    "*/",     "\\n",    "1",    ".",   "for ", "b ",       "é",      "+",     "a = ",
      "\"x\"", "merge(", "tomap(", "\r\n", "  ",  "\\",   "concat([", "a {\n"};
  std::mt19937 random(20240607);
  std::size_t read = 0;
  for (int round = 0; round < 50'000; ++round) {
    std::string text;
    for (std::size_t left = random() % 24; left > 0; --left)
      text += pieces[random() % std::size(pieces)];
    Document document("main.tf", text);
    const Result<const Node*> root = parse(document);
    if (!root.has_value()) {
      BOOST_REQUIRE(root.error().span.end <= text.size());
      continue;
    }
    ++read;
    check_places(**root);
    walk(**root, [&](const Node& node) {
      if (node.is_scalar()) document.open(node);
    });
  }
  BOOST_TEST(read > 1'000U);
}

BOOST_AUTO_TEST_CASE(files_of_the_corpus_parse) {
  std::size_t files = 0;
  std::vector<std::string> failed;
  for (const std::string_view folder : {"corpus", "cases"}) {
    const std::filesystem::path root =
        std::filesystem::path(DEXLINT_SOURCE_DIR "/../shared") / folder;
    if (!std::filesystem::is_directory(root)) continue;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(root)) {
      const std::string suffix = entry.path().extension().string();
      if (!entry.is_regular_file() || (suffix != ".tf" && suffix != ".tfvars")) continue;
      ++files;
      std::ifstream in(entry.path(), std::ios::binary);
      Document document("main.tf", {std::istreambuf_iterator<char>(in), {}});
      if (const auto tree = parse(document); !tree)
        failed.push_back(entry.path().filename().string() + ": " + tree.error().message);
    }
  }
  if (files == 0) BOOST_TEST_MESSAGE("skipped: no Terraform files beside the sources");
  BOOST_TEST_MESSAGE(files << " Terraform files, " << failed.size() << " do not parse");
  BOOST_TEST(failed == std::vector<std::string>{}, boost::test_tools::per_element());
}
