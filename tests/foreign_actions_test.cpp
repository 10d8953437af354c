// Template languages that YAML does not mind at first sight: where their actions stand, and what is
// left of a text without them.
#include "linter/input/foreign_actions.h"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ostream>
#include <string>

#include "linter/input/template_mask.h"
#include "tests/support/marked.h"

namespace utf = boost::unit_test;
using namespace dexlint;
using namespace dexlint::test;

namespace {

struct Row {
  const char* name;
  const char* marked;  ///< actions between «marks»
};
std::ostream& operator<<(std::ostream& out, const Row& row) { return out << row.name; }

const Row rows[] = {
    {"none", "a: b\n"},
    {"angle brackets", "a: «<< .b >>»\n"},
    {"two of them", "a: «<< .b >>»/«<< .c >>»\n"},
    {"a merge key", "<<: *base\n"},
    {"a merge key, quoted", "\"<<\": *base\n"},
    {"never closed", "a: << .b\nc: d >>\n"},
    {"a list in a list", "a: [[b], [c]]\n"},
    {"square brackets", "a: «[[ .b ]]»\n"},
    {"ERB", "a: «<%= b %>»\n"},
    {"ERB over lines", "«<% if a\n  b %>»\nc: d\n"},
    {"a comment of Jinja", "«{# a #}»\nb: c\n"},
    {"ytt in a text", "a: «(@= b @)»\n"},
    {"a variable alone", "a:\n«  ${BLOCK}»\nb: c\n"},
    {"a variable as a value", "a: ${B}\n- ${C}\n"},
    {"a variable in a list of words", "${A} ${B}\n"},
};

const Row computed_rows[] = {
    {"a value", "a: «#@ data.values.a»\nb: c\n"},
    {"an item", "- «#@ a»\n"},
    {"at the end of the text", "a: «#@ b»"},
    {"a line of its own", "#@ if a:\nb: c\n#@ end\n"},
    {"an indented line of its own", "a:\n  #@ if b:\n  c: d\n"},
    {"a comment", "a: b #@ c\n"},
    {"another comment", "a: # @b\n"},
};

}  // namespace

BOOST_DATA_TEST_CASE(actions_are_found, utf::data::make(rows), row) {
  const Marked marked = read_marks(row.marked);
  BOOST_TEST(with_marks(marked.text, foreign_actions(marked.text)) == row.marked);
}

BOOST_DATA_TEST_CASE(values_of_ytt_are_found, utf::data::make(computed_rows), row) {
  const Marked marked = read_marks(row.marked);
  BOOST_TEST(with_marks(marked.text, computed_values(marked.text)) == row.marked);
}

BOOST_AUTO_TEST_CASE(they_give_way_only_where_they_are_asked_to) {
  const std::string text = "<< if .a >>\nb: << .c >>\n<< end >>\n";
  BOOST_TEST(!mask_template(text).has_value());
  const auto masked = mask_template(text, Actions::foreign);
  BOOST_REQUIRE(masked.has_value());
  BOOST_TEST(masked->text == "\n\n\n\n\n\n\n\n\n\n\n\nb: xxxxxxxx\n\n\n\n\n\n\n\n\n\n\n");
}
