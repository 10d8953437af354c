// Lines and columns as editors and GitHub count them; what a character is, and what of a text may
// reach a terminal.
#include "linter/model/lines.h"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ostream>
#include <string>
#include <string_view>

#include "linter/model/characters.h"
#include "tests/support/marked.h"

namespace utf = boost::unit_test;
using namespace dexlint;
using namespace dexlint::test;

namespace {

struct Row {
  std::string_view name;
  std::string_view marked;  ///< one mark: where it begins is asked for
  std::size_t line;
  std::size_t column;
};
std::ostream& operator<<(std::ostream& out, const Row& row) { return out << row.name; }

const Row rows[] = {
    {"the first byte", "«a»b\n", 1, 1},
    {"an empty text", "«»", 1, 1},
    {"behind the last character", "ab«»", 1, 3},
    {"a line break", "ab«\n»cd", 1, 3},
    {"behind a line break", "ab\n«c»d", 2, 1},
    {"behind the last line break", "ab\n«»", 2, 1},
    {"empty lines", "\n\n\n«a»", 4, 1},
    {"CRLF", "ab\r\ncd\r\ne«f»", 3, 2},
    {"the LF of a CRLF", "ab\r«\n»cd", 1, 4},
    {"a lone CR", "ab\rc«d»", 2, 2},
    {"CR CR LF", "a\r\r\n«b»", 3, 1},
    {"a CR at the end", "ab\r«»", 2, 1},
    {"mixed endings", "a\nb\r\nc\rd«e»", 4, 2},
    {"behind a BOM", "\xEF\xBB\xBF«a»", 1, 1},
    {"the BOM itself", "«\xEF\xBB\xBF»a", 1, 1},
    {"inside the BOM",
     "\xEF«\xBB»\xBF"
     "a",
     1, 1},
    {"nothing but a BOM", "\xEF\xBB\xBF«»", 1, 1},
    {"the line behind a BOM",
     "\xEF\xBB\xBF"
     "a\n«b»",
     2, 1},
    {"a BOM elsewhere is a character", "a\n\xEF\xBB\xBF«b»", 2, 2},
    {"two bytes, one unit", "é«a»", 1, 2},
    {"three bytes, one unit", "語«a»", 1, 2},
    {"an emoji is two units", "🐍«a»", 1, 3},
    {"an emoji with a joiner", "👩‍💻«a»", 1, 6},
    {"a combining accent is a unit", "e\u0301«a»", 1, 3},
    {"a tab is one unit", "\t\t«a»", 1, 3},
    {"a byte that is no UTF-8", "\xFF«a»", 1, 2},
    {"a lone continuation", "\x80\x80«a»", 1, 3},
    {"a cut character counts as one", "\xF0\x9F\x90«a»", 1, 2},
    {"a surrogate in UTF-8", "\xED\xA0\x80«a»", 1, 4},
    {"an overlong form", "\xE0\x80\xAF«a»", 1, 4},
    {"past U+10FFFF", "\xF4\x90\x80\x80«a»", 1, 5},
};

// What reviewdog counts: an emoji is four bytes, and a byte order mark belongs to no column.
struct ByteRow {
  std::string_view marked;
  std::size_t column;
};
std::ostream& operator<<(std::ostream& out, const ByteRow& row) { return out << row.marked; }

const ByteRow columns_in_bytes[] = {
    {"«a»b", 1},     {"ab\nc«d»", 2}, {"é«a»", 3},   {"x\n🐍«a»", 5}, {"\xEF\xBB\xBF«a»", 1},
    {"a\r\n«b»", 1}, {"\xFF«a»", 2},  {"ab\n«»", 1},
};

struct Character {
  std::string_view name;
  std::string_view text;
  std::size_t size;
  bool control;
};
std::ostream& operator<<(std::ostream& out, const Character& row) { return out << row.name; }

const Character characters[] = {
    {"a letter", "a", 1, false},
    {"a blank", " ", 1, false},
    {"NUL", std::string_view("\0a", 2), 1, true},
    {"a tab", "\t", 1, true},
    {"escape", "\x1b[31m", 1, true},
    {"DEL", "\x7f", 1, true},
    {"two bytes", "éa", 2, false},
    {"C1: the one-character CSI",
     "\xC2\x9B"
     "31m",
     2, true},
    {"the first behind C1", "\u00a0", 2, false},
    {"three bytes", "語", 3, false},
    {"four bytes", "🐍", 4, false},
    {"right-to-left override", "\u202e", 3, true},
    {"first embedding", "\u202a", 3, true},
    {"an isolate", "\u2066", 3, true},
    {"the last isolate", "\u2069", 3, true},
    {"a dash near them", "\u2013", 3, false},
    {"a lead byte alone", "\xC3", 1, true},
    {"a lead byte and a letter",
     "\xC3"
     "a",
     1, true},
    {"a continuation alone", "\xA9", 1, true},
    {"FF", "\xFF", 1, true},
    {"a surrogate", "\xED\xA0\x80", 1, true},
    {"a cut character",
     "\xF0\x9F\x90"
     "a",
     3, true},
    {"two bytes of three",
     "\xE2\x82"
     "a",
     2, true},
    {"an overlong slash", "\xC0\xAF", 1, true},
    {"an overlong form of three", "\xE0\x80\xAF", 1, true},
    {"past U+10FFFF", "\xF4\x90\x80\x80", 1, true},
    {"the last character there is", "\U0010FFFF", 4, false},
};

}  // namespace

