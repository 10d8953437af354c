// Which lines count as changed.
#include "linter/engine/line_diff.h"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ostream>
#include <string>
#include <vector>

namespace {

struct Row {
  std::string name;
  std::string before;
  std::string after;
  std::string expected;  ///< for each line of `after` the one that it was, `+` for a new one
};
std::ostream& operator<<(std::ostream& out, const Row& row) { return out << row.name; }

const std::vector<Row> rows{
    {"the same", "a\nb\n", "a\nb\n", "1 2 3 "},
    {"a changed line", "a\nb\nc\n", "a\nx\nc\n", "1 + 3 4 "},
    {"an inserted line", "a\nb\n", "a\nx\nb\n", "1 + 2 3 "},
    {"a deleted line", "a\nb\nc\n", "a\nc\n", "1 3 4 "},
    {"from nothing", "", "a\nb", "+ + "},
    {"to nothing", "a\nb", "", "+ "},
    {"a moved block", "a\nb\nc\nd\n", "c\nd\na\nb\n", "+ + 1 2 5 "},
    {"repeated lines", "a\n-\nb\n-\nc\n", "a\n-\nx\n-\nb\n-\nc\n", "1 2 + + 3 4 5 6 "},
    {"two places", "a\nb\nc\nd\ne\n", "a\nB\nc\nD\ne\n", "1 + 3 + 5 6 "},
    {"CR LF for LF", "a\nb\n", "a\r\nb\r\n", "1 2 3 "},
    {"no line feed at the end", "a\nb\n", "a\nb", "1 2 "},
    {"UTF-16, the same", {"a\0\n\0", 4}, {"a\0\n\0", 4}, "1 "},
    {"UTF-16, changed", {"a\0\n\0b\0", 6}, {"a\0\n\0c\0", 6}, "+ "},
};

BOOST_DATA_TEST_CASE(lines_are_found_again, rows) {
  const dexlint::LineDiff diff(sample.before, sample.after);
  std::string found;
  const std::size_t lines =
      static_cast<std::size_t>(std::count(sample.expected.begin(), sample.expected.end(), ' '));
  for (std::size_t line_1 = 1; line_1 <= lines; ++line_1) {
    const std::size_t before = diff.line_before(line_1);
    found += (before == 0 ? "+" : std::to_string(before)) + " ";
  }
  BOOST_TEST(found == sample.expected);
}

// Whatever the texts: what is said to be the same is, and in the same order.
BOOST_AUTO_TEST_CASE(what_is_the_same_is) {
  unsigned state = 7;
  const auto next = [&](unsigned below) {
    return (state = state * 1103515245 + 12345) / 65536 % below;
  };
  for (int round = 0; round < 2000; ++round) {
    std::vector<std::string> before(next(12)), after(next(12));
    std::string texts[2];
    for (auto* lines : {&before, &after}) {
      for (std::string& line : *lines) {
        line = std::string(1, static_cast<char>('a' + next(5)));
        texts[lines == &after] += line + "\n";
      }
    }
    const dexlint::LineDiff diff(texts[0], texts[1]);
    std::size_t last = 0;
    for (std::size_t i = 0; i < after.size(); ++i) {
      const std::size_t line_1 = diff.line_before(i + 1);
      if (line_1 == 0) continue;
      BOOST_REQUIRE(line_1 > last);
      BOOST_REQUIRE(line_1 <= before.size());
      BOOST_REQUIRE(before[line_1 - 1] == after[i]);
      last = line_1;
    }
  }
}

BOOST_AUTO_TEST_CASE(lines_past_the_end_are_new) {
  const dexlint::LineDiff diff("a\n", "a\n");
  BOOST_TEST(!diff.touches(1, 2));
  BOOST_TEST(diff.touches(2, 3));
}

// Prefixes of every length: no text takes time out of proportion.
BOOST_AUTO_TEST_CASE(long_texts) {
  std::string before;
  std::string after;
  for (int i = 0; i < 100000; ++i) {
    before += "line " + std::to_string(i) + "\n";
    after += (i % 3 == 0 ? "other " : "line ") + std::to_string(i) + "\n";
  }
  const dexlint::LineDiff diff(before, after);
  BOOST_TEST(diff.line_before(1) == 0U);
  BOOST_TEST(diff.line_before(100000) == 0U);
  BOOST_TEST(diff.line_before(99999) == 99999U);
}

// Each line stands twice, and once only behind the cut at the line before it.
BOOST_AUTO_TEST_CASE(many_cuts) {
  std::string texts[2];
  const int count = 30000;
  for (int i = 0; i < count; ++i) {
    for (std::string& text : texts) {
      const std::string other = (&text == texts ? "old " : "new ") + std::to_string(i) + "\n";
      text += other + "line " + std::to_string(i + 1) + "\n" + other + "line " + std::to_string(i) +
              "\n";
    }
  }
  const dexlint::LineDiff diff(texts[0], texts[1]);
  BOOST_TEST(diff.line_before(4) == 4U, "the first cut");
  BOOST_TEST(diff.touches(2 * count, 2 * count), "not looked at any more");
}

}  // namespace
