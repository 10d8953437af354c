// What the README shows is what the program prints, and its table of rules is whole.
#include <boost/test/unit_test.hpp>
#include <fstream>
#include <iterator>
#include <numeric>
#include <set>

#include "formatters/formatter.h"
#include "linter/engine/rule_names.h"
#include "rules/rule_table.h"
#include "tests/support/file_content.h"
#include "tests/support/golden.h"
#include "tests/support/program.h"

namespace {

using namespace dexlint;
using namespace dexlint::test;

std::string readme() { return file_content(DEXLINT_SOURCE_DIR "/README.md"); }

void replace(std::string& text, const std::string& before, const std::string& behind,
             std::size_t at, std::size_t count) {
  const std::size_t end = text.rfind(behind, at);
  const std::size_t begin = text.rfind(before, end) + before.size();
  text.replace(begin, end - begin, std::to_string(count));
}

// `text` with all rules of a category in the table that has one of them, and their numbers.
std::string with_tables(std::string text) {
  const std::string head = "| code | worst | finds |\n|---|---|---|\n";
  for (std::size_t at = text.find(head); at != std::string::npos; at = text.find(head, at + 1)) {
    const std::size_t begin = at + head.size();
    const Rule* first = find_rule(all_rules(), text.substr(begin + 2, 6));
    BOOST_REQUIRE_MESSAGE(first != nullptr, "a table begins with no rule");
    std::set<std::string> rows;
    for (const Rule* rule : all_rules()) {
      if (rule->category == first->category)
        rows.insert("| " + std::string(rule->code) + " | " + std::string(name_of(rule->severity)) +
                    " | " + std::string(rule->summary) + " |\n");
    }
    const std::string table = std::accumulate(rows.begin(), rows.end(), std::string());
    text.replace(begin, text.find("\n\n", begin) + 1 - begin, table);
    replace(text, ": ", "</summary>", at, rows.size());
  }
  replace(text, "It knows ", " rules.", std::string::npos, all_rules().size());
  return text;
}

bool shows(const std::string& text) { return readme().find(text) != std::string::npos; }

}  // namespace

BOOST_AUTO_TEST_CASE(the_sample_is_what_the_program_prints) {
  const ProgramRun run = run_dexlint({"charts/pach"}, DEXLINT_SOURCE_DIR "/tests/golden/readme");
  const std::string sample = "$ dexlint charts/pach\n" + run.out;
  BOOST_TEST(run.status == 1);
  BOOST_TEST(shows(sample), "README.md should hold:\n" << sample);
}

BOOST_AUTO_TEST_CASE(the_picture_is_what_the_program_prints) {
  const ProgramRun run =
      run_dexlint({"--color", "always", "charts/pach"}, DEXLINT_SOURCE_DIR "/tests/golden/readme");
  const ProgramRun drawn = run_program(
      {"python3", DEXLINT_SOURCE_DIR "/packaging/make_picture.py", "dexlint charts/pach"}, ".",
      run.out);
  BOOST_TEST(drawn.status == 0, drawn.err);
  check_golden_file(DEXLINT_SOURCE_DIR "/.github/picture.svg", drawn.out);
}

BOOST_AUTO_TEST_CASE(every_format_is_named) {
  for (const Formatter& format : formatters())
    BOOST_TEST(shows("`" + std::string(format.name) + "`"), format.name);
}

BOOST_AUTO_TEST_CASE(formats_that_are_shown_are_there) {
  const std::string text = readme();
  for (std::size_t at = text.find(" -f "); at != std::string::npos;
       at = text.find(" -f ", at + 1)) {
    const std::string name = text.substr(at + 4, text.find_first_of(": `\n", at + 4) - at - 4);
    BOOST_TEST(run_dexlint({"-f", name, "-"}).status == 0, "README.md shows the format " << name);
  }
}

BOOST_AUTO_TEST_CASE(the_table_of_rules_is_whole) {
  for (const Rule* rule : all_rules()) BOOST_TEST(shows(std::string(rule->code)), rule->code);
}

BOOST_AUTO_TEST_CASE(the_tables_say_what_the_rules_say) {
  check_golden_file(DEXLINT_SOURCE_DIR "/README.md", with_tables(readme()));
}
