// Template actions give way to blanks or filler of the same length, so that the YAML round them can
// be read and every byte stays where it was.
#include "linter/input/template_mask.h"

#include <algorithm>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ostream>
#include <string>
#include <string_view>

#include "tests/support/cpu_time.h"

namespace utf = boost::unit_test;
using namespace dexlint;

namespace {

struct Row {
  std::string_view name;
  std::string_view before;
  std::string_view after;  ///< empty: nothing to mask
};
std::ostream& operator<<(std::ostream& out, const Row& row) { return out << row.name; }

const Row rows[] = {
    {"no action", "a: b\n", ""},
    {"no text", "", ""},
    {"flow mappings are no actions", "a: {b: {c: d}}\n", ""},
    {"a value", "a: {{ .b }}\n", "a: xxxxxxxx\n"},
    {"a quoted value", "a: \"{{ .b }}\"\n", "a: \"xxxxxxxx\"\n"},
    {"a part of a value", "a: x-{{ .b }}-y\n", "a: x-xxxxxxxx-y\n"},
    {"a key", "{{ .a }}: b\n", "xxxxxxxx: b\n"},
    {"a list item", "- {{ .a }}\n", "- xxxxxxxx\n"},
    {"two in a value", "a: {{ .b }}/{{ .c }}\n", "a: xxxxxxxx/xxxxxxxx\n"},
    {"a line of its own", "{{- if .a }}\nb: c\n{{- end }}\n", "            \nb: c\n          \n"},
    {"an indented line of its own", "a:\n  {{- with .b }}\n  c: d\n  {{- end }}\n",
     "a:\n                \n  c: d\n            \n"},
    {"two on a line of their own", "{{ if .a }} {{ end }}\nb: c\n",
     "                     \nb: c\n"},
    {"an include that renders a block", "a:\n  {{- include \"b\" . | nindent 2 }}\nc: d\n",
     "a:\n                                  \nc: d\n"},
    {"behind a key, deeper lines follow", "a: {{ .b }}\n  c: d\n", "a:         \n  c: d\n"},
    {"behind a key, blank lines between", "a: {{ .b }}\n\n  c: d\n", "a:         \n\n  c: d\n"},
    {"behind a key, an action line between", "a: {{ .b }}\n{{ if .x }}\n  c: d\n",
     "a:         \n           \n  c: d\n"},
    {"behind a key, no deeper lines", "a: {{ .b }}\nc: d\n", "a: xxxxxxxx\nc: d\n"},
    {"behind a nested key, a sibling follows", "a:\n  b: {{ .c }}\n  d: e\n",
     "a:\n  b: xxxxxxxx\n  d: e\n"},
    {"behind the key of an item", "- a: {{ .b }}\n  c: d\n", "- a: xxxxxxxx\n  c: d\n"},
    {"behind the key of an item, deeper", "- a: {{ .b }}\n    c: d\n", "- a:         \n    c: d\n"},
    {"a key with a block below", "{{ .a }}: |\n  b\n", "xxxxxxxx: |\n  b\n"},
    {"a key with a mapping below", "{{ .a }}:\n  b: c\n", "xxxxxxxx:\n  b: c\n"},
    {"a key, and an action that a block goes on", "{{ .a }}: {{ .b }}\n  c: d\n",
     "xxxxxxxx:         \n  c: d\n"},
    {"behind a dash, deeper lines follow", "- {{ .a }}\n  b: c\n", "-         \n  b: c\n"},
    {"behind a dash, an item follows", "- {{ .a }}\n- b\n", "- xxxxxxxx\n- b\n"},
    {"behind the header of a block", "a: |{{ .b }}\nc: d\n", "a: |        \nc: d\n"},
    {"behind a block's header with a number", "a: >2- {{ .b }}\nc: d\n", "a: >2-         \nc: d\n"},
    {"a value of ytt", "a: #@ b\nc: d\n", "a: xxxx\nc: d\n"},
    {"a mapping of ytt", "a: #@ b\n  c: d\n", "a:     \n  c: d\n"},
    {"behind a key, at the end", "a: {{ .b }}", "a: xxxxxxxx"},
    {"an action round a pair", "{{ if .a }}b: c{{ end }}\n", "xxxxxxxxxxxb: cxxxxxxxxx\n"},
    {"else inside a value", "a: {{ if .b }}c{{ else }}d{{ end }}\n",
     "a: xxxxxxxxxxxcxxxxxxxxxxdxxxxxxxxx\n"},
    {"trim marks", "a: {{- .b -}}\n", "a: xxxxxxxxxx\n"},
    {"a string that holds the end", "a: {{ \"}}\" }}b\n", "a: xxxxxxxxxxb\n"},
    {"a string with an escaped quote", "a: {{ \"\\\"}}\" }}b\n", "a: xxxxxxxxxxxxb\n"},
    {"a raw string", "a: {{ `\"}}` }}b\n", "a: xxxxxxxxxxxb\n"},
    {"a raw string over lines", "{{ tpl `a:\n}}\n` . }}\nb: c\n", "          \n  \n      \nb: c\n"},
    {"a comment", "{{/* }} */}}\na: b\n", "            \na: b\n"},
    {"a comment with trim marks", "{{- /* it's \"}} */ -}}\na: b\n",
     "                      \na: b\n"},
    {"a comment over lines", "{{/*\na: }}\n*/}}\nb: c\n", "    \n     \n    \nb: c\n"},
    {"a rune of a quote", "a: {{ trimAll '\"' .b }}\nc: \"d\"\n",
     "a: xxxxxxxxxxxxxxxxxxxx\nc: \"d\"\n"},
    {"an apostrophe is no rune", "a: {{ it's }}\nb: 'c'\n", "a: xxxxxxxxxx\nb: 'c'\n"},
    {"a string that is not closed", "a: {{ \"b }}\nc: \"d\"\n", "a: xxxxxxxx\nc: \"d\"\n"},
    {"never closed", "a: {{ .b\nc: d\n", ""},
    {"never closed, a quote at the very end", "a: {{ .b '", ""},
    {"a comment that is never closed", "a: {{/* }}\nc: d\n", ""},
    {"closed by the next one's end", "a: {{ .b\nc: {{ .d }}\n", "a: xxxxx\n           \n"},
    {"an end alone", "a: b }}\n", ""},
    {"mustache", "a: {{{ b }}}\n", "a: xxxxxxxxx\n"},
    {"mustache and a brace", "a: {b: {{c}}}\n", "a: {b: xxxxx}\n"},
    {"an object round an action", "{\"a\": {{ .b }}}\n", "{\"a\": xxxxxxxx}\n"},
    {"Jinja statements", "{% if a %}\nb: c\n{% endif %}\n", "          \nb: c\n           \n"},
    {"Jinja with the other end inside", "{% set a = \"%}\" %}\nb: c\n",
     "                  \nb: c\n"},
    {"Jinja does not end at braces", "a: {% b }} %}\n", "a: xxxxxxxxxx\n"},
    {"over lines, behind a key", "a: {{ b\n  c }}\nd: e\n", "a: xxxx\n      \nd: e\n"},
    {"over lines, alone", "{{ b\n  c }}\nd: e\n", "    \n      \nd: e\n"},
    {"over lines, text behind it", "a: {{ b\n  c }}x\nd: e\n", "a: xxxx\n      x\nd: e\n"},
    {"CRLF", "{{ if .a }}\r\nb: {{ .c }}\r\n{{ end }}\r\n",
     "           \r\nb: xxxxxxxx\r\n         \r\n"},
    {"CRLF, deeper lines follow", "a: {{ .b }}\r\n  c: d\r\n", "a:         \r\n  c: d\r\n"},
    {"CRLF inside an action", "a: {{ b\r\n  c }}\r\nd: e\r\n", "a: xxxx\r\n      \r\nd: e\r\n"},
    {"a comment behind it", "a: {{ .b }} # c\n", "a: xxxxxxxx # c\n"},
    {"GitHub expressions", "a: ${{ secrets.B }}\n", "a: $xxxxxxxxxxxxxxx\n"},
    {"UTF-8 inside", "a: {{ \"é\" }}\n", "a: xxxxxxxxxx\n"},
    {"Hugo shortcodes", "{{< stack >}}\na: b\n", "             \na: b\n"},
};

bool is_break(char c) { return c == '\n' || c == '\r'; }

double seconds_for(const std::string& text) {
  const test::CpuTime time;
  (void)mask_template(text);
  return time.seconds();
}

std::string repeated(std::string_view part, std::size_t bytes) {
  std::string text;
  while (text.size() < bytes) text += part;
  return text;
}

}  // namespace

