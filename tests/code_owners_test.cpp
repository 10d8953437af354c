// Who answers for a file: the language of CODEOWNERS by a table, and what the program makes of it.
#include "linter/input/code_owners.h"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "tests/support/git_sandbox.h"

using namespace dexlint;
using namespace dexlint::test;

namespace {

struct Row {
  const char* name;
  std::string_view file;
  std::string_view path;
  std::string_view owners;
};
std::ostream& operator<<(std::ostream& out, const Row& row) { return out << row.name; }

const Row rows[] = {
    {"a star owns all", "* @all", "a/b.yaml", "@all"},
    {"the last line decides", "* @all\n*.yaml @yaml", "a/b.yaml", "@yaml"},
    {"several owners, and an address", "* @a @org/team x@example.com", "b",
     "@a @org/team x@example.com"},
    {"a line without owners takes them away", "* @all\n/apps/", "apps/b.yaml", ""},
    {"a comment behind", "* @all # not @this", "b", "@all"},
    {"a comment line", "# * @all", "b", ""},
    {"a folder owns what is in it", "/apps/ @apps", "apps/a/b.yaml", "@apps"},
    {"a folder at any depth", "apps/ @apps", "x/apps/b.yaml", "@apps"},
    {"a folder without its slash", "/build/logs @logs", "build/logs/a/b", "@logs"},
    {"a folder's slash keeps files out", "/apps/ @apps", "apps", ""},
    {"the files of a folder", "docs/* @docs", "docs/a.md", "@docs"},
    {"… and not of those in it", "docs/* @docs", "docs/a/b.md", ""},
    {"two stars", "**/logs @logs", "a/logs/b", "@logs"},
    {"an ending", "*.yaml @yaml", "a/b.yaml", "@yaml"},
    {"a blank in a name", "/a\\ b/ @blank", "a b/c", "@blank"},
    {"blanks, tabs and CRLF", "  *\t@a  @b\r\n", "c", "@a @b"},
    {"what is no owner is passed over", "* all @all", "b", "@all"},
    {"an exception outside of sections is none", "* @all\n!a.yaml", "a.yaml", "@all"},
    {"a section decides for itself", "* @all\n[Docs]\n*.md @docs", "a.md", "@all @docs"},
    {"a section's owners", "[Docs] @docs\n*.md", "a.md", "@docs"},
    {"approvals and an optional section", "^[Docs][2] @docs\n*.md", "a.md", "@docs"},
    {"a line's owners before the section's", "[Docs] @docs\n*.md @md", "a.md", "@md"},
    {"a section in two places is one", "[Docs]\n* @a\n[DOCS]\n*.md @b", "a.md", "@b"},
    {"an exception in a section", "[Docs] @docs\n*\n!a.md", "a.md", ""},
    {"an owner of two sections is one", "[A]\n* @a\n[B]\n* @a", "b", "@a"},
    {"a section that does not end", "[A\n* @a", "b", "@a"},
    {"nothing", "", "b", ""},
};

BOOST_DATA_TEST_CASE(owners, rows) {
  Steps steps;
  std::string found;
  for (const std::string& owner : CodeOwners(sample.file).of(sample.path, steps))
    found += (found.empty() ? "" : " ") + owner;
  BOOST_TEST(found == sample.owners);
}

BOOST_AUTO_TEST_CASE(it_ends_when_the_steps_are_spent) {
  Steps steps{.limit = 3};
  const CodeOwners owners("* @all\na @a\nb @b\nc @c");
  BOOST_TEST(owners.of("x", steps).empty());
  BOOST_TEST(steps.spent());
}

struct Owned : GitSandbox {
  Owned() {
    file("charts/values.yaml", with_secret("auth0", "not-a-real-secret-1"));
    file("other/values.yaml", with_secret("auth0", "not-a-real-secret-2"));
    file(".github/CODEOWNERS", "/charts/ @org/login @anna\n");
    commit();
  }
  // Each finding's path and owners; the report may be that of a folder below.
  static std::string owners_in(const std::string& report) {
    const auto json = nlohmann::json::parse(report);
    std::string said;
    for (const auto& finding : json["findings"])
      said += finding["path"].get<std::string>() + " " +
              finding.value("owners", nlohmann::json::array()).dump() + "\n";
    return said;
  }
};

BOOST_FIXTURE_TEST_CASE(the_json_report_names_them, Owned) {
  BOOST_TEST(owners_in(run({"check", "--format", "json"}).out) ==
             "charts/values.yaml [\"@org/login\",\"@anna\"]\nother/values.yaml []\n");
}

BOOST_FIXTURE_TEST_CASE(also_from_a_folder_and_of_what_is_staged, Owned) {
  const ProgramRun below = run_dexlint({"check", "--format", "json"}, path("charts"));
  BOOST_TEST(owners_in(below.out) == "values.yaml [\"@org/login\",\"@anna\"]\n");
  file("charts/new.yaml", with_secret("auth0", "not-a-real-secret-3"));
  git({"add", "."});
  BOOST_TEST(owners_in(run({"check", "--staged", "--format", "json"}).out) ==
             "charts/new.yaml [\"@org/login\",\"@anna\"]\n");
}

BOOST_FIXTURE_TEST_CASE(statistics_count_them, Owned) {
  const std::string said = run({"check", "--statistics"}).err;
  BOOST_TEST(
      said.find("       1  @anna\n       1  @org/login\n       1  (nobody in CODEOWNERS)\n") !=
      std::string::npos);
}

BOOST_FIXTURE_TEST_CASE(merged_shards_name_them, Owned) {
  const TemporaryTree out;
  std::vector<std::string> merge{"merge", "--format", "json"};
  for (const char* shard : {"1/2", "2/2"}) {
    merge.push_back(out.path(std::string(1, shard[0])));
    run({"check", "--shard", shard, "--format", "json:" + merge.back()});
  }
  BOOST_TEST(run(merge).out == run({"check", "--format", "json"}).out);
}

BOOST_FIXTURE_TEST_CASE(a_link_out_of_the_repository_is_not_read, Owned) {
  TemporaryTree outside;
  outside.file("secrets", "* @not-for-you\n");
  std::filesystem::remove(path(".github/CODEOWNERS"));
  link(".github/CODEOWNERS", outside.path("secrets"));
  BOOST_TEST(run({"check", "--format", "json"}).out.find("not-for-you") == std::string::npos);
}

}  // namespace
