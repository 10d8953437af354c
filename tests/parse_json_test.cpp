// Every node of a JSON text has its exact bytes, whatever surrounds it; what is no JSON is refused
// with words and a place; and simdjson, nlohmann/json and our own reading of the RFC agree on which
// is which.
#include "linter/input/parse_json.h"

#include <algorithm>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <iterator>
#include <map>
#include <nlohmann/json.hpp>
#include <random>

#include "linter/input/json_comments.h"
#include "linter/input/json_diagnosis.h"
#include "tests/support/cpu_time.h"
#include "tests/support/file_content.h"
#include "tests/support/json_events.h"
#include "tests/support/spans_hold.h"

using namespace dexlint;

namespace {

struct Marked {
  std::string text;
  std::vector<Span> spans;
};

Marked unmark(std::string_view marked) {
  Marked result;
  for (std::size_t at = 0; at < marked.size();) {
    if (marked.substr(at).starts_with("«")) {
      result.spans.push_back({result.text.size(), 0});
      at += std::string_view("«").size();
    } else if (marked.substr(at).starts_with("»")) {
      result.spans.back().end = result.text.size();
      at += std::string_view("»").size();
    } else {
      result.text += marked[at++];
    }
  }
  return result;
}

// `path`: indices from the root down, `@` at its end for the key: "0/2@".
const Node* find(const Node* node, std::string_view path) {
  const bool key = path.ends_with('@');
  if (key) path.remove_suffix(1);
  while (!path.empty()) {
    const std::size_t slash = std::min(path.find('/'), path.size());
    const std::size_t wanted = std::stoul(std::string(path.substr(0, slash)));
    path.remove_prefix(std::min(slash + 1, path.size()));
    const Node* child = node->first;
    while (child != nullptr && child->index != wanted) child = child->next;
    BOOST_REQUIRE(child != nullptr);
    BOOST_TEST(child->parent == node);
    node = child;
  }
  return key ? node->key : node;
}

std::string from_segments(const Node& node) {
  std::string text;
  for (const Segment& segment : node.segments) {
    BOOST_TEST(segment.text.begin == text.size());
    text += segment.is_copied() ? slice(node.layer->text(), segment.parent)
                                : slice(node.text, segment.text);
  }
  return text;
}

struct PlaceRow {
  const char* name;
  const char* marked;  ///< the marked bytes are the node's
  const char* path;
  const char* text;  ///< decoded; null for a mapping or sequence
  ScalarStyle style = ScalarStyle::json_string;
};
std::ostream& operator<<(std::ostream& out, const PlaceRow& row) { return out << row.name; }

constexpr ScalarStyle bare = ScalarStyle::json_bare;
const PlaceRow places[] = {
    {"root string", " \"«x»\" ", "", "x"},
    {"root number", "\n«-12.5e+3»\n", "", "-12.5e+3", bare},
    {"root null", "«null»", "", "null", bare},
    {"root mapping", " «{ }»\n", "", nullptr},
    {"root sequence", "«[ 1 , 2 ]» ", "", nullptr},
    {"value", R"({"a": "«b»"})", "0", "b"},
    {"key", R"({"«a»": "b"})", "0@", "a"},
    {"empty value", R"({"a": "«»"})", "0", ""},
    {"empty key", R"({"«»": 1})", "0@", ""},
    {"number", R"({"a" : «0»})", "0", "0", bare},
    {"huge number", R"([«123456789012345678901234567890e9999»])", "0",
     "123456789012345678901234567890e9999", bare},
    {"true", R"([«true»])", "0", "true", bare},
    {"false", "[1,\n  «false»\n]", "1", "false", bare},
    {"null", R"({"a":«null»,"b":2})", "0", "null", bare},
    {"inner mapping", R"({"a": «{"b": [1, {}]}» , "c": 1})", "0", nullptr},
    {"inner sequence", R"({"a": {"b": «[1, {}]»}})", "0/0", nullptr},
    {"empty sequence", R"([[], «[ ]», []])", "1", nullptr},
    {"deep value", R"([[[["«x»"]]]])", "0/0/0/0", "x"},
    {"second of duplicates", R"({"a": "1", "a": "«2»"})", "1", "2"},
    {"escaped quote", R"(["«a\"b»"])", "0", "a\"b"},
    {"escaped key", R"({"«a\u0062»": 1})", "0@", "ab"},
    {"key with a quote", R"({"«a\"\\»" : 1})", "0@", "a\"\\"},
    {"all escapes", R"(["«\"\\\/\b\f\n\r\t»"])", "0", "\"\\/\b\f\n\r\t"},
    {"backslash at the end", R"(["«x\\»", 1])", "0", "x\\"},
    {"unicode escapes", R"(["«\u00e9 \u20AC»"])", "0", "é €"},
    {"surrogate pair", R"(["«\uD834\uDD1E»"])", "0", "𝄞"},
    {"half a pair", R"(["«\uD834x»"])", "0", "\uFFFDx"},
    {"half a pair and an escape", R"(["«\uD834\n»"])", "0", "\uFFFD\n"},
    {"lower half first", R"(["«\uDD1E\uD834»"])", "0", "\uFFFD\uFFFD"},
    {"pair of two highs", R"(["«\uD834\uD834\uDD1E»"])", "0", "\uFFFD𝄞"},
    {"plain UTF-8", R"({"ключ": "«значение 𝄞»"})", "0", "значение 𝄞"},
    {"byte order mark", "\xEF\xBB\xBF{\"a\": \"«b»\"}", "0", "b"},
    {"Latin-1 in a string", "{\"caf\xE9\": \"«\xE9»\"}", "0", "\xE9"},
    {"line comment", "// \"x\": {\n{\"a\": \"«b»\" // it's\n}", "0", "b"},
    {"block comment", "{/* \"x\" */\"a\":/**/\"«b»\"/*\n*/}/* end */", "0", "b"},
    {"trailing commas", R"({"a": [1, "«b»",],})", "0/1", "b"},
    {"comment behind a trailing comma", "{\"a\": «[1, // one\n]», }", "0", nullptr},
    {"slashes in a string", R"({"a": "«https://x/*y*/,]»",})", "0", "https://x/*y*/,]"},
};

