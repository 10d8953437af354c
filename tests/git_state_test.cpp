// Which commit a report is about, read from repositories that git has made and from files that only
// look like one; through the program, by what its SARIF says.
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>
#include <ostream>

#include "tests/support/program.h"
#include "tests/support/temporary_tree.h"

namespace {

using namespace dexlint::test;
using nlohmann::json;

const std::string commit = "0123456789abcdef0123456789abcdef01234567";

std::string git(const std::vector<std::string>& arguments, const std::string& directory) {
  std::vector<std::string> command{"git", "-c", "user.name=a", "-c", "user.email=a@example.com"};
  command.insert(command.end(), arguments.begin(), arguments.end());
  const ProgramRun run = run_program(command, directory);
  BOOST_REQUIRE_MESSAGE(run.status == 0, run.err);
  return run.out.substr(0, run.out.find('\n'));
}

json provenance(const std::string& directory) {
  const ProgramRun run = run_dexlint({"-f", "sarif", "."}, directory);
  const json found = json::parse(run.out)["runs"][0].value("versionControlProvenance", json());
  return found.is_null() ? found : found[0];
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_repository_says_its_commit_branch_and_origin) {
  const TemporaryTree tree;
  git({"init", "-q", "-b", "topic"}, tree.root());
  git({"commit", "-q", "--allow-empty", "-m", "one"}, tree.root());
  git({"remote", "add", "origin", "https://me:not-a-real-secret-1@example.com/a/b.git"},
      tree.root());
  json expected{{"repositoryUri", "https://example.com/a/b.git"},
                {"revisionId", git({"rev-parse", "HEAD"}, tree.root())},
                {"branch", "topic"},
                {"mappedTo", {{"uriBaseId", "%SRCROOT%"}}}};
  BOOST_TEST(provenance(tree.root()) == expected);
  git({"pack-refs", "--all"}, tree.root());
  BOOST_TEST(provenance(tree.root()) == expected);
  git({"worktree", "add", "-q", tree.path("other"), "-b", "second"}, tree.root());
  expected["branch"] = "second";
  BOOST_TEST(provenance(tree.path("other")) == expected);
  git({"checkout", "-q", "--detach"}, tree.root());
  expected.erase("branch");
  BOOST_TEST(provenance(tree.root()) == expected);
}

BOOST_AUTO_TEST_CASE(of_a_folder_in_a_repository_nothing_is_said) {
  const TemporaryTree tree;
  git({"init", "-q"}, tree.root());
  git({"commit", "-q", "--allow-empty", "-m", "one"}, tree.root());
  tree.folder("charts");
  BOOST_TEST(provenance(tree.path("charts")).is_null());
}

struct Row {
  std::string_view name;
  std::string url;
  std::string shown;  ///< empty: nothing is said, since SARIF wants a URI here
};
std::ostream& operator<<(std::ostream& out, const Row& row) { return out << row.name; }

const std::vector<Row> rows = {
    {"https", "https://example.com/a/b.git", "https://example.com/a/b.git"},
    {"ssh, short", "git@example.com:a/b.git", "ssh://example.com/a/b.git"},
    {"ssh", "ssh://git@example.com:22/a/b.git", "ssh://example.com:22/a/b.git"},
    {"a token", "https://not-a-real-secret-1@example.com/b", "https://example.com/b"},
    {"a path", "/srv/git/b.git", ""},
    {"a password with a slash", "https://me:not/a-real@secret@example.com/b", ""},
    {"a blank", "https://example.com/a b", ""},
    {"markup", "https://example.com/<b>", ""},
};

BOOST_DATA_TEST_CASE(the_origin, rows, row) {
  const TemporaryTree tree;
  tree.file(".git/HEAD", commit + "\n");
  tree.file(".git/config",
            "[remote \"fork\"]\n\turl = https://example.com/fork\n[remote \"origin\"]\n\turl = " +
                row.url + "\n");
  const json found = provenance(tree.root());
  BOOST_TEST((found.is_null() ? "" : found.value("repositoryUri", "")) == row.shown);
}

// A repository may name any file where git keeps a commit.
BOOST_AUTO_TEST_CASE(nothing_but_commits_is_shown_of_what_HEAD_leads_to) {
  const TemporaryTree tree;
  tree.file("secret", "not-a-real-secret-1\n");
  tree.file("repository/.git/config", "[remote \"origin\"]\n\turl = https://example.com/b\n");
  for (const std::string head :
       {"ref: refs/../../../secret\n", "not-a-real-secret-1\n", "ref: \n"}) {
    tree.file("repository/.git/HEAD", head);
    BOOST_TEST(provenance(tree.path("repository")).is_null(), head);
  }
}
