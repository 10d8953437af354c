// The way back: from text that was decoded, once or several times, to the bytes of the file; and
// which edits of such a text can be written into the file.
#include "linter/model/layer.h"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ostream>
#include <string>
#include <string_view>

#include "linter/input/parse_json.h"
#include "linter/input/parse_yaml.h"
#include "linter/input/utf16.h"
#include "linter/model/document.h"
#include "linter/recognise/base64.h"
#include "tests/support/marked.h"

namespace utf = boost::unit_test;
using namespace dexlint;
using namespace dexlint::test;

namespace {

// Goes from the file inwards, one step after the other: `a/b` opens the YAML scalar under these
// keys, `json:a/b` a JSON string, `base64` decodes.
class Descent {
 public:
  Descent(std::string text, std::string_view steps)
      : document("test.yaml", std::move(text)), layer(&document.file_layer()) {
    while (!steps.empty()) {
      const std::size_t end = std::min(steps.find(' '), steps.size());
      step(steps.substr(0, end));
      steps.remove_prefix(std::min(end + 1, steps.size()));
    }
  }

  Span find(std::string_view needle) const {
    const std::size_t at = layer->text().find(needle);
    BOOST_REQUIRE_MESSAGE(at != std::string_view::npos, "the innermost text holds " << needle);
    return {at, at + needle.size()};
  }

  Document document;
  const Layer* layer;

 private:
  void step(std::string_view what) {
    if (what == "base64") return decode();
    const bool json = what.starts_with("json:");
    if (json) what.remove_prefix(5);
    const Span all{0, layer->text().size()};
    const auto root = json ? parse_json(document, *layer, all) : parse_yaml(document, *layer, all);
    BOOST_REQUIRE_MESSAGE(root, "the text parses");
    const Node* node = *root;
    while (!what.empty()) {
      const std::size_t end = std::min(what.find('/'), what.size());
      node = effective(node, what.substr(0, end));
      what.remove_prefix(std::min(end + 1, what.size()));
    }
    BOOST_REQUIRE_MESSAGE(node != nullptr, "the scalar is there");
    layer = &document.open(*node);
  }