struct ErrorRow {
  const char* name;
  const char* marked;
  const char* message;
};
std::ostream& operator<<(std::ostream& out, const ErrorRow& row) { return out << row.name; }

const ErrorRow errors[] = {
    {"nothing", "«»", "expected a value, found the end of the text"},
    {"blanks", " \n«»", "expected a value, found the end of the text"},
    {"only a byte order mark", "\xEF\xBB\xBF«»", "expected a value, found the end of the text"},
    {"no value", R"({"a": «}»)", "expected a value, found `}`"},
    {"value missing at the end", R"({"a":«»)", "expected a value, found the end of the text"},
    {"not closed", R"({"a": [1, 2«»)", "expected `,` or `]`, found the end of the text"},
    {"mapping not closed", R"({"a": 1«»)", "expected `,` or `}`, found the end of the text"},
    {"wrong bracket", R"({"a": [1«}»})", "expected `,` or `]`, found `}`"},
    {"no comma", R"({"a": 1 «"»b": 2})", "expected `,` or `}`, found a string"},
    {"no comma between numbers", "[1 «2»]", "expected `,` or `]`, found a number"},
    {"colon in a sequence", R"(["a"«:» 1])", "expected `,` or `]`, found `:`"},
    {"no colon", R"({"a" «1»})", "expected `:` after a key, found a number"},
    {"key without quotes", "{«a»: 1}",
     "expected a key in double quotes or `}`, found a word without quotes"},
    {"number as key", "{\"a\": 1, «1»: 1}", "expected a key in double quotes, found a number"},
    {"comma alone", "[«,»]", "expected a value, found `,`"},
    {"two commas", "[1,«,»]", "expected a value, found `,`"},
    {"single quotes", "[«'»a']", "expected a value, found another character"},
    {"template", R"({"a": {«{» .Values.a }}})",
     "expected a key in double quotes or `}`, found `{`"},
    {"word", "[«nulL»]", "expected a value, found a word without quotes"},
    {"longer word", "[«truex»]", "expected a value, found a word without quotes"},
    {"leading zero", "[«012»]", "expected a number as JSON writes it, found another spelling"},
    {"plus", "[«+1»]", "expected a number as JSON writes it, found another spelling"},
    {"no digit behind the point", "«1.»",
     "expected a number as JSON writes it, found another spelling"},
    {"string not closed", "[\"abc«»",
     "expected `\"` at the end of a string, found the end of the text"},
    {"line break in a string", "[\"abc«\n»\"]",
     "expected `\"` at the end of a string, found a line break"},
    {"tab in a string", "[\"a«\t»b\"]",
     "expected `\"` at the end of a string, found a control character"},
    {"unknown escape", R"(["a«\x»41"])", "expected an escape that JSON knows, found another"},
    {"short unicode escape", R"(["«\u12»"])", "expected an escape that JSON knows, found another"},
    {"escape without digits", R"(["«\u00zz»"])",
     "expected an escape that JSON knows, found another"},
    {"something behind", R"({"a": 1} «x»)",
     "expected the end of the text, found a word without quotes"},
    {"two values", "{}\n«{»}", "expected the end of the text, found `{`"},
    {"behind a string", "\"a\" «\"»b\"", "expected the end of the text, found a string"},
    {"comment not closed", "[1] «/»* x",
     "expected the end of the text, found a comment that is not closed"},
    {"comment, then a mistake", "// x\n[1, «]» ]", nullptr},
    {"mistake behind a comment", "/* x */ [1 «2»]", "expected `,` or `]`, found a number"},
    {"Latin-1 outside a string", "[«\xE9»]", "expected a value, found another character"},
};

