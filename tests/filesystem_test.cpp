// What a file system may do to a walk and to a report: strange names, loops, things that are no
// files, no room for the report, a reader that goes away, a small stack.
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <filesystem>

#include "linter/input/file_source.h"
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
)";

/// Findings of one rule, so that files can be counted by them.
struct Tree : ScannedTree {
  json secrets() const { return report({"--select", "DEX101", "."}); }
};

// No format lets a name start a line, a colour, a command of a CI, or text that runs backwards.
const std::vector<std::string> names{
    "a\n::error file=x::y.yaml", "b\x1b[31m.yaml", "c\xff\xfe.yaml",   "d\u202e.yaml",
    "<img src=x>.yaml",          "e%0A%25.yaml",   "##vso[task].yaml", "##teamcity[x].yaml"};

}  // namespace

BOOST_FIXTURE_TEST_CASE(strange_names_are_printed_safely, Tree) {
  for (const std::string& name : names) file(name, connector);
  BOOST_TEST(secrets()["findings"].size() == names.size());
  for (const char* format : {"text", "json", "sarif", "github"}) {
    const std::string out = run({"check", "-f", format, "."}).out;
    for (const char* part : {"\x1b", "\xff", "\u202e", "\n::error file=x", "##vso", "##teamcity"})
      BOOST_TEST(out.find(part) == std::string::npos, format);
  }
}

// Such files are read no further than it takes to see what they are.
BOOST_FIXTURE_TEST_CASE(files_without_an_ending_are_what_they_hold, Tree) {
  const std::string comments = [] {
    std::string text;
    for (int i = 0; i < 40; ++i) text += "# " + std::string(200, 'x') + "\n";
    return text;
  }();
  file("connector", connector + comments);
  file("behind-comments", comments + connector);
  file("licence", "MIT License\n" + comments + connector);
  file("script", "#!/bin/sh\n" + comments + connector);
  file("program", std::string(100, '\0') + comments + connector);
  std::string paths;
  const json report = secrets();
  for (const json& finding : report["findings"]) paths += finding["path"].get<std::string>() + " ";
  BOOST_TEST(paths == "behind-comments connector ");
}

BOOST_FIXTURE_TEST_CASE(loops_and_escapes_of_links_are_left, Tree) {
  file("a.yaml", connector);
  link("here", ".");
  link("deeper/up", "..");
  link("x", "y");
  link("y", "x");
  link("zero.yaml", "/dev/zero");
  link("self.yaml", "/proc/self/environ");
  const json all = secrets();
  BOOST_TEST(all["findings"].size() == 1u);
  for (const json& skipped : all["skipped"])
    BOOST_TEST(skipped["path"].get<std::string>().find(".yaml") != std::string::npos);
  // Named, they are read no further either.
  const ProgramRun named = run({"check", "zero.yaml"});
  BOOST_TEST(named.status == 2);
  BOOST_TEST(named.err == "dexlint: zero.yaml: is a device, pipe or socket\n");
}

BOOST_FIXTURE_TEST_CASE(a_socket_is_no_file, Tree) {
  const int server = ::socket(AF_UNIX, SOCK_STREAM, 0);
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  path("s.yaml").copy(address.sun_path, sizeof address.sun_path - 1);
  BOOST_REQUIRE(::bind(server, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0);
  const json all = secrets();
  ::close(server);
  BOOST_TEST(all["skipped"][0]["reason"] == "special-file");
}

// 25 folders of 200 bytes: more than PATH_MAX (4,096), which no single call can open.
BOOST_FIXTURE_TEST_CASE(a_path_that_is_too_long_is_listed, Tree) {
  const std::string folder(200, 'd');
  const ProgramRun made =
      run_program({"python3", "-c",
                   "import os\nfor _ in range(25): os.mkdir('d' * 200); os.chdir('d' * 200)\n"
                   "open('a.yaml', 'w').write('kind: Secret')"},
                  root());
  BOOST_REQUIRE(made.status == 0);
  file("a.yaml", connector);
  const json all = secrets();
  BOOST_TEST(all["findings"].size() == 1u);
  BOOST_TEST(all["skipped"].size() == 1u);
  run_program({"rm", "-r", folder}, root());
}

BOOST_FIXTURE_TEST_CASE(no_room_for_the_report_is_an_error, Tree) {
  file("a.yaml", connector);
  const ProgramRun done = run({"check", "-f", "json:/dev/full", "."});
  BOOST_TEST(done.status == 2);
  BOOST_TEST(done.err == "dexlint: /dev/full: cannot be written: No space left on device\n");
  const ProgramRun out =
      run_program({"sh", "-c", DEXLINT_BINARY " check -f json . >/dev/full"}, root());
  BOOST_TEST(out.status == 2);
  BOOST_TEST(out.err == "dexlint: standard output cannot be written\n");
}

// A file system of 16 KiB, then one that nobody may write to. The report of before stays as it was,
// and nothing is left beside it.
BOOST_FIXTURE_TEST_CASE(a_full_or_read_only_folder_keeps_the_old_report, Tree) {
  for (int i = 0; i < 40; ++i) file(std::to_string(i) + ".yaml", connector);
  folder("room");
  const ProgramRun done = run_program({"unshare", "-rm", "sh", "-c", R"sh(
mount -t tmpfs -o size=16k none room || exit 77
echo old >room/report.json
"$0" check -f json:room/report.json .
echo "$?: $(ls room): $(cat room/report.json)"
mount -o remount,ro room || exit 77
"$0" check -f json:room/report.json .
echo "$?: $(ls room): $(cat room/report.json)")sh",
                                       DEXLINT_BINARY},
                                      root());
  if (done.status != 0) {
    BOOST_TEST_MESSAGE("skipped: no file system can be mounted here: " << done.err);
    return;
  }
  BOOST_TEST(done.out == "2: report.json: old\n2: report.json: old\n");
  BOOST_TEST(done.err ==
             "dexlint: room/report.json: cannot be written: No space left on device\n"
             "dexlint: room/report.json: cannot be written: Read-only file system\n");
}

