// The line that says how far a run is, seen on a terminal of its own; and what `--statistics`,
// `--quiet` and the closing line say.
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <regex>

#include "tests/support/scanned_tree.h"

namespace {

using namespace dexlint::test;
using nlohmann::json;

constexpr const char* connector = R"(type: oidc
id: sso
name: SSO
config:
  issuer: https://sso.example.com
  clientSecret: n0t-A-r3al-s3cret-1
  redirectURI: http://dex.example.com/callback
)";

struct OnTerminal {
  int status = 0;
  std::string out;
  std::string terminal;
};

OnTerminal on_terminal(const std::string& streams, const ScannedTree& tree,
                       std::vector<std::string> arguments,
                       const std::vector<std::string>& environment) {
  arguments.insert(arguments.begin(),
                   {"python3", DEXLINT_SOURCE_DIR "/tests/support/on_terminal.py", streams,
                    DEXLINT_BINARY, "check"});
  const ProgramRun run = run_program(arguments, tree.root(), "", environment);
  BOOST_REQUIRE_MESSAGE(run.status == 0, run.err);
  const json seen = json::parse(run.out);
  return {seen["status"], seen["out"], seen["terminal"]};
}

const std::vector<std::string> plain{"CI", "TERM=xterm", "NO_COLOR=1"};

/// A run over it takes longer than the line waits for, on any machine.
struct SlowTree : ScannedTree {
  SlowTree() {
    file("dirty.yaml", connector);
    std::string padding;
    while (padding.size() < 1'000'000) padding += "- {a: [b, c, {d: 'e'}], f: \"g\"}\n";
    for (int files = 0; run_dexlint(arguments(), root()).cpu_seconds < 2; ++files) {
      for (int i = 0; i <= files; ++i)
        file("slow/" + std::to_string(files) + "-" + std::to_string(i) + ".yaml", padding);
    }
  }
  static std::vector<std::string> arguments(std::vector<std::string> more = {}) {
    more.insert(more.end(), {"--no-gate", "--jobs", "1"});
    return more;
  }
};

// What a terminal shows in the end: a line that is erased is gone.
std::string without_progress(const std::string& terminal) {
  return std::regex_replace(terminal, std::regex("(\r\x1b\\[K[^\r\n]*)*\r\x1b\\[K"), "");
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(a_line_of_progress, SlowTree)

BOOST_AUTO_TEST_CASE(is_shown_and_erased) {
  const OnTerminal seen = on_terminal("error", *this, arguments(), plain);
  const std::regex line(
      "(\r\x1b\\[Kdexlint: (looking for files|[0-9]+ of [0-9]+ files, [0-9.]+ MB))+\r\x1b\\[K");
  BOOST_TEST(std::regex_match(seen.terminal, line), seen.terminal);
  BOOST_TEST(seen.out == run(arguments()).out);
  BOOST_TEST(seen.status == 1);
}

BOOST_AUTO_TEST_CASE(never_mixes_with_findings) {
  const OnTerminal seen = on_terminal("both", *this, arguments(), plain);
  BOOST_TEST(seen.terminal.find("MB") != std::string::npos);
  const std::string expected = std::regex_replace(run(arguments()).out, std::regex("\n"), "\r\n");
  BOOST_TEST(without_progress(seen.terminal) == expected);
}

BOOST_AUTO_TEST_CASE(is_not_for_everybody) {
  const auto shown = [&](std::vector<std::string> more, std::vector<std::string> environment) {
    return on_terminal("error", *this, arguments(std::move(more)), environment).terminal;
  };
  BOOST_TEST(shown({"--progress", "auto"}, plain) != "");
  BOOST_TEST(shown({"--progress", "never"}, plain) == "");
  BOOST_TEST(shown({"--quiet"}, plain) == "");
  BOOST_TEST(shown({}, {"CI=true", "TERM=xterm"}) == "");
  BOOST_TEST(shown({}, {"CI", "TERM=dumb"}) == "");
  BOOST_TEST(shown({}, {"CI", "TERM"}) == "");
  BOOST_TEST(run(arguments()).err == "");  // a pipe
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_FIXTURE_TEST_CASE(a_quick_run_shows_none, ScannedTree) {
  file("a.yaml", "a: b\n");
  // A machine that is busy may need half a second for this.
  for (int tries = 0; tries < 20; ++tries) {
    if (on_terminal("error", *this, {}, plain).terminal.empty()) return;
  }
  BOOST_ERROR("a run over one small file shows progress");
}

namespace {

struct Dirty : ScannedTree {
  Dirty() {
    file("a.yaml", connector);
    file("b.yaml", connector);
    file("broken.yaml", "clientSecret: [\n");
  }
};

}  // namespace

BOOST_FIXTURE_TEST_CASE(statistics_are_by_rule_and_by_tier, Dirty) {
  const std::string said = run({"check", "--statistics", "--format", "json"}).err;
  const std::regex time("[0-9]+ ms");
  BOOST_TEST(
      std::regex_replace(said, time, "N ms") ==
      R"(dexlint: 3 files walked, 3 scanned, 324 bytes, 5 findings, 0 suppressed, 0 baselined, 1 skipped, N ms
       2  DEX101 plaintext-client-secret
       2  DEX202 redirect-uri-not-https
       1  DEX124 same-secret-in-several-places
              high  medium     low  confidence
  error          4       0       0
  warning        1       0       0
  note           0       0       0
)");
}

BOOST_FIXTURE_TEST_CASE(a_closing_line_says_what_the_run_came_to, Dirty) {
  const std::string line = "4 errors, 1 warning in 2 files (3 files scanned); 1 skipped\n";
  const ProgramRun text = run({"check"});
  BOOST_TEST(text.out.ends_with("\n" + line), text.out);
  BOOST_TEST(text.err == "");
  // Where no report goes to standard output, it is all that is said.
  const ProgramRun to_file = run({"check", "-f", "sarif:out.sarif"});
  BOOST_TEST(to_file.out == "");
  BOOST_TEST(to_file.err == "dexlint: " + line);
  BOOST_TEST(run({"check", "-f", "json"}).err == "");
}

BOOST_FIXTURE_TEST_CASE(quiet_is_findings_alone, Dirty) {
  const std::string whole = run({"check"}).out;
  const std::string quiet = run({"check", "--quiet"}).out;
  BOOST_TEST(whole.starts_with(quiet));
  BOOST_TEST(quiet.find("skipped") == std::string::npos);
  BOOST_TEST(quiet.find("DEX101") != std::string::npos);
  const ProgramRun clean = run({"check", "--quiet", "-f", "sarif:out.sarif", "broken.yaml"});
  BOOST_TEST(clean.out + clean.err == "");
  // An error is one all the same.
  BOOST_TEST(run({"check", "--quiet", "gone.yaml"}).err ==
             "dexlint: gone.yaml: cannot be read: No such file or directory\n");
}