Result<const Node*> parse(Document& document) {
  return parse_json(document, document.file_layer(), {0, document.bytes().size()});
}

}  // namespace

BOOST_DATA_TEST_CASE(a_node_has_its_exact_bytes, places, row) {
  const Marked input = unmark(row.marked);
  Document document("x.json", input.text);
  const Result<const Node*> root = parse(document);
  BOOST_REQUIRE(root.has_value());
  const Node& node = *find(*root, row.path);
  BOOST_TEST(node.span.begin == input.spans.front().begin);
  BOOST_TEST(node.span.end == input.spans.front().end);
  BOOST_TEST(node.layer == &document.file_layer());
  BOOST_TEST(node.is_scalar() == (row.text != nullptr));
  if (row.text == nullptr) return;
  BOOST_TEST(node.text == row.text);
  BOOST_TEST((node.style == row.style));
  BOOST_TEST(node.segments.empty() == (slice(document.bytes(), node.span) == node.text));
  if (!node.segments.empty()) BOOST_TEST(from_segments(node) == row.text);
}

BOOST_DATA_TEST_CASE(what_is_no_json_is_refused_with_words_and_a_place, errors, row) {
  const Marked input = unmark(row.marked);
  Document document("x.json", input.text);
  const Result<const Node*> root = parse(document);
  if (row.message == nullptr) {
    BOOST_TEST(!root.has_value());
    return;
  }
  BOOST_REQUIRE(!root.has_value());
  BOOST_TEST(root.error().message == row.message);
  BOOST_TEST((root.error().reason == SkipReason::unparsed));
  BOOST_TEST(root.error().span.begin == input.spans.front().begin);
  BOOST_TEST(root.error().span.end == input.spans.front().end);
}

BOOST_AUTO_TEST_CASE(an_escape_is_one_segment) {
  Document document("x.json", R"(["ab\n\uD834\uDD1Ecd"])");
  const Node& node = *find(*parse(document), "0");
  BOOST_REQUIRE(node.segments.size() == 4);
  BOOST_TEST((node.segments[0].parent == Span{2, 4}));
  BOOST_TEST((node.segments[1].parent == Span{4, 6}));
  BOOST_TEST((node.segments[2].parent == Span{6, 18}));
  BOOST_TEST((node.segments[2].text == Span{3, 7}));
  BOOST_TEST((node.segments[3].parent == Span{18, 20}));
  BOOST_TEST((Scalar(&node).place({3, 7}).span == Span{6, 18}));
}

BOOST_AUTO_TEST_CASE(an_extent_in_the_middle_keeps_the_offsets_of_the_layer) {
  Document document("x.md", "text [1] `{\"a\": [\"b\\n\"]}` {more");
  const std::size_t begin = document.bytes().find('{');
  const std::size_t end = document.bytes().find("` {");
  const Result<const Node*> root = parse_json(document, document.file_layer(), {begin, end});
  BOOST_REQUIRE(root.has_value());
  BOOST_TEST(((*root)->span == Span{begin, end}));
  BOOST_TEST(slice(document.bytes(), find(*root, "0/0")->span) == "b\\n");
  BOOST_TEST(!parse_json(document, document.file_layer(), {begin, end - 1}).has_value());
  const Problem problem = parse_json(document, document.file_layer(), {begin, 1'000'000}).error();
  BOOST_TEST(problem.span.begin == end);
}

