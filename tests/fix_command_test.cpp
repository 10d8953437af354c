// `--fix` and `--diff-fixes` as users run them: what is written and where, what is said, and what
// is left alone.
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <boost/test/unit_test.hpp>
#include <filesystem>

#include "tests/support/file_content.h"
#include "tests/support/golden.h"
#include "tests/support/scanned_tree.h"

namespace {

using namespace dexlint::test;

const std::string folder = DEXLINT_SOURCE_DIR "/tests/golden/fixes";

constexpr const char* broken = R"(connectors:
- type: github
  id: github
  name: GitHub
  config: {client_id: dex, clientSecret: $SECRET, orgs: [{name: acme}]}
)";
constexpr const char* whole = R"(connectors:
- type: github
  id: github
  name: GitHub
  config: {clientID: dex, clientSecret: $SECRET, orgs: [{name: acme}]}
)";

struct Tree : ScannedTree {
  std::string text(std::string_view relative) const { return file_content(path(relative)); }
  ProgramRun fix(std::vector<std::string> arguments, std::string_view input = "") const {
    arguments.insert(arguments.begin(), {"check", "--select", "DEX405", "--fix"});
    return run(arguments, input);
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(fix_command, Tree)

BOOST_AUTO_TEST_CASE(a_fix_is_written_and_said) {
  file("a.yaml", broken);
  file("b.yaml", whole);
  const ProgramRun first = fix({"."});
  BOOST_TEST(first.status == 0);
  BOOST_TEST(first.err == "dexlint: fixed 1 finding in 1 file, 0 left\n");
  BOOST_TEST(text("a.yaml") == whole);
  const ProgramRun second = fix({"."});
  BOOST_TEST(second.err == "dexlint: fixed 0 findings in 0 files, 0 left\n");
}

BOOST_AUTO_TEST_CASE(what_is_left_decides_the_exit_code) {
  file("a.yaml",
       "connectors:\n- {type: github, config: {redirectURI: 'http://a.example.com/callback'}}\n");
  const ProgramRun safe = run({"check", "--select", "DEX202", "--fix", "."});
  BOOST_TEST(safe.status == 1);
  BOOST_TEST(safe.err ==
             "dexlint: fixed 0 findings in 0 files, 1 left, of which --unsafe-fixes would fix 1\n");
  const ProgramRun all = run({"check", "--select", "DEX202", "--fix", "--unsafe-fixes", "."});
  BOOST_TEST(all.status == 0);
  BOOST_TEST(text("a.yaml").find("https://a.example.com") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(unsafe_fixes_alone_are_a_mistake) {
  BOOST_TEST(run({"check", "--unsafe-fixes", "."}).status == 2);
}

BOOST_AUTO_TEST_CASE(mode_and_links_stay) {
  file("real/a.yaml", broken);
  link("link.yaml", "real/a.yaml");
  permit("real/a.yaml", 0640);
  BOOST_TEST(fix({"."}).status == 0);
  struct stat status {};
  BOOST_TEST(::stat(path("real/a.yaml").c_str(), &status) == 0);
  BOOST_TEST((status.st_mode & 07777) == 0640u);
  BOOST_TEST(std::filesystem::is_symlink(path("link.yaml")));
  BOOST_TEST(text("real/a.yaml") == whole);
  // Nothing but the files is left behind.
  BOOST_TEST(std::distance(std::filesystem::directory_iterator(path("real")), {}) == 1);
}

BOOST_AUTO_TEST_CASE(a_named_link_is_followed_inside_its_folder) {
  file("real/a.yaml", broken);
  link("link.yaml", "real/a.yaml");
  BOOST_TEST(fix({"link.yaml"}).status == 0);
  BOOST_TEST(text("real/a.yaml") == whole);
  BOOST_TEST(std::filesystem::is_symlink(path("link.yaml")));
}

BOOST_AUTO_TEST_CASE(a_named_link_that_leads_out_is_not_written_through) {
  file("elsewhere/a.yaml", broken);
  link("here/link.yaml", "../elsewhere/a.yaml");
  const ProgramRun out = fix({"here/link.yaml"});
  BOOST_TEST(out.status == 2);
  BOOST_TEST(out.err ==
             "dexlint: here/link.yaml: not fixed: the link leads out of what was named; name the "
             "file itself\ndexlint: fixed 0 findings in 0 files, 1 left, of which --unsafe-fixes "
             "would fix 1\n");
  BOOST_TEST(out.out.find("DEX405") != std::string::npos, "it is still reported");
  BOOST_TEST(text("elsewhere/a.yaml") == broken);
}

BOOST_AUTO_TEST_CASE(standard_input_is_fixed_to_standard_output) {
  const ProgramRun out = fix({"--stdin-filename", "a.yaml", "-"}, broken);
  BOOST_TEST(out.status == 0);
  BOOST_TEST(out.out == whole);
  BOOST_TEST(fix({"--stdin-filename", "a.yaml", "-"}, whole).out == whole);
  BOOST_TEST(!std::filesystem::exists(path("a.yaml")));
}

// Also where a file of that name is there: it is not the one that was read.
BOOST_AUTO_TEST_CASE(the_name_of_standard_input_is_not_written) {
  file("a.yaml", "x: y\n");
  for (const std::string& name : {std::string("a.yaml"), std::string("./a.yaml"), path("a.yaml")})
    BOOST_TEST(fix({"--stdin-filename", name, "-"}, broken).out == whole);
  BOOST_TEST(text("a.yaml") == "x: y\n");
}

BOOST_AUTO_TEST_CASE(what_is_left_of_standard_input_is_said_on_standard_error) {
  const std::string left =
      "connectors:\n- {type: github, config: {client_id: a, clientSecret: n0t-A-r3al-s3cret-1}}\n";
  const ProgramRun out = run({"check", "--fix", "--select", "DEX101,DEX405", "-"}, left);
  BOOST_TEST(out.status == 1);
  BOOST_TEST(
      out.out ==
      "connectors:\n- {type: github, config: {clientID: a, clientSecret: n0t-A-r3al-s3cret-1}}\n");
  BOOST_TEST(out.err.find("DEX101") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(reports_tell_what_is_left) {
  file("a.yaml", broken);
  BOOST_TEST(fix({"-f", "json:out.json", "."}).status == 0);
  BOOST_TEST(nlohmann::json::parse(text("out.json")).at("findings").empty());
}

BOOST_AUTO_TEST_CASE(a_difference_changes_nothing) {
  file("a.yaml", broken);
  const ProgramRun out = run({"check", "--select", "DEX405", "--diff-fixes", "--fix", "."});
  BOOST_TEST(out.status == 1);
  BOOST_TEST(out.err ==
             "dexlint: would fix 1 finding in 1 file, 0 left\n"
             "dexlint: 1 error in 1 file (1 file scanned)\n");
  BOOST_TEST(text("a.yaml") == broken);
}

BOOST_AUTO_TEST_SUITE_END()

// All that may be shown, and nothing else: read the golden for secrets.
BOOST_AUTO_TEST_CASE(differences_in_the_golden) {
  for (const std::string redact : {"partial", "full"}) {
    const ProgramRun run = run_dexlint(
        {"check", "--diff-fixes", "--unsafe-fixes", "--redact", redact, "."}, folder + "/input");
    BOOST_TEST(run.status == 1);
    check_golden_file(folder + "/expected." + redact + ".diff", run.out + run.err);
  }
}
