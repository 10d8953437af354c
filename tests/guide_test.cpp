// The guide that dexlint grew from shows two connectors and a Secret. Here are files of the same
// shape, traps included (a boolean with a comma, a version key, a lost indentation), with fake
// secrets; and all that the program says about them.
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include "tests/support/golden.h"
#include "tests/support/program.h"

namespace {

using namespace dexlint::test;

const std::string folder = DEXLINT_SOURCE_DIR "/tests/golden/guide";
const std::string formats[] = {"text", "json", "sarif", "github"};

}  // namespace

BOOST_DATA_TEST_CASE(the_guide_in_every_format, boost::unit_test::data::make(formats), format) {
  const ProgramRun run = run_dexlint({"check", "--format", format, "."}, folder + "/input");
  BOOST_TEST(run.status == 1);
  BOOST_TEST(run.err == "");
  check_golden_file(folder + "/expected." + format, without_paths(run.out, folder + "/input"));
}