BOOST_AUTO_TEST_CASE(filler_of_a_template_is_unknown) {
  const std::string text = R"({"a": xxxxx, "b": "v-xxx", "xx": "c", "d": "e"})";
  Document document("x.json", text);
  Layer& masked =
      document.add_layer(document.bytes(), document.file_layer(),
                         {Segment::copied({0, text.size()}, {0, text.size()})}, Encoding::part);
  masked.unknown = {{6, 11}, {21, 24}, {28, 30}};
  const Result<const Node*> root = parse_json(document, masked, {0, text.size()});
  BOOST_REQUIRE(root.has_value());
  BOOST_TEST(find(*root, "0")->unknown);
  BOOST_TEST(find(*root, "0")->text == "xxxxx");
  BOOST_TEST(!find(*root, "0@")->unknown);
  BOOST_TEST(find(*root, "1")->unknown);
  BOOST_TEST(find(*root, "2@")->unknown);
  BOOST_TEST(find(*root, "2")->unknown);
  BOOST_TEST(!find(*root, "3")->unknown);
  BOOST_TEST(!(*root)->unknown);
}

BOOST_AUTO_TEST_CASE(comments_are_kept_for_ignores) {
  Document document("x.json", "{ // one\n \"a\": 1, /* two */\n}");
  BOOST_REQUIRE(parse(document).has_value());
  BOOST_REQUIRE(document.comments.size() == 2);
  BOOST_TEST(slice(document.bytes(), document.comments[0]) == "// one");
  BOOST_TEST(slice(document.bytes(), document.comments[1]) == "/* two */");
}

BOOST_AUTO_TEST_CASE(blanking_changes_no_other_byte) {
  std::string text = "[1, // a\r\n /* b\n */ \"// c\", ]";
  const JsonExtras extras = blank_json_extras(text);
  BOOST_TEST(text == "[1,     \r\n     \n    \"// c\"  ]");
  BOOST_TEST(extras.comments.size() == 2);
  BOOST_TEST(extras.commas.size() == 1);
}

BOOST_AUTO_TEST_CASE(deep_nesting_is_refused_quickly) {
  for (const std::size_t depth :
       {std::size_t{101}, std::size_t{1'000}, std::size_t{100'000}, std::size_t{1'000'000}}) {
    for (const std::string_view open : {"[", "{\"a\":", "[{\"\":"}) {
      std::string text;
      for (std::size_t level = 0; level < depth; ++level) text += open;
      for (const std::string& input : {text, text + "1" + std::string(depth, ']')}) {
        const test::CpuTime time;
        Document document("x.json", input);
        Budget budget;
        budget.bytes = input.size();
        const Result<const Node*> root =
            parse_json(document, document.file_layer(), {0, input.size()}, budget);
        BOOST_REQUIRE(!root.has_value());
        BOOST_TEST((root.error().reason == SkipReason::too_deep));
        BOOST_TEST(root.error().message == "nested deeper than 100 levels");
        BOOST_TEST(time.seconds() < test::explodes_after_seconds);
      }
    }
  }
  Document document("x.json", std::string(100, '[') + std::string(100, ']'));
  BOOST_TEST(parse(document).has_value());
}