// Read while another program adds to it: the run ends, with a whole report.
BOOST_FIXTURE_TEST_CASE(a_file_that_grows_while_it_is_read, Tree) {
  file("a.yaml", connector);
  file("log.yaml", "kind: Secret\n");
  const ProgramRun done = run_program({"bash", "-c", R"sh(
(trap 'exit 0' TERM; for _ in {1..1000000}; do echo "clientSecret: n0t-A-r3al-s3cret-2"; done >>log.yaml) &
for _ in 1 2 3 4 5 6 7 8 9 10; do
  "$0" check --select DEX101 -f json:report.json .
  echo $?
done | sort -u
kill %1
cat report.json)sh",
                                       DEXLINT_BINARY},
                                      root());
  BOOST_TEST(done.out.starts_with("1\n{"), done.out.substr(0, 200) << done.err);
  BOOST_TEST(json::accept(done.out.substr(std::min<std::size_t>(2, done.out.size()))));
}

// A reader such as `head` may have seen enough.
BOOST_FIXTURE_TEST_CASE(a_reader_that_goes_away_is_no_crash, Tree) {
  for (int i = 0; i < 300; ++i) file(std::to_string(i) + ".yaml", connector);
  const ProgramRun done =
      run_program({"bash", "-c", DEXLINT_BINARY " check . | true; exit ${PIPESTATUS[0]}"}, root());
  BOOST_TEST((done.status == 1 || done.status == 2 || done.status == 128 + 13), done.status);
}

// Ended in the middle, it leaves the old report or the new one.
BOOST_FIXTURE_TEST_CASE(a_report_is_whole_or_not_there, Tree) {
  for (int i = 0; i < 300; ++i) file(std::to_string(i) + ".yaml", connector);
  for (const char* seconds : {"0.002", "0.005", "0.01", "0.02", "0.03", "0.05"}) {
    run_program(
        {"timeout", "-s", "KILL", seconds, DEXLINT_BINARY, "check", "-f", "json:out.json", "."},
        root());
    const std::string written = run_program({"cat", "out.json"}, root()).out;
    BOOST_TEST((written.empty() || json::accept(written)), seconds);
  }
}

BOOST_FIXTURE_TEST_CASE(a_small_stack_is_enough, Tree) {
  std::string deep;
  for (std::size_t i = 0; i < 99; ++i) deep += std::string(i, ' ') + "a:\n";
  file("a.yaml", deep + std::string(99, ' ') + "clientSecret: x\n");
  file("b.json", std::string(120, '[') + std::string(120, ']'));
  file("c.yaml", connector);
  const ProgramRun done = run_program(
      {"sh", "-c", "ulimit -s 512 && exec " DEXLINT_BINARY " check --no-gate -f json ."}, root());
  BOOST_TEST(done.status == 1, done.status << done.err);
}

// What a link beside its target leads to is found without resolving all of its path.
BOOST_FIXTURE_TEST_CASE(links_are_followed_to_where_they_are_resolved, Tree) {
  file("charts/sso/values.yaml", connector);
  folder("charts/dex");
  const std::vector<std::pair<std::string, std::string>> links{{"beside", "values.yaml"},
                                                               {"up", "../dex"},
                                                               {"twice", "beside"},
                                                               {"through", "../other/values.yaml"},
                                                               {"itself", "."},
                                                               {"above", ".."},
                                                               {"slash", "../dex/"},
                                                               {"no-folder", "values.yaml/"},
                                                               {"nowhere", "gone.yaml"},
                                                               {"far", "../../charts/dex"},
                                                               {"absolute", path("charts/dex")},
                                                               {"around", "../sso/../dex"},
                                                               {"loop", "loop"},
                                                               {"dots", "..values.yaml"}};
  std::filesystem::create_directory_symlink("sso", path("charts/other"));
  for (const auto& [name, target] : links)
    std::filesystem::create_symlink(target, path("charts/sso/" + name));
  const dexlint::WorkTree files;
  const std::string here = *files.resolve(path("charts/sso"));
  for (const auto& [name, target] : links) {
    const auto found = files.follow(here, name);
    const auto expected = files.FileSource::follow(here, name);
    BOOST_TEST_CONTEXT(name << " -> " << target) {
      BOOST_TEST(found.has_value() == expected.has_value());
      if (!found || !expected) continue;
      BOOST_TEST(found->real == expected->real);
      BOOST_TEST((found->kind == expected->kind));
    }
  }
}