BOOST_DATA_TEST_CASE(a_byte_has_a_line_and_a_column, utf::data::make(rows), row) {
  const Marked marked = read_marks(row.marked);
  const LineIndex lines(marked.text);
  const Position position = lines.position(marked.spans.front().begin);
  BOOST_TEST(position.line_1 == row.line);
  BOOST_TEST(position.column_utf16_1 == row.column);
}

BOOST_DATA_TEST_CASE(a_byte_has_a_column_in_bytes, utf::data::make(columns_in_bytes), row) {
  const Marked marked = read_marks(row.marked);
  BOOST_TEST(LineIndex(marked.text).column_utf8_1(marked.spans.front().begin) == row.column);
}

BOOST_AUTO_TEST_CASE(past_the_end_is_the_end) {
  const LineIndex lines("ab\ncd");
  for (const std::size_t offset : {std::size_t{5}, std::size_t{6}, std::size_t{1000}, SIZE_MAX}) {
    BOOST_TEST(lines.position(offset).line_1 == 2u);
    BOOST_TEST(lines.position(offset).column_utf16_1 == 3u);
  }
}

BOOST_AUTO_TEST_CASE(a_line_is_given_without_its_ending) {
  const std::string_view text =
      "\xEF\xBB\xBF"
      "ab\r\n\ncd\re";
  const LineIndex lines(text);
  BOOST_TEST(lines.count() == 4u);
  BOOST_TEST(slice(text, lines.line(1)) == "ab");
  BOOST_TEST(slice(text, lines.line(2)) == "");
  BOOST_TEST(slice(text, lines.line(3)) == "cd");
  BOOST_TEST(slice(text, lines.line(4)) == "e");
  for (const std::size_t line : {std::size_t{0}, std::size_t{5}, SIZE_MAX})
    BOOST_TEST(lines.line(line).empty());
}

// Columns never run backwards, and each line starts in column 1.
BOOST_DATA_TEST_CASE(positions_follow_the_bytes, utf::data::make(rows), row) {
  const Marked marked = read_marks(row.marked);
  const LineIndex lines(marked.text);
  Position before;
  for (std::size_t at = 0; at <= marked.text.size(); ++at) {
    const Position here = lines.position(at);
    BOOST_TEST((here.line_1 > before.line_1 || here.column_utf16_1 >= before.column_utf16_1));
    before = here;
  }
  for (std::size_t line = 1; line <= lines.count(); ++line)
    BOOST_CHECK((lines.position(lines.line(line).begin) == Position{line, 1}));
}

BOOST_DATA_TEST_CASE(a_character_has_a_size_and_is_shown_or_not, utf::data::make(characters), row) {
  BOOST_TEST(character_size(row.text) == row.size);
  BOOST_TEST(is_control(row.text.substr(0, row.size)) == row.control);
}

BOOST_AUTO_TEST_CASE(one_line_holds_nothing_that_a_terminal_acts_on) {
  BOOST_TEST(one_line("a\r\nb\x1b[2Jc\u202ed\xED\xA0\x80"
                      "e\xF0\x9F\x90") == "a  b [2Jc d   e ");
  BOOST_TEST(one_line(std::string(120, 'a')) == std::string(120, 'a'));
  BOOST_TEST(one_line(std::string(121, 'a')) == std::string(120, 'a') + "…");
  BOOST_TEST(one_line(std::string(119, 'a') + "éb") == std::string(119, 'a') + "…");
  BOOST_TEST(one_line("") == "");
}