BOOST_AUTO_TEST_CASE(no_budget_overflows_the_stack) {
  const std::string text = std::string(200'000, '[') + std::string(200'000, ']');
  Document document("x.json", text);
  Budget budget;
  budget.depth = 1'000'000;
  const Result<const Node*> root =
      parse_json(document, document.file_layer(), {0, text.size()}, budget);
  BOOST_REQUIRE(!root.has_value());
  BOOST_TEST(root.error().message == "nested deeper than 128 levels");
}

BOOST_AUTO_TEST_CASE(work_has_limits) {
  const std::string text = R"({"a": ["1", "2", [], {}], "b": "0123456789"})";
  Document document("x.json", text);
  const auto reason = [&](const Budget& budget) {
    const auto root = parse_json(document, document.file_layer(), {0, text.size()}, budget);
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
  budget.bytes = text.size() - 1;
  BOOST_TEST(reason(budget) == "budget");
}

namespace {

// Refused by the RFC and taken by us, and why that is right.
const std::map<std::string, std::string> taken_on_purpose{
    {"n_array_extra_comma.json", "trailing comma"},
    {"n_array_number_and_comma.json", "trailing comma"},
    {"n_object_trailing_comma.json", "trailing comma"},
    {"n_object_lone_continuation_byte_in_key_and_trailing_comma.json",
     "trailing comma; bytes that are no UTF-8 in a string"},
    {"n_object_trailing_comment.json", "comment"},
    {"n_object_trailing_comment_slash_open.json", "comment"},
    {"n_structure_object_with_comment.json", "comment"},
};

/// Valid, and refused by us, or taken by nlohmann/json alone.
const std::map<std::string, std::string> refused_on_purpose{
    {"i_structure_500_nested_arrays.json", "deeper than any file of this field: a limit of ours"},
    {"n_multidigit_number_then_00.json", "nlohmann/json takes the NUL for the end of the text"},
};

// What stands in `text`, which nlohmann/json takes, and that segments lead to each part of it.
void compare(const Node& root, std::string_view text) {
  BOOST_TEST(test::json_events(root) == test::json_events(text).value(),
             boost::test_tools::per_element());
  test::each_node(root, [](const Node& node) {
    if (node.is_scalar() && !node.segments.empty()) BOOST_TEST(from_segments(node) == node.text);
  });
}

bool is_utf8(const std::string& text) {
  constexpr auto drop = nlohmann::json::error_handler_t::ignore;
  return nlohmann::json::parse(nlohmann::json(text).dump(-1, ' ', false, drop)) == text;
}

std::string random_json(std::mt19937& random, int depth) {
  static const char* const scalars[] = {"0",
                                        "-1.5e3",
                                        "true",
                                        "null",
                                        "\"\"",
                                        "\"a b\"",
                                        "\"\\n\\u00e9\"",
                                        "\"\\\\\"",
                                        "\"é/,\"",
                                        "\"\\\"[{\"",
                                        "\"\\uD834\\uDD1E\"",
                                        "false"};
  const auto below = [&](unsigned limit) { return static_cast<unsigned>(random()) % limit; };
  if (depth == 0 || below(3) == 0) return scalars[below(std::size(scalars))];
  const bool mapping = below(2) == 0;
  std::string text = mapping ? "{" : "[";
  for (unsigned left = below(4); left > 0; --left) {
    if (mapping)
      text += std::string("\"k") + std::to_string(below(3)) + (below(2) != 0 ? "\" : " : "\\t\":");
    text += random_json(random, depth - 1) + (left > 1 ? " ,\n" : " ");
  }
  return text + (mapping ? "}" : "]");
}

}  // namespace

BOOST_AUTO_TEST_CASE(the_suite_is_read_as_the_rfc_says) {
  const std::filesystem::path suite = DEXLINT_SOURCE_DIR "/../shared/suites/json-test-suite";
  if (!std::filesystem::is_directory(suite)) {
    BOOST_TEST_MESSAGE("skipped: no json-test-suite beside the sources");
    return;
  }
  std::size_t cases = 0;
  for (const auto& entry : std::filesystem::directory_iterator(suite)) {
    const std::string name = entry.path().filename().string();
    if (!name.ends_with(".json")) continue;
    ++cases;
    BOOST_TEST_CONTEXT(name) {
      Document document(name, test::file_content(entry.path()));
      const Result<const Node*> root = parse(document);
      if (name.starts_with("y_")) BOOST_REQUIRE(root.has_value());
      const bool is_valid = nlohmann::json::accept(document.bytes());
      if (is_valid) BOOST_TEST(root.has_value() == !refused_on_purpose.contains(name));
      if (is_valid && root.has_value()) compare(**root, document.bytes());
      if (name.starts_with("n_")) BOOST_TEST(root.has_value() == taken_on_purpose.contains(name));
      if (!root.has_value())
        BOOST_TEST(root.error().message != "expected JSON, found something else");
    }
  }
  BOOST_TEST(cases >= 300U);
}

BOOST_AUTO_TEST_CASE(three_readers_agree_on_random_texts) {
  std::mt19937 random(20240607);
  static constexpr std::string_view pieces = "[]{},:\"\\ 0-1.e/*\ntu";
  std::size_t accepted = 0;
  for (int round = 0; round < 20'000; ++round) {
    std::string text = random_json(random, 4);
    for (unsigned edits = static_cast<unsigned>(random()) % 3; edits > 0 && !text.empty();
         --edits) {
      const std::size_t at = random() % text.size();
      const char c = pieces[random() % pieces.size()];
      if (random() % 2 == 0) {
        text[at] = c;
      } else {
        text.insert(at, 1, c);
      }
    }
    Document document("x.json", text);
    const Result<const Node*> root = parse(document);
    std::string strict = text;
    if (!nlohmann::json::accept(strict)) blank_json_extras(strict);
    const nlohmann::json value = nlohmann::json::parse(strict, nullptr, false);
    const bool halves = strict.find("\\u") != std::string::npos;
    if (!is_utf8(text) || (halves && value.is_discarded()))
      continue;  // there we take more on purpose
    BOOST_TEST_CONTEXT(text) {
      BOOST_REQUIRE(root.has_value() == !value.is_discarded());
      if (root.has_value()) {
        ++accepted;
        compare(**root, strict);
      } else {
        BOOST_TEST(root.error().message != "expected JSON, found something else");
      }
    }
  }
  BOOST_TEST(accepted > 5'000U);
}