  void decode() {
    auto decoded = decode_base64(layer->text());
    BOOST_REQUIRE_MESSAGE(decoded, "the text is base64");
    layer = &document.add_layer(document.keep(std::move(decoded->bytes)), *layer,
                                std::move(decoded->segments), Encoding::base64);
  }
};

struct Place {
  std::string_view name;
  std::string_view marked;
  std::string_view steps;
  std::string_view needle;
  bool approximate = false;
};
std::ostream& operator<<(std::ostream& out, const Place& row) { return out << row.name; }

const Place places[] = {
    {"plain scalar", "a: b«cd»e\n", "a", "cd"},
    {"whole plain scalar", "a: «bcde»\n", "a", "bcde"},
    {"single quoted, before the quote", "a: 'b «c» it''s'\n", "a", "c"},
    {"single quoted, the doubled quote", "a: 'it«''»s'\n", "a", "'"},
    {"single quoted, behind the quote", "a: 'it''«s»'\n", "a", "s"},
    {"double quoted, an escape", "a: \"b«\\n»c\"\n", "a", "\n"},
    {"double quoted, behind escapes", "a: \"\\x41\\u00e9\\n«c»\"\n", "a", "c"},
    {"double quoted, across an escape", "a: \"x«b\\nc»x\"\n", "a", "b\nc"},
    {"an escape that gives two bytes", "a: \"x«\\u00e9»x\"\n", "a", "é"},
    {"half of what an escape gives", "a: \"x«\\u00e9»x\"\n", "a", "\xA9"},
    {"literal, first line", "a: |\n  «b»: c\n  d: e\n", "a", "b"},
    {"literal, second line", "a: |\n  b: c\n  d: «e»\n", "a", "e"},
    {"literal, across lines", "a: |\n  b: «c\n  d»: e\n", "a", "c\nd"},
    {"literal, deeper line", "a: |\n  b:\n    c: «d»\n", "a", "d"},
    {"literal, CRLF", "a: |\r\n  b: c\r\n  d: «e»\r\n", "a", "e"},
    {"literal with an indicator", "a: |2-\n   b: «c»\n", "a", "c"},
    {"literal with UTF-8", "a: |\n  é: ü«ñ»\n", "a", "ñ"},
    {"folded", "a: >\n  b\n  «c»\n", "a", "c"},
    {"folded break", "a: >\n  b«\n»  c\n", "a", " "},
    {"JSON string", "{\"a\": \"b\\\"«c»\\\"\"}", "json:a", "c"},
    {"JSON in a literal", "a: |\n  {\"b\": \"x\\u0041«c»\"}\n", "a json:b", "c"},
    {"YAML in a JSON string", "{\"a\": \"b: c\\nd: «e»\\n\"}", "json:a d", "e"},
    {"base64, a group", "a: «bm90»LWEtcmVhbA==\n", "a base64", "not", true},
    {"base64, widens to its groups", "a: bm90«LWEt»cmVhbA==\n", "a base64", "a", true},
    {"base64, across groups", "a: «bm90LWEt»cmVhbA==\n", "a base64", "t-a", true},
    {"base64, the padded end", "a: bm90LWEt«cmVhbA==»\n", "a base64", "real", true},
    {"base64, only the padded group", "a: bm90LWEtcmVh«bA==»\n", "a base64", "l", true},
    {"base64 quoted", "a: \"bm90«LWEt»cmVhbA==\"\n", "a base64", "-a-", true},
    {"base64 wrapped at a group", "a: |\n  bm90\n  «LWEt»\n  cmVhbA==\n", "a base64", "a", true},
    {"base64 wrapped, across lines", "a: |\n  «bm90\n  LWEt»\n  cmVhbA==\n", "a base64", "t-a",
     true},
    {"base64 wrapped inside a group", "a: |\n  bm90«LW\n  Et»cmVhbA==\n", "a base64", "-", true},
    {"base64 wrapped by escapes", "a: \"bm90\\\n  «LWEt»cmVh\\\n  bA==\"\n", "a base64", "a", true},
    {"base64 wrapped with CRLF", "a: |\r\n  bm90\r\n  «LWEt»\r\n  cmVhbA==\r\n", "a base64", "a",
     true},
    {"YAML in base64",
     "a: dHlwZTogb2lkYwppZDogYXV0aDAKY29uZmlnOgogIGNsaWVudFNlY3JldDog«bm90LWEtcmVhbC1zZWNyZXQt"
     "MQo=»\n",
     "a base64 config/clientSecret", "not-a-real-secret-1", true},
    {"JSON in YAML in base64 in YAML",
     "a: dHlwZTogb2lkYwpqc29uQ29uZmlnOiB8CiAgeyJjbGllbnRTZWNyZXQiOiAi«bm90LWEtcmVhbC1zZWNyZXQt"
     "MSJ9»Cg==\n",
     "a base64 jsonConfig json:clientSecret", "not-a-real-secret-1", true},
    {"YAML in YAML in YAML", "a: |\n  b: |\n    c: |\n      x\n      d«e»f\n", "a b c", "e"},
    {"JSON in JSON in YAML", "a: '{\"b\": \"{\\\"c\\\": \\\"d«e»f\\\"}\"}'\n", "a json:b json:c",
     "e"},
    {"a Secret in a string", "a: \"b: '\\\"it''''s\\\"«x»'\\n\"\n", "a b", "x"},
};

struct Change {
  std::string_view name;
  std::string_view text;
  std::string_view steps;
  std::string_view needle;
  std::string_view replacement;
  std::string_view changed;  ///< empty: refused
};
std::ostream& operator<<(std::ostream& out, const Change& row) { return out << row.name; }

const Change changes[] = {
    {"plain", "a: http://x\n", "a", "http", "https", "a: https://x\n"},
    {"plain, nothing left of a part", "a: true,\n", "a", ",", "", "a: true\n"},
    {"plain, a comment", "a: bc\n", "a", "c", " #d", ""},
    {"plain, a mapping", "a: bc\n", "a", "c", ": d", ""},
    {"plain, a colon at its end", "a: bc\n", "a", "c", "d:", ""},
    {"plain, a colon that meets a blank", "a: b cd\n", "a", "b", "b:", ""},
    {"plain, what stood between colon and blank", "a: b:x c\n", "a", "x", "", ""},
    {"plain, nothing left", "a: b\n", "a", "b", "", ""},
    {"plain, a blank at the end", "a: bc\n", "a", "c", "c ", ""},
    {"plain, a list item", "a: bc\n", "a", "b", "- b", ""},
    {"plain, a quote", "a: bc\n", "a", "b", "\"b", ""},
    {"plain, a line break", "a: bc\n", "a", "c", "\nd", ""},
    {"plain, no ASCII", "a: bc\n", "a", "c", "é", ""},
    {"plain, a control character", "a: bc\n", "a", "c", "\x1b[2J", ""},
    {"single quoted", "a: 'b c'\n", "a", "c", "it's", "a: 'b it''s'\n"},
    {"single quoted, emptied", "a: 'b'\n", "a", "b", "", "a: ''\n"},
    {"single quoted, next to a doubled quote", "a: 'it''s'\n", "a", "s", "d", "a: 'it''d'\n"},
    {"single quoted, the doubled quote", "a: 'it''s'\n", "a", "'", "x", ""},
    {"double quoted", "a: \"b\"\n", "a", "b", "\\\"", "a: \"\\\\\\\"\"\n"},
    {"double quoted, an escape", "a: \"b\\nc\"\n", "a", "\n", " ", ""},
    {"double quoted, across an escape", "a: \"b\\nc\"\n", "a", "b\nc", "d", ""},
    {"literal", "a: |\n  http://x\n", "a", "http", "https", "a: |\n  https://x\n"},
    {"literal, across lines", "a: |\n  b\n  c\n", "a", "b\nc", "d", ""},
    {"literal, a line break", "a: |\n  b\n", "a", "b", "b\nc", ""},
    {"literal, deeper", "a: |\n  b\n", "a", "b", " b", ""},
    {"literal, the start of the first line", "a: |\n  b c\n  d\n", "a", "b", "", ""},
    {"literal, the end of a line", "a: |\n  b\n  c\n", "a", "b\n", "d", ""},
    {"literal, nothing left of a line", "a: |\n  b\n  c\n", "a", "c", "", ""},
    {"plain, nothing left of a line", "a: b\n  c\n  d\n", "a", "c", "", ""},
    {"plain, the second line", "a: b\n  c\n", "a", "c", "d e", "a: b\n  d e\n"},
    {"double quoted, a blank at the end of a line", "a: \"b\n  c\"\n", "a", "b", "b ", ""},
    {"folded break", "a: >\n  b\n  c\n", "a", " ", "-", ""},
    {"JSON string", "{\"a\": \"b\"}", "json:a", "b", "\"", "{\"a\": \"\\\"\"}"},
    {"JSON, a word", "{\"a\": true}", "json:a", "true", "false", "{\"a\": false}"},
    {"JSON, what needs quotes", "{\"a\": true}", "json:a", "true", "yes", ""},
    {"JSON in YAML in quotes", "a: \"{\\\"b\\\": \\\"http://x\\\"}\"\n", "a json:b", "http",
     "https", "a: \"{\\\"b\\\": \\\"https://x\\\"}\"\n"},
    {"a quote through two layers", "a: '{\"b\": \"c\"}'\n", "a json:b", "c", "\"'",
     "a: '{\"b\": \"\\\"''\"}'\n"},
    {"base64 is encoded anew", "a: YjogYwo=\n", "a base64 b", "c", "de", "a: YjogZGUK\n"},
    {"base64 in quotes", "a: \"YjogYwo=\"\n", "a base64 b", "c", "", ""},
    {"base64 wrapped over lines", "a: |\n  YjogYwo=\n  \n", "a base64 b", "c", "d",
     "a: |\n  YjogZAo=\n  \n"},
    {"base64 that fills two lines", "a: |\n  Yjog\n  Ywo=\n", "a base64 b", "c", "d", ""},
    {"base64 in JSON", "{\"a\": \"YjogJ2MnCg==\"}", "json:a base64 b", "c", "d",
     "{\"a\": \"YjogJ2QnCg==\"}"},
};

// ASCII only, little endian, with its byte order mark.
std::string utf16(std::string_view text) {
  std::string bytes("\xFF\xFE");
  for (const char c : text) bytes.append({c, '\0'});
  return bytes;
}

}  // namespace

