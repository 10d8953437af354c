// What the README shows is what the program prints, and its table of rules is whole.
#include <boost/test/unit_test.hpp>
#include <fstream>
#include <iterator>

#include "formatters/formatter.h"
#include "rules/rule_table.h"
#include "tests/support/file_content.h"
#include "tests/support/golden.h"
#include "tests/support/program.h"

namespace {

using namespace dexlint;
using namespace dexlint::test;

std::string readme() { return file_content(DEXLINT_SOURCE_DIR "/README.md"); }

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

BOOST_AUTO_TEST_CASE(the_table_says_what_the_rules_say) {
  for (const Rule* rule : all_rules()) {
    const std::string row = "| " + std::string(rule->code) + " | " +
                            std::string(name_of(rule->severity)) + " | " +
                            std::string(rule->summary) + " |\n";
    BOOST_TEST(shows(row), "README.md should hold: " << row);
  }
  BOOST_TEST(shows("It knows " + std::to_string(all_rules().size()) + " rules."));
}
