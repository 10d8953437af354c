// Spans, texts and messages of the YAML input, in small documents. «Marks» in an input are taken
// out before it is parsed and say where something is expected.
#include "linter/input/parse_yaml.h"

#include <algorithm>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "linter/input/comments.h"
#include "linter/model/document.h"

namespace utf = boost::unit_test;
using namespace dexlint;

namespace {

struct Marked {
  std::string text;
  std::vector<Span> spans;
};

Marked take_marks(std::string_view input) {
  Marked marked;
  for (std::size_t at = 0; at < input.size(); ++at) {
    const std::string_view two = input.substr(at, 2);
    if (two == "\u00ab") marked.spans.push_back({marked.text.size(), marked.text.size()});
    if (two == "\u00bb") marked.spans.back().end = marked.text.size();
    if (two == "\u00ab" || two == "\u00bb") {
      ++at;
    } else {
      marked.text += input[at];
    }
  }
  return marked;
}

/// All nodes below and including `node`, keys before their values.
void collect(const Node& node, std::vector<const Node*>& nodes) {
  if (node.key != nullptr) collect(*node.key, nodes);
  nodes.push_back(&node);
  for (const Node& child : node.children()) collect(child, nodes);
}

/// A text parsed as one document.
struct Parsed {
  explicit Parsed(std::string text, const Budget& budget = {})
      : document("test.yaml", std::move(text)),
        layer(document.file_layer()),
        result(parse_yaml(document, layer, {0, layer.text().size()}, budget, &statistics)) {
    if (result) collect(*result.value(), nodes);
  }
  std::string message() const { return result ? "" : result.error().message; }
  const Node* at(Span span, ScalarStyle style) const {
    const auto found = std::find_if(nodes.begin(), nodes.end(), [&](const Node* node) {
      return node->is_scalar() && node->span == span && node->style == style;
    });
    return found == nodes.end() ? nullptr : *found;
  }
  Document document;
  const Layer& layer;
  YamlStatistics statistics;
  Result<const Node*> result;
  std::vector<const Node*> nodes;
};

constexpr auto absent = ScalarStyle::absent;
constexpr auto plain = ScalarStyle::plain;
constexpr auto single_quoted = ScalarStyle::single_quoted;
constexpr auto double_quoted = ScalarStyle::double_quoted;
constexpr auto literal = ScalarStyle::literal;
constexpr auto folded = ScalarStyle::folded;

struct ScalarCase {
  std::string_view name;
  std::string_view input;
  ScalarStyle style;
  std::string_view text;
};
std::ostream& operator<<(std::ostream& out, const ScalarCase& row) { return out << row.name; }

const ScalarCase scalar_cases[] = {
    {"plain", "a: «b»\n", plain, "b"},
    {"key", "«a»: b\n", plain, "a"},
    {"plain with blanks", "a:   «b c»   # d\n", plain, "b c"},
    {"plain with a hash", "a: «b#c»\n", plain, "b#c"},
    {"plain with UTF-8 before", "ü: «é»\n", plain, "é"},
    {"plain URL", "a: «http://x.example.com:80/y?z=1»\n", plain, "http://x.example.com:80/y?z=1"},
    {"plain on the next line", "a:\n  «b»\n", plain, "b"},
    {"plain folded", "a: «b\n  c»\n", plain, "b c"},
    {"plain folded with empty line", "a: «b  \n\n  c»\nd: e\n", plain, "b\nc"},
    {"plain folded CRLF", "a: «b\r\n  c»\r\n", plain, "b c"},
    {"plain folded at the root", "«a\nb\n\nc»\n", plain, "a b\nc"},
    {"plain at the end of file", "a: «b»", plain, "b"},
    {"plain and CRLF", "a: «b»\r\nc: d\r\n", plain, "b"},
    {"plain in brackets", "[a, «b c», d]\n", plain, "b c"},
    {"plain folded in brackets", "[a, «b\n c», d]\n", plain, "b c"},
    {"plain behind a tab", "a:\t«b»\n", plain, "b"},
    {"plain null", "a: «null»\n", plain, "null"},
    {"plain tilde", "a: «~»\n", plain, "~"},
    {"plain null in brackets", "[a, «null», b]\n", plain, "null"},
    {"plain null on the next line", "a:\n  «null»\n", plain, "null"},
    {"null as a key", "«null»: a\n", plain, "null"},
    {"null as an explicit value", "? a\n: «null»\n", plain, "null"},
    {"behind an anchor", "a: &x «b»\n", plain, "b"},
    {"behind a tag", "a: !!str «5»\n", plain, "5"},
    {"behind tag and anchor", "a: !vault &x\n  «b»\n", plain, "b"},
    {"behind a verbatim tag", "a: !<tag:example.com,2000:x> «b»\n", plain, "b"},
    {"anchored key", "&x «a»: b\n", plain, "a"},
    {"merge key", "a: &x {b: c}\nd:\n  «<<»: *x\n", plain, "<<"},
    {"long plain", "? «0123456789 0123456789 0123456789»\n: b\n", plain,
     "0123456789 0123456789 0123456789"},

    {"single quoted", "a: '«b»'\n", single_quoted, "b"},
    {"single quoted empty", "a: '«»'\n", single_quoted, ""},
    {"single quoted quote", "a: '«it''s»'\n", single_quoted, "it's"},
    {"single quoted quotes only", "a: '«''''»'\n", single_quoted, "''"},
    {"single quoted folded", "a: '«b \n  c»'\n", single_quoted, "b c"},
    {"single quoted folded CRLF", "a: '«b\r\n\r\n  c»'\r\n", single_quoted, "b\nc"},
    {"single quoted with backslash", "a: '«b\\n»'\n", single_quoted, "b\\n"},
    {"single quoted key", "'«a»': b\n", single_quoted, "a"},
    {"single quoted blanks", "a: '« b  »'\n", single_quoted, " b  "},

    {"double quoted", "a: \"«b»\"\n", double_quoted, "b"},
    {"double quoted empty", "a: \"«»\"\nb: c\n", double_quoted, ""},
    {"double quoted JSON", "{\"a\":\"«b»\"}\n", double_quoted, "b"},
    {"double quoted escapes", "a: \"«\\t\\\"\\\\\\/\\x41\\u00e9»\"\n", double_quoted,
     "\t\"\\/A\u00e9"},
    {"double quoted high escapes", "a: \"«\\U0001F40D\\L\\P»\"\n", double_quoted,
     "\U0001F40D\u2028\u2029"},
    {"double quoted wide escapes", "a: \"«\\N\\_»\"\n", double_quoted, "\u0085\u00a0"},
    {"double quoted folded", "a: \"«b\n  c\n\n\n  d»\"\n", double_quoted, "b c\n\nd"},
    {"double quoted joined", "a: \"«b \\\n  c\\\n  \\ d»\"\n", double_quoted, "b c d"},
    {"double quoted joined CRLF", "a: \"«b\\\r\n  c»\"\r\n", double_quoted, "bc"},
    {"breaks before the closing quote", "a: \"«b\n\n\n»\"\n", double_quoted, "b\n\n"},
    {"double quoted hash", "a: \"«b # c»\" # d\n", double_quoted, "b # c"},

    {"literal", "a: |\n  «b\n»c: d\n", literal, "b\n"},
    {"literal lines", "a: |\n  «b\n   c\n\n  d\n»\n\ne: f\n", literal, "b\n c\n\nd\n"},
    {"literal stripped", "a: |-\n  «b\n  c»\n\n", literal, "b\nc"},
    {"literal kept", "a: |+\n  «b\n\n»c: d\n", literal, "b\n\n"},
    {"literal with indentation", "a: |2\n  «  b\n  c\n»", literal, "  b\nc\n"},
    {"literal with both indicators", "a: |-2\n  «  b»\n", literal, "  b"},
    {"literal with empty first line", "a: |\n«\n  b\n»", literal, "\nb\n"},
    {"literal CRLF", "a: |\r\n  «b\r\n  c\r\n»d: e\r\n", literal, "b\nc\n"},
    {"literal with header comment", "a: |  # c\n  «b\n»", literal, "b\n"},
    {"literal with comment behind", "a: |\n  «b\n»# c\nd: e\n", literal, "b\n"},
    {"literal in a list", "- |\n «b\n»- c\n", literal, "b\n"},
    {"literal at the end of file", "a: |\n  «b»", literal, "b"},
    {"literal stripped at the end of file", "a: |-\n  «b»", literal, "b"},
    {"literal without content", "a: |«»\nb: c\n", literal, ""},
    {"literal with trailing blanks", "a: |\n  «b\n   \n»c: d\n", literal, "b\n \n"},
    {"literal at the root", "--- |\n «a\n»...\n", literal, "a\n"},
    {"literal behind tag", "a: !vault |\n  «b\n»", literal, "b\n"},
    {"literal with brackets", "a: |\n  «[[[{{{\n»b: c\n", literal, "[[[{{{\n"},

    {"folded", "a: >\n  «b\n  c\n»d: e\n", folded, "b c\n"},
    {"folded stripped", "a: >-\n  «b\n  c»\n", folded, "b c"},
    {"folded kept", "a: >+\n  «b\n\n»", folded, "b\n\n"},
    {"folded paragraphs", "a: >\n  «b\n\n  c\n\n\n  d\n»", folded, "b\nc\n\nd\n"},
    {"folded with deeper lines", "a: >\n  «b\n    c\n    d\n  e\n»", folded, "b\n  c\n  d\ne\n"},
    {"folded CRLF", "a: >-\r\n  «b\r\n  c»\r\n", folded, "b c"},

    {"absent value", "a:«»\nb: c\n", absent, ""},
    {"absent at the end of file", "a:«»", absent, ""},
    {"absent before a comment", "a:«» # b\n", absent, ""},
    {"absent before the key null", "a:«»\nnull: b\n", absent, ""},
    {"absent item", "-«»\n- a\n", absent, ""},
    {"absent item before null", "a:\n-«»\nnull: b\n", absent, ""},
    {"absent in brackets", "{a:«», b: c}\n", absent, ""},
    {"absent without colon", "{a«», b: c}\n", absent, ""},
    {"absent behind an anchor", "a: &x«»\nb: c\n", absent, ""},
    {"absent behind a tag", "a: !!str«»\nb: c\n", absent, ""},
    {"absent behind a tag, then quotes", "a: !!str«»\n'b': c\n", absent, ""},
    {"absent behind a tag, then empty quotes", "a: !!str«»\n'': c\n", absent, ""},
    {"absent key", "«»: a\n", absent, ""},
    {"absent explicit key", "?«»\n? a\n", absent, ""},
    {"absent explicit value", "? a«»\n? b\n", absent, ""},
    {"absent document", "--- # nothing\n«»", absent, ""},
    {"empty text", "«»", absent, ""},

    {"byte order mark", "\uFEFFa: «b»\n", plain, "b"},
    {"two byte order marks", "\uFEFF\uFEFFa: «b»\n", plain, "b"},
    {"byte order mark and CRLF", "\uFEFFa: b\r\nc: '«d»'\r\n", single_quoted, "d"},
    {"bytes that are no UTF-8", "a: «\xff\xfe»\n", plain, "\xff\xfe"},
    {"directives", "%YAML 1.2\n%TAG !e! tag:example.com,2000:\n---\na: !e!x «b»\n", plain, "b"},
    {"lone CR as a break", "a: b\rc: «d»\r", plain, "d"},
    {"plain folded at a lone CR", "a: «b\r  c»\r", plain, "b c"},
    {"literal with lone CR", "a: |\r  «b\r  c\r»", literal, "b\nc\n"},
    {"CR CR LF", "a: «b»\r\r\nc: d\r\r\n", plain, "b"},
    {"document end", "a: «b»\n...\n", plain, "b"},
};

struct SpanCase {
  std::string_view name;
  std::string_view input;
  NodeKind kind;
};
std::ostream& operator<<(std::ostream& out, const SpanCase& row) { return out << row.name; }

const SpanCase span_cases[] = {
    {"mapping", "«a: b\nc: 'd'»\n", NodeKind::mapping},
    {"nested mapping", "a:\n  «b: c\n  d: e»\nf: g\n", NodeKind::mapping},
    {"mapping with quoted key", "«\"a\": b»\n", NodeKind::mapping},
    {"mapping with anchored key", "«&x a: b»\n", NodeKind::mapping},
    {"anchored mapping", "a: &x\n  «b: c»\n", NodeKind::mapping},
    {"mapping in a list", "- «a: b\n  c: d»\n- e\n", NodeKind::mapping},
    {"mapping that ends absent", "«a:» # b\n", NodeKind::mapping},
    {"mapping that ends in a literal", "«a: |\n  b\n»\n# c\n", NodeKind::mapping},
    {"braces", "a: «{b: c, }» # d\n", NodeKind::mapping},
    {"anchored braces", "a: &x «{b: c}»\n", NodeKind::mapping},
    {"empty braces", "a: «{ }»\n", NodeKind::mapping},
    {"braces over lines", "a: «{\n  b: c, # }\n  d:\n}»\n", NodeKind::mapping},
    {"pair without braces", "[«a: b», c]\n", NodeKind::mapping},
    {"list", "«- a\n- b»\n", NodeKind::sequence},
    {"list in a mapping", "a:\n«- b\n- c»\nd: e\n", NodeKind::sequence},
    {"list in a list", "- «- a\n  -»\n- b\n", NodeKind::sequence},
    {"brackets", "a: «['b', \"c\" ]»\n", NodeKind::sequence},
    {"alias", "a: &x b\nc: «*x»\n", NodeKind::alias},
    {"alias in brackets", "[&x a, «*x»]\n", NodeKind::alias},
    {"alias as a key", "- &x a\n- «*x» : b\n", NodeKind::alias},
};

struct DocumentCase {
  std::string_view name;
  std::string_view input;
};
std::ostream& operator<<(std::ostream& out, const DocumentCase& row) { return out << row.name; }

const DocumentCase document_cases[] = {
    {"nothing", ""},
    {"blank lines", "\n  \n"},
    {"comments alone", "# a\n  # b\n"},
    {"one", "«a: b\n»"},
    {"one with a marker", "«---\na: b\n»"},
    {"two", "«a: b\n»«---\nc: d\n»"},
    {"two with CRLF", "«---\r\na: b\r\n»«---\r\nc: d\r\n»"},
    {"comment before the first", "«# a\n---\nb: c\n»«---\nd: e\n»"},
    {"directives belong to what follows", "«a: b\n...\n»«%YAML 1.2\n---\nc: d\n»"},
    {"percent in a document", "«---\n%a\n---x\n»"},
    {"end markers", "«a\n...\n»«# b\nc\n...\n# d\n»"},
    {"end marker without document", "«...\na\n»"},
    {"empty documents count", "«---\n»«---\n»«---\na\n»"},
    {"content behind the marker", "«--- a\n»«--- |\n b\n»"},
    {"longer dashes are content", "«a\n----\nb\n»"},
    {"indented markers are content", "«a: |\n  ---\n  ...\n»"},
    {"byte order mark", "«\uFEFF---\na\n»«\uFEFF---\nb\n»"},
    {"lone CR", "«a\r»«---\rb\r»"},
    {"no last break", "«a\n»«---»"},
};

struct ErrorCase {
  std::string_view name;
  std::string_view input;
  SkipReason reason;
  std::string_view message;
};
std::ostream& operator<<(std::ostream& out, const ErrorCase& row) { return out << row.name; }

constexpr auto unparsed = SkipReason::unparsed;
const ErrorCase error_cases[] = {
    {"unclosed bracket", "a: [b\n", unparsed,
     "expected `,` or `]` in a flow list, found something else"},
    {"unclosed brace", "a: {b: c\n", unparsed,
     "expected `,` or `}` in a flow mapping, found something else"},
    {"unclosed quote", "a: 'b\n", unparsed,
     "expected the closing quote, found the end of the document"},
    {"unclosed double quote", "a: \"b\n", unparsed,
     "expected the closing quote, found the end of the document"},
    {"quote at the end", "a: '", unparsed,
     "expected the closing quote, found the end of the document"},
    {"closing bracket", "a: ]\n", unparsed,
     "expected an opening bracket before the closing one, found none"},
    {"two values", "a: b: c\n", unparsed, "expected no second value on this line, found `:`"},
    {"list behind a key", "a: - b\n", unparsed, "expected no list item here, found `-`"},
    {"key beside a list", "- a\nb: c\n", unparsed,
     "expected the end of the document, found more content"},
    {"escape", "a: \"\\q\"\n", unparsed,
     "expected one of YAML's escapes behind the backslash, found something else"},
    {"hexadecimal escape", "a: \"\\xg0\"\n", unparsed,
     "expected hexadecimal digits behind the escape, found something else"},
    {"half a surrogate pair", "a: \"\\uD834\"\n", unparsed,
     "expected the escape of a Unicode character, found one that stands for none"},
    {"unknown alias", "a: *b\n", unparsed,
     "expected an anchor with the alias's name before it, found none"},
    {"alias without a name", "a: * b\n", unparsed,
     "expected the name of an anchor behind `*`, found none"},
    {"alias with more in its name", "a: *b[c\n", unparsed,
     "expected a blank behind the alias's name, found something else"},
    {"anchor without a name", "a: & b\n", unparsed,
     "expected a name behind the anchor's `&`, found none"},
    {"anchor with more in its name", "a: &b[c\n", unparsed,
     "expected a blank behind the anchor's name, found something else"},
    {"two anchors", "a: &b &c d\n", unparsed, "expected one anchor, found two"},
    {"reserved character", "a: @b\n", unparsed,
     "expected a value, found a character that none starts with"},
    {"document marker in quotes", "a: 'b\n---\n'\n", unparsed,
     "expected the end of the value, found a document marker"},
    {"later YAML", "%YAML 2.0\n---\na\n", unparsed, "expected YAML 1, found a later major version"},
    {"two documents", "a: b\n---\nc: d\n", unparsed,
     "expected the end of the document, found more content"},
    {"NUL", {"a: b\0c\n", 7}, SkipReason::binary, "expected text, found a control character"},
    {"end of transmission", "a: b\x04\n", SkipReason::binary,
     "expected text, found a control character"},
    {"UTF-16",
     "\xFF\xFE"
     "a",
     SkipReason::encoding, "expected UTF-8, found UTF-16"},
};

std::string repeated(std::string_view text, std::size_t times) {
  std::string result;
  result.reserve(text.size() * times);
  for (std::size_t i = 0; i < times; ++i) result += text;
  return result;
}

struct GuardCase {
  std::string_view name;
  std::string text;
  SkipReason reason;  ///< when there is a message
  std::string_view message;
};
std::ostream& operator<<(std::ostream& out, const GuardCase& row) { return out << row.name; }

const GuardCase guard_cases[] = {
    {"100 brackets", repeated("[", 100) + repeated("]", 100), {}, ""},
    {"101 brackets", repeated("[", 101) + repeated("]", 101), SkipReason::too_deep,
     "expected at most 100 nested collections, found more"},
    {"a million brackets", repeated("[", 1'000'000), SkipReason::too_deep,
     "expected at most 100 nested collections, found more"},
    {"a million braces", repeated("{\"a\":", 1'000'000 / 2), SkipReason::too_deep,
     "expected at most 100 nested collections, found more"},
    {"deep lists", repeated("- ", 100'000), SkipReason::too_deep,
     "expected at most 100 nested collections, found more"},
    {"deep explicit keys", repeated("? ", 100'000), SkipReason::too_deep,
     "expected at most 100 nested collections, found more"},
    {"long flow line", "a: [" + repeated("b,", 70'000) + "]", SkipReason::budget,
     "expected at most 65536 brackets, commas and colons on one line of a flow collection, found "
     "more"},
    {"large flow collection", "a: [" + repeated("b,\n", 300'000) + "]", SkipReason::budget,
     "expected at most 262144 brackets, commas and colons in one flow collection, found more"},
    {"20 MB scalar", "a: " + std::string(20'000'000, 'x'), SkipReason::too_large,
     "expected at most 4194304 bytes in a document, found more"},
    {"many values", repeated("-\n", 600'000), SkipReason::budget,
     "expected at most 524288 values in a document, found more"},
    {"2 MB of base64", "a: " + std::string(2'000'000, 'A') + "\n", {}, ""},
    {"1 MB of base64 in quotes in braces",
     "{a: \"" + std::string(1'000'000, 'A') + "\"}\n",
     {},
     ""},
    {"1 MB of base64 in braces", "{a: " + std::string(1'000'000, 'A') + "}\n", {}, ""},
    {"brackets in a literal", "a: |\n" + repeated("  [{\n", 100'000) + "b: c\n", {}, ""},
    {"brackets in quotes", "a: '" + repeated("[{", 100'000) + "'\n", {}, ""},
    {"brackets in a plain scalar", "a: b\n  " + repeated("[{", 100'000) + "\n", {}, ""},
    {"brackets in comments", "a: b # " + repeated("[{", 100'000) + "\n", {}, ""},
    {"colons on a line", repeated("a: ", 1'000'000), unparsed,
     "expected no second value on this line, found `:`"},
    {"blanks in a plain scalar", "a: b\n  c" + std::string(1'000'000, ' ') + "d\n", {}, ""},
    {"empty lines in a plain scalar", "a: b" + std::string(1'000'000, '\n') + "  c\n", {}, ""},
};

}  // namespace

BOOST_DATA_TEST_CASE(scalars, utf::data::make(scalar_cases), row) {
  const Marked marked = take_marks(row.input);
  BOOST_REQUIRE_EQUAL(marked.spans.size(), 1U);
  const Parsed parsed(marked.text);
  BOOST_REQUIRE_EQUAL(parsed.message(), "");
  const Node* node = parsed.at(marked.spans.front(), row.style);
  BOOST_REQUIRE_MESSAGE(node != nullptr, "no scalar of this style has the marked span");
  BOOST_TEST(node->text == row.text);
  BOOST_TEST(node->segments.empty() == (slice(parsed.layer.text(), node->span) == node->text));
  BOOST_TEST(parsed.statistics.mismatches == 0U);
}

BOOST_DATA_TEST_CASE(collections_and_aliases, utf::data::make(span_cases), row) {
  const Marked marked = take_marks(row.input);
  const Parsed parsed(marked.text);
  BOOST_REQUIRE_EQUAL(parsed.message(), "");
  const auto found = std::find_if(parsed.nodes.begin(), parsed.nodes.end(), [&](const Node* node) {
    return node->kind == row.kind && node->span == marked.spans.front();
  });
  BOOST_TEST((found != parsed.nodes.end()), "no node of this kind has the marked span");
}

BOOST_DATA_TEST_CASE(documents, utf::data::make(document_cases), row) {
  const Marked marked = take_marks(row.input);
  const std::vector<Span> documents = yaml_documents(marked.text);
  BOOST_REQUIRE_EQUAL(documents.size(), marked.spans.size());
  for (std::size_t i = 0; i < documents.size(); ++i) {
    BOOST_TEST(documents[i].begin == marked.spans[i].begin);
    BOOST_TEST(documents[i].end == marked.spans[i].end);
  }
}

BOOST_DATA_TEST_CASE(errors, utf::data::make(error_cases), row) {
  const Parsed parsed{std::string(row.input)};
  BOOST_REQUIRE(!parsed.result);
  BOOST_TEST(parsed.result.error().message == row.message);
  BOOST_TEST((parsed.result.error().reason == row.reason));
  BOOST_TEST(parsed.result.error().span.end <= row.input.size());
}

BOOST_DATA_TEST_CASE(guards, utf::data::make(guard_cases), row) {
  const Parsed parsed(row.text);
  BOOST_TEST(parsed.message() == row.message);
  if (!parsed.result) BOOST_TEST((parsed.result.error().reason == row.reason));
}

BOOST_AUTO_TEST_CASE(a_budget_of_scalar_bytes) {
  Budget budget;
  budget.scalar_bytes = 10;
  BOOST_TEST(Parsed("a: 123456789\n", budget).result.has_value());
  BOOST_TEST(Parsed("a: 1234567890\n", budget).result.error().message ==
             "expected at most 10 bytes of values in a document, found more");
}

BOOST_AUTO_TEST_CASE(an_extent_inside_a_text) {
  const std::string text = "a: b\n---\nc: 'd'\n---\n[\n";
  Document document("test.yaml", text);
  const std::vector<Span> documents = yaml_documents(text);
  BOOST_REQUIRE_EQUAL(documents.size(), 3U);
  const auto second = parse_yaml(document, document.file_layer(), documents[1]);
  BOOST_REQUIRE(second);
  const Node& value = *second.value()->children().begin();
  BOOST_TEST(value.text == "d");
  BOOST_TEST(value.span.begin == text.find('d'));
  const auto third = parse_yaml(document, document.file_layer(), documents[2]);
  BOOST_REQUIRE(!third);
  BOOST_TEST(third.error().span.begin >= documents[2].begin);
}

BOOST_AUTO_TEST_CASE(links_between_nodes) {
  const Parsed parsed("a: &x {b: 1, b: 2}\n<<: *x\nc: [d, e]\n");
  BOOST_REQUIRE(parsed.result);
  const Node& root = *parsed.result.value();
  BOOST_TEST(root.count == 3U);
  BOOST_TEST(root.parent == nullptr);
  const Node& a = *root.first;
  const Node& merge = *a.next;
  BOOST_TEST(a.key->text == "a");
  BOOST_TEST(a.key->parent == &root);
  BOOST_TEST(a.parent == &root);
  BOOST_TEST(a.count == 2U);
  BOOST_TEST(a.first->text == "1");
  BOOST_TEST(a.last->key->text == "b");
  BOOST_TEST((merge.kind == NodeKind::alias));
  BOOST_TEST(merge.target == &a);
  BOOST_TEST(merge.key->text == "<<");
  BOOST_TEST(root.last->last->index == 1U);
}

BOOST_AUTO_TEST_CASE(an_alias_to_what_holds_it_names_nothing) {
  const Parsed parsed("a: &x [*x, {b: *x}]\nc: *x\n");
  BOOST_REQUIRE(parsed.result);
  std::size_t aliases = 0;
  for (const Node* node : parsed.nodes) {
    if (node->kind != NodeKind::alias) continue;
    BOOST_TEST((node->target != nullptr) == (node->key != nullptr && node->key->text == "c"));
    ++aliases;
  }
  BOOST_TEST(aliases == 3U);
}

BOOST_AUTO_TEST_CASE(tags) {
  const Parsed parsed(
      "- a\n- !!str b\n- ! c\n- !vault d\n- !!binary ZQ==\n- 'f'\n- !<tag:yaml.org,2002:int> 1\n- "
      "!x {g: h}\n");
  BOOST_REQUIRE(parsed.result);
  std::string tagged;
  for (const Node& node : parsed.result.value()->children()) tagged += node.tagged ? 'x' : '.';
  BOOST_TEST(tagged == "...xx..x");
}

BOOST_AUTO_TEST_CASE(filler_is_unknown) {
  const std::string text = "a: XXXX\nb: c\nXX: d\ne:   \nf: 'gXX'\nh: |\n  XX\n";
  Document document("test.yaml", text);
  Layer masked(document.file_layer().text());
  const auto mark = [&](std::size_t at, std::size_t size) {
    masked.unknown.push_back({at, at + size});
  };
  mark(text.find("XXXX"), 4);
  mark(text.find("XX: d"), 2);
  mark(text.find("e:   ") + 3, 2);
  mark(text.find("XX'"), 2);
  mark(text.rfind("XX"), 2);
  const auto result = parse_yaml(document, masked, {0, text.size()});
  BOOST_REQUIRE(result);
  std::string unknown;
  for (const Node& node : result.value()->children()) unknown += node.unknown ? 'x' : '.';
  BOOST_TEST(unknown == "x.xxxx");
}

BOOST_AUTO_TEST_CASE(comments) {
  const Marked marked = take_marks(
      "«# one»\n%YAML 1.2 «# two»\n---\na: b#c «# three»\nd: 'e # f' «#four»\n"
      "g: | «# five»\n  h # i\n  # j\n«# six»\nk: [l, «# seven»\r\n  m] \t«# eight»\n"
      "n:\n  «# nine»\n«#»");
  const Parsed parsed(marked.text);
  BOOST_REQUIRE_EQUAL(parsed.message(), "");
  const std::vector<Span> found =
      yaml_comments(parsed.result.value(), parsed.layer, {0, marked.text.size()});
  BOOST_REQUIRE_EQUAL(found.size(), marked.spans.size());
  for (std::size_t i = 0; i < found.size(); ++i)
    BOOST_TEST(slice(marked.text, found[i]) == slice(marked.text, marked.spans[i]));
  BOOST_TEST(yaml_comments(nullptr, parsed.layer, {0, marked.text.size()}).empty());
}