BOOST_DATA_TEST_CASE(a_place_in_an_inner_text_is_found_in_the_file, utf::data::make(places), row) {
  const Marked marked = read_marks(row.marked);
  const Descent inside(marked.text, row.steps);
  const RootSpan root = inside.layer->to_root(inside.find(row.needle));
  BOOST_TEST(with_marks(marked.text, {root.span}) == row.marked);
  BOOST_TEST(root.approximate == row.approximate);
}

// Wherever it stands, a part maps into the file, in order, and an empty part to an empty one.
BOOST_DATA_TEST_CASE(every_part_maps_into_the_file, utf::data::make(places), row) {
  const Marked marked = read_marks(row.marked);
  const Descent inside(marked.text, row.steps);
  const std::size_t size = inside.layer->text().size();
  std::size_t before = 0;
  for (std::size_t at = 0; at <= size; ++at) {
    const Span empty = inside.layer->to_root(Span{at, at}).span;
    BOOST_TEST(empty.empty());
    BOOST_TEST(empty.begin >= before);
    BOOST_TEST(empty.end <= marked.text.size());
    before = empty.begin;
    if (at == size) break;
    const Span one = inside.layer->to_root(Span{at, at + 1}).span;
    BOOST_TEST(one.begin == empty.begin);
    BOOST_TEST(!one.empty());
    BOOST_TEST(one.end <= marked.text.size());
  }
}