// What a masked text looks like: a line of actions alone is made of line breaks, shown as blanks.
std::string shown(std::string_view before, std::string_view masked) {
  std::string text(masked);
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (is_break(text[at])) text[at] = is_break(before[at]) ? before[at] : ' ';
  }
  return text;
}

BOOST_DATA_TEST_CASE(an_action_gives_way, utf::data::make(rows), row) {
  const auto masked = mask_template(row.before);
  BOOST_TEST(masked.has_value() == !row.after.empty());
  if (masked) BOOST_TEST(shown(row.before, masked->text) == row.after);
}

// A text of equal length, in which a line break stays one and all outside the lines of actions is
// as it was.
BOOST_DATA_TEST_CASE(all_else_stays_where_it_was, utf::data::make(rows), row) {
  const auto masked = mask_template(row.before);
  if (!masked) return;
  BOOST_REQUIRE_EQUAL(masked->text.size(), row.before.size());
  BOOST_TEST(std::is_sorted(masked->actions.begin(), masked->actions.end(),
                            [](Span a, Span b) { return a.end <= b.begin && a.begin < b.begin; }));
  for (std::size_t at = 0; at < row.before.size(); ++at) {
    const bool inside = std::any_of(masked->actions.begin(), masked->actions.end(),
                                    [&](Span action) { return action.contains(at); });
    if (is_break(row.before[at])) {
      BOOST_TEST(is_break(masked->text[at]));
    } else if (!inside && row.before[at] != ' ') {
      BOOST_TEST(masked->text[at] == row.before[at]);
    }
  }
}

// Texts made to be slow: each would take minutes if every opening were searched to the end.
BOOST_AUTO_TEST_CASE(openings_without_an_end_cost_no_more_than_the_text) {
  constexpr std::size_t size = 1 << 20;
  for (const std::string_view part :
       {"{", "{{", "{% ", "{{/*", "{{ \"", "{{ `", "{{ \"\\\"", "{{ '\"'", "{{ \"}}\"\n",
        "{{ /* }} */\n", "{{`}}`", "a: {{ \"\\\"\\\"\\\"", "{{ }}", "a: {{ b }}\n"}) {
    BOOST_TEST_CONTEXT("many of " << part) {
      BOOST_TEST(seconds_for(repeated(part, size)) < 5.0);
      BOOST_TEST(seconds_for(repeated(part, size) + "}}") < 5.0);
      BOOST_TEST(seconds_for("{{" + repeated("\\\"", size)) < 5.0);
    }
  }
}
