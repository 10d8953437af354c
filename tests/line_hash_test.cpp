// Vectors of GitHub's primaryLocationLineHash, made by an independent program.
#include "linter/engine/line_hash.h"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

namespace {

using dexlint::LineHashes;

struct Row {
  std::string_view name;
  std::string text;
  std::vector<std::string> hashes;
};
std::ostream& operator<<(std::ostream& out, const Row& row) { return out << row.name; }

const std::vector<Row> rows = {
    {"all at once",
     "a: 1\r\nb: \"Zürich 😀\"\n\n\n\tx: y  \rq",
     {"94372ab097880daa:1", "912406227f46d264:1", "78365c1f0ec3c3a1:1", "67bb2a77232ab3db:1",
      "5ecfd32160b6c3d:1", "9fe00a866ef87334:1"}},
    {"an empty file has one line", "", {"c129715d7a2bc9a3:1"}},
    {"line feeds only",
     "\n\n\n",
     {"4e5d562094661a0d:1", "5b5d4caf73a13177:1", "3c5bef55b72b93c9:1", "c129715d7a2bc9a3:1"}},
    {"LF", "a: 1\nb: 2\n", {"132b7ee912c57691:1", "5d56533273a3bbdb:1", "c129715d7a2bc9a3:1"}},
    {"CR LF hashes as LF",
     "a: 1\r\nb: 2\r\n",
     {"132b7ee912c57691:1", "5d56533273a3bbdb:1", "c129715d7a2bc9a3:1"}},
    {"a lone CR ends a line",
     "a\rb\rc",
     {"7b3788cf31b92be9:1", "e461f42c548ac762:1", "188ff2f224477a1e:1"}},
    {"a blank parts CR from LF",
     "a\r \nb\r\t\nc",
     {"c52f781a43dbc195:1", "73409ca04f7d2c2e:1", "b0367d257df6d03c:1", "1c206f60a702cfe8:1",
      "188ff2f224477a1e:1"}},
    {"emoji are two units",
     "# 😀\n# 😀\nx: 😀",
     {"eb0938918735f2f2:1", "5f102644d514ebc:1", "d08d26f15aaa7e6:1"}},
    {"U+FFFF is what the end mark is too",
     "\xEF\xBF\xBF\n\xF4\x8F\xBF\xBF",
     {"42eeff5cf50788ca:1", "15435320200a525:1"}},
    {"a byte order mark stays",
     "\xEF\xBB\xBF"
     "a: 1\n",
     {"b0d247ce31758248:1", "c129715d7a2bc9a3:1"}},
    {"bytes that are no UTF-8",
     "a: \xFF\xFE\nb: \xE2\x82\nc: \xED\xA0\x80\nd: \xF0\x9F\x98",
     {"7723d9db8f05f3fa:1", "c1e6a7f51908c0bf:1", "1c976fe182d4b8e0:1", "9efb3cca66fa530e:1"}},
    {"UTF-16 is read as if it were UTF-8",
     std::string("\xFF\xFE"
                 "a\0\n\0b\0",
                 8),
     {"47efff416d49c072:1", "9c1902381de81e91:1"}},
    {"only 100 units count",
     "x: " + std::string(300, 'a') + "\ny: 1\n",
     {"bc1982149fdc71c8:1", "282e9c573f203991:1", "c129715d7a2bc9a3:1"}},
    {"the same text again is counted",
     std::string(120, 'x') + "\n" + std::string(120, 'x') + "\n",
     {"52b56201ffb58620:1", "52b56201ffb58620:2", "c129715d7a2bc9a3:1"}},
};

BOOST_DATA_TEST_CASE(each_line_has_the_hash_that_GitHub_gives_it, rows, row) {
  const LineHashes hashes(row.text);
  std::vector<std::string> given;
  for (std::size_t line_1 = 1; line_1 <= row.hashes.size(); ++line_1)
    given.push_back(hashes.of_line(line_1));
  BOOST_TEST(given == row.hashes, boost::test_tools::per_element());
  BOOST_TEST(hashes.of_line(row.hashes.size() + 1) == "");
}

BOOST_AUTO_TEST_CASE(there_is_no_line_0) { BOOST_TEST(LineHashes("a").of_line(0) == ""); }

}  // namespace