BOOST_DATA_TEST_CASE(an_edit_is_written_back_or_refused, utf::data::make(changes), row) {
  const Descent inside(std::string(row.text), row.steps);
  const auto edit = inside.layer->to_root({inside.find(row.needle), std::string(row.replacement)});
  BOOST_TEST(edit.has_value() == !row.changed.empty());
  if (!edit) return;
  std::string changed(row.text);
  changed.replace(edit->span.begin, edit->span.size(), edit->replacement);
  BOOST_TEST(changed == row.changed);
}

BOOST_AUTO_TEST_CASE(utf16_is_a_layer_like_any_other) {
  Document document("test.yaml", utf16("a: |\n  b: c\n"));
  const Layer& text = decode_utf16(document, document.file_layer());
  const auto root = parse_yaml(document, text, {0, text.text().size()});
  BOOST_REQUIRE(root);
  const Layer& inner = document.open(*effective(*root, "a"));
  BOOST_TEST(inner.text() == "b: c\n");
  BOOST_CHECK((inner.to_root(Span{3, 4}).span == Span{2 + 10 * 2, 2 + 11 * 2}));
  BOOST_CHECK((inner.to_root(Span{3, 4}, &text).span == Span{10, 11}));
  BOOST_TEST(!inner.to_root(Edit{{3, 4}, "d"}).has_value());
}

BOOST_AUTO_TEST_CASE(an_empty_part_stays_empty_at_either_end) {
  const Descent inside("a: \"\\n\"\n", "a");
  BOOST_CHECK((inside.layer->to_root(Span{0, 0}).span == Span{4, 4}));
  BOOST_CHECK((inside.layer->to_root(Span{1, 1}).span == Span{6, 6}));
}

BOOST_AUTO_TEST_CASE(a_layer_without_segments_maps_to_its_parents_start) {
  const Layer file("abc");
  const Layer empty("", file, {}, Encoding::base64);
  BOOST_CHECK((empty.to_parent(Span{0, 0}) == Span{0, 0}));
  BOOST_TEST(!empty.to_root(Edit{{0, 0}, "x"}).has_value());
}

BOOST_AUTO_TEST_CASE(what_touches_filler_is_unknown) {
  Layer layer("abcdefghij");
  layer.unknown = {{2, 4}, {6, 8}};
  const auto touches = [&](std::size_t begin, std::size_t end) {
    return layer.touches_unknown({begin, end});
  };
  BOOST_TEST(!touches(0, 2));
  BOOST_TEST(touches(0, 3));
  BOOST_TEST(touches(2, 4));
  BOOST_TEST(touches(3, 7));
  BOOST_TEST(!touches(4, 6));
  BOOST_TEST(touches(4, 7));
  BOOST_TEST(touches(0, 10));
  BOOST_TEST(!touches(8, 10));
  BOOST_TEST(touches(3, 3), "an insertion inside an action");
  BOOST_TEST(!touches(2, 2), "an insertion before an action");
}

BOOST_AUTO_TEST_CASE(an_edit_of_filler_is_refused) {
  const Layer file("a: {{ b }}c\n");
  Layer masked("a: xxxxxxxc\n", file, {Segment::copied({0, 12}, {0, 12})}, Encoding::part);
  masked.unknown = {{3, 10}};
  BOOST_TEST(!masked.to_root(Edit{{3, 11}, "d"}).has_value());
  BOOST_TEST(masked.to_root(Edit{{10, 11}, "d"}).has_value());
}
