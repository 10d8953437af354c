// What is read without yaml-cpp, what is refused, and what is left to it. That both make the same
// tree, or refuse at the same byte, is shown by round_trip_test over real and random documents.
#include "linter/input/simple_yaml.h"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ostream>
#include <string>
#include <string_view>

namespace utf = boost::unit_test;
using namespace dexlint;

namespace {

struct Case {
  std::string_view name;
  std::string_view text;
};
std::ostream& operator<<(std::ostream& out, const Case& row) { return out << row.name; }

constexpr Case simple[] = {
    {"comments alone", "# a\n\n  # b\n"},
    {"a value alone", "a b\n"},
    {"keys and values", "a: b c\n'd e': 'it''s'\n\"f\\n\" : \"g\"\n"},
    {"nested mappings", "a:\n  b:\n    c: d\n  e: f\ng: h\n"},
    {"values that are not there", "a:\nb: ~\nc:   # why\nd: null\n"},
    {"a list below its key's column", "a:\n- b\n- c: d\n  e: f\n-\n"},
    {"lists in lists", "- - a\n  - b\n-   - c\n"},
    {"a marker at the top", "--- # values\na: b\n"},
    {"block scalars", "a: |\n  b: c\n\n    d\ne: >-\n  f\n  g\nh: |+ # kept\n  i\n"},
    {"a block scalar without a line", "a: |\nb: c\n"},
    {"tabs in a block scalar's lines", "a: |\n  b\n  \tc\n"},
    {"plain and quoted text over lines", "a: b\n  c\n\n  d\ne: \"f\n  g\"\n"},
    {"brackets", "a: []\nb: {}\nc: [d, 'e', {f: g, h: [i]}] # j\n"},
    {"brackets over lines", "a: [\n  b,\n  c\n  ]\n"},
    {"Windows line ends", "a: b\r\nc:\r\n- d\r\n"},
    {"what only looks like a key", "a: http://b.example.com:80/c#d\ne: -f\ng: 12:30\n"},
};

constexpr Case not_simple[] = {
    {"an anchor", "a: &b c\n"},
    {"an alias before something odd", "- *a\n- &b c\n"},
    {"an alias and more", "a: *b, *c\n"},
    {"a tag", "a: !!str b\n"},
    {"a complex key", "? a\n: b\n"},
    {"a directive", "%YAML 1.2\n---\na: b\n"},
    {"a second document", "a: b\n---\nc: d\n"},
    {"a tab between tokens", "a:\tb\n"},
    {"a tab behind a dash", "a:\n  - b\n  -\tc\n"},
    {"an alias before text with a tab", "Files:\n *.c\n foo\n\tbar\n"},
    {"text for a key before a marker", "a: b\nc\n... - d: e\n"},
    {"text behind a value", "'a'\nb\n"},
    {"text where a key is due", "a: 'b'\nc\n"},
    {"a dash behind a key", "a: - b\n"},
    {"an indentation indicator", "a: |2\n   b\n"},
    {"a block scalar whose file ends early", "a: |\n  b"},
    {"blank lines deeper than the text below", "a: |\n    \n  b\n"},
    {"a code point", "a: \"\\u00e4\"\n"},
    {"text behind a closing quote", "a: 'b' c\n"},
    {"a quote that is not closed", "a: 'b\n"},
    {"a bracket that is not closed", "a: [b\n"},
    {"a key without a value in brackets", "a: {b}\n"},
    {"a pair in a list", "a: [b: c]\n"},
    {"JSON", "{\"a\":1}\n"},
    {"two values", "'a'\n'b'\n"},
    {"a NUL", std::string_view("a: b\0\n", 6)},
};

/// Refused at the byte in front of which `text` has a «.
struct Wrong {
  std::string_view name;
  std::string text;
  YamlMistake mistake;
};
std::ostream& operator<<(std::ostream& out, const Wrong& row) { return out << row.name; }

using enum YamlMistake;
const Wrong wrong[] = {
    {"a key in a value", "a: b«: c\n", second_value},
    {"a key in a quoted value", "a: 'b'«: c\n", second_value},
    {"a key in a value's second line", "a: b\n  c«: d\n", second_value},
    {"a key below a line of text", "b c\nd«: e\n", second_value},
    {"a key that fits no column", "a:\n    b: c\n  «d: e\n", no_key},
    {"a colon that fits no column", "a: 'b'\n  «: c\n", no_key},
    {"a list behind a value", "a: 'b'\n  «- c\n", no_key},
    {"a list among keys", "a: b\n«- c\n", no_key},
    {"a key among items", "a:\n- 'b'\n  «\"c\": d\n", no_item},
    {"a list in a list, one item late", "- 'a'\n  «- b\n", no_item},
    {"a key behind a value alone", "'a'\n«b: c\n", more_content},
    {"an alias without a name", "Files: *«\n", nameless_alias},
    {"an alias to nothing", "Files: «*.c\n", unknown_anchor},
    {"aliases to nothing", "Files:\n «*.c\n *.h\n", unknown_anchor},
    {"an alias on its own line without a name", "Files:\n *«\n", nameless_alias},
    {"a key without a blank behind its colon", "a: b\nc:d\n\ne«: f\n", second_value},
};

}  // namespace

BOOST_DATA_TEST_CASE(is_refused, utf::data::make(wrong), row) {
  std::string text = row.text;
  const std::size_t at = text.find("«");
  text.erase(at, std::string_view("«").size());
  const auto yaml = read_simple_yaml(text);
  BOOST_REQUIRE(yaml.has_value());
  BOOST_REQUIRE(yaml->fault.has_value());
  BOOST_TEST((yaml->fault->mistake == row.mistake));
  BOOST_TEST(yaml->fault->at == at);
}

BOOST_DATA_TEST_CASE(is_read, utf::data::make(simple), row) {
  const auto yaml = read_simple_yaml(row.text);
  BOOST_REQUIRE(yaml.has_value());
  BOOST_TEST(!yaml->fault.has_value());
}

BOOST_DATA_TEST_CASE(is_left_to_yaml_cpp, utf::data::make(not_simple), row) {
  BOOST_TEST(!read_simple_yaml(row.text).has_value());
}

BOOST_AUTO_TEST_CASE(events_of_a_document) {
  using Kind = SimpleEvent::Kind;
  constexpr std::string_view text = "a:\n- 'b'\nc: |\n  d\n  e\n";
  const auto yaml = read_simple_yaml(text);
  BOOST_REQUIRE(yaml.has_value());
  std::string told;
  for (const SimpleEvent& event : yaml->events) {
    told += event.kind == Kind::mapping    ? "{"
            : event.kind == Kind::sequence ? "["
            : event.kind == Kind::end      ? "|"
            : event.kind == Kind::null     ? "~"
            : event.decoded == SimpleEvent::as_written
                ? std::string(slice(text, event.content))
                : "<" + yaml->decoded[event.decoded].text() + ">";
  }
  BOOST_TEST(told == "{a[b|c<d\ne\n>|");
}

BOOST_AUTO_TEST_CASE(stops_where_there_are_too_many_values) {
  const auto yaml = read_simple_yaml("- a\n- b\n- c\n- d\n- 'not closed\n", 2);
  BOOST_REQUIRE(yaml.has_value());
  BOOST_TEST(yaml->events.size() == 5U);
}
