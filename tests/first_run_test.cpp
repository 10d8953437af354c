// A first look at an old repository, on a terminal: the report ends with what there is much of, and
// with the two commands that let a team start from today.
#include <boost/test/unit_test.hpp>
#include <string>

#include "tests/support/git_sandbox.h"

using namespace dexlint::test;

namespace {

struct OldRepository : GitSandbox {
  OldRepository() {
    for (int i = 0; i < 21; ++i) {
      const std::string folder = i < 15 ? "charts/one/" : "charts/two/";
      file(folder + std::to_string(i) + ".yaml",
           "connectors:\n- type: oidc\n  id: a" + std::to_string(i) +
               "\n  config: {clientSecret: not-a-real-secret-" + std::to_string(i) + "}\n");
    }
    commit();
  }

  /// What a terminal shows; nothing where there is none to be had.
  std::string on_terminal(const std::string& arguments) const {
    const ProgramRun made = run_program(
        {"script", "-qec", DEXLINT_BINARY " check --select DEX101 --color never " + arguments,
         "/dev/null"},
        root(), "", sandbox_environment());
    std::string text;
    for (const char c : made.out) {
      if (c != '\r') text += c;
    }
    return text;
  }
};

const std::string advice =
    "\n"
    "by rule:\n"
    "    21  DEX101 plaintext-client-secret\n"
    "by folder:\n"
    "    15  charts/one\n"
    "     6  charts/two\n"
    "\n"
    "To start from today with these 21 findings:\n"
    "  dexlint baseline      accepts them: later runs report what is new\n"
    "  dexlint --diff main   reports only what a branch brings\n";

bool advises(const std::string& text) {
  return text.find("To start from today") != std::string::npos;
}

BOOST_FIXTURE_TEST_CASE(many_findings_end_with_the_way_on, OldRepository) {
  if (run_program({"sh", "-c", "command -v script"}).status != 0) {
    BOOST_TEST_MESSAGE("skipped: no `script`, which gives a program a terminal");
    return;
  }
  const std::string text = on_terminal("--progress never");
  BOOST_TEST(text.ends_with(advice), text);
  BOOST_TEST(!advises(on_terminal("--quiet")));
  BOOST_TEST(!advises(on_terminal("-f json")));
  BOOST_TEST(!advises(on_terminal("charts/two")), "few findings");
  BOOST_TEST(!advises(on_terminal("--diff HEAD --no-baseline")));
  BOOST_TEST(run({"baseline"}).status == 0);
  BOOST_TEST(!advises(on_terminal("--no-baseline")), "who has a baseline knows");
  BOOST_TEST(!advises(on_terminal("")));
}

BOOST_FIXTURE_TEST_CASE(nothing_of_it_elsewhere, OldRepository) {
  BOOST_TEST(!advises(run({"check", "--select", "DEX101"}).out), "a pipe");
}

}  // namespace
