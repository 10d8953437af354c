// --staged and --diff in real repositories: what a change brings is reported, what was there
// before is not; and nothing that the repository configures runs.
#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <string>

#include "tests/support/git_sandbox.h"

using namespace dexlint::test;

namespace {

const std::string old_secret = with_secret("auth0", "not-a-real-secret-1");
const std::string new_secret = with_secret("auth0", "not-a-real-secret-2");
const std::string clean = with_secret("auth0", "");

struct OldFinding : GitSandbox {
  OldFinding() {
    file("values.yaml", old_secret);
    commit();
  }
};

bool exists(const GitSandbox& sandbox, const std::string& path) {
  return std::filesystem::exists(sandbox.path(path));
}

BOOST_FIXTURE_TEST_CASE(an_old_finding_is_no_news, OldFinding) {
  BOOST_TEST(findings({}) == "values.yaml:9 DEX101\n");
  BOOST_TEST(findings({"--staged"}) == "");
  BOOST_TEST(findings({"--diff", "HEAD"}) == "");
}

BOOST_FIXTURE_TEST_CASE(a_changed_value_is_news, OldFinding) {
  file("values.yaml", new_secret);
  BOOST_TEST(findings({"--staged"}) == "", "not staged yet");
  BOOST_TEST(findings({"--diff", "HEAD"}) == "values.yaml:9 DEX101\n");
  git({"add", "."});
  BOOST_TEST(findings({"--staged"}) == "values.yaml:9 DEX101\n");
}

BOOST_FIXTURE_TEST_CASE(what_is_staged_is_judged_and_not_what_lies_there, OldFinding) {
  file("values.yaml", clean);
  git({"add", "."});
  file("values.yaml", "\n" + new_secret);
  file("untracked.yaml", old_secret);
  BOOST_TEST(findings({"--staged"}) == "");
  file("values.yaml", "\n" + new_secret);
  git({"add", "values.yaml"});
  file("values.yaml", clean);
  BOOST_TEST(findings({"--staged"}) == "values.yaml:10 DEX101\n");
  BOOST_TEST(findings({"--diff", "HEAD"}) == "untracked.yaml:9 DEX101\n");
}

BOOST_FIXTURE_TEST_CASE(what_was_skipped_before_is_no_news, OldFinding) {
  const std::string broken = "clientSecret: [\n";
  file("broken.yaml", broken);
  commit();
  file("new.yaml", broken);
  git({"add", "."});
  const auto skipped = [&](const std::vector<std::string>& arguments) {
    const nlohmann::json found = report(arguments);
    std::string paths;
    for (const auto& entry : found["skipped"]) paths += entry["path"].get<std::string>() + "\n";
    return paths;
  };
  BOOST_TEST(skipped({}) == "broken.yaml\nnew.yaml\n");
  BOOST_TEST(skipped({"--staged"}) == "new.yaml\n");
  BOOST_TEST(skipped({"--diff", "HEAD"}) == "new.yaml\n");
  file("broken.yaml", broken + broken);
  BOOST_TEST(skipped({"--diff", "HEAD"}) == "broken.yaml\nnew.yaml\n");
}

BOOST_FIXTURE_TEST_CASE(moved_lines_are_no_news, OldFinding) {
  file("values.yaml", "# a comment\n\nreplicas: 1\n" + old_secret + "image: pachyderm\n");
  git({"add", "."});
  BOOST_TEST(findings({"--staged"}) == "");
  BOOST_TEST(findings({"--diff", "HEAD"}) == "");
}

// Items without a name are known by their index, which moves.
BOOST_FIXTURE_TEST_CASE(items_behind_an_inserted_one_are_no_news, GitSandbox) {
  const std::string item = "- type: oidc\n  config: {issuer: https://a.example.com, clientSecret: ";
  file("connectors.yaml", "connectors:\n" + item + "not-a-real-secret-1}\n");
  commit();
  BOOST_TEST(findings({"--select", "secret"}) == "connectors.yaml:3 DEX101\n");
  file("connectors.yaml",
       "connectors:\n" + item + "not-a-real-secret-2}\n" + item + "not-a-real-secret-1}\n");
  BOOST_TEST(findings({"--diff", "HEAD", "--select", "secret"}) == "connectors.yaml:3 DEX101\n");
}

// The line that is wrong now was not touched: another one in its unit was.
BOOST_FIXTURE_TEST_CASE(a_change_may_make_an_old_line_wrong, GitSandbox) {
  file("chart/Chart.yaml", "apiVersion: v2\nname: pachyderm\nversion: 2.6.0\n");
  file("chart/values.yaml", clean);
  file("chart/values-prod.yaml", "replicas: 1\n");
  commit();
  BOOST_TEST(findings({"--select", "DEX211"}) == "");
  file("chart/values-prod.yaml",
       "ingress: {enabled: true, host: new.example.com, tls: {enabled: true}}\n");
  const std::string wrong = "chart/values.yaml:10 DEX211\n";
  BOOST_TEST(findings({"--diff", "HEAD", "--select", "DEX211"}) == wrong);
  BOOST_TEST(findings({"--staged", "--select", "DEX211"}) == "");
  git({"add", "."});
  // Context is read from the index as well.
  file("chart/values-prod.yaml", "replicas: 1\n");
  BOOST_TEST(findings({"--staged", "--select", "DEX211"}) == wrong);
  BOOST_TEST(findings({"--staged", "--select", "DEX211", "chart/values.yaml"}) == wrong);
}

BOOST_FIXTURE_TEST_CASE(a_renamed_file_is_followed, OldFinding) {
  git({"mv", "values.yaml", "moved.yaml"});
  BOOST_TEST(findings({"--staged"}) == "");
  BOOST_TEST(findings({"--diff", "HEAD"}) == "");
  file("moved.yaml", old_secret + "replicas: 2\n");
  BOOST_TEST(findings({"--diff", "HEAD"}) == "");
  file("moved.yaml", new_secret);
  git({"add", "."});
  BOOST_TEST(findings({"--staged"}) == "moved.yaml:9 DEX101\n");
  // A copy is new: the secret stands in one more place.
  git({"reset", "--quiet", "--hard"});
  file("copy.yaml", old_secret);
  BOOST_TEST(findings({"--diff", "HEAD", "--select", "DEX101"}) == "copy.yaml:9 DEX101\n");
}

BOOST_FIXTURE_TEST_CASE(deleted_files_are_passed_over, OldFinding) {
  git({"rm", "--quiet", "values.yaml"});
  for (const char* change : {"--staged", "--diff=HEAD"}) {
    const ProgramRun made = run({"check", change, "values.yaml"});
    BOOST_TEST(made.status == 0);
    BOOST_TEST(made.err == "");
  }
  BOOST_TEST(run({"check", "--staged", "other.yaml"}).status == 2);
}

BOOST_FIXTURE_TEST_CASE(before_the_first_commit_all_is_news, GitSandbox) {
  file("values.yaml", old_secret);
  BOOST_TEST(findings({"--staged"}) == "");
  git({"add", "."});
  BOOST_TEST(findings({"--staged"}) == "values.yaml:9 DEX101\n");
  BOOST_TEST(run({"check", "--diff", "HEAD"}).status == 2);
}

BOOST_FIXTURE_TEST_CASE(what_is_only_intended_is_empty, OldFinding) {
  file("later.yaml", new_secret);
  git({"add", "--intent-to-add", "later.yaml"});
  BOOST_TEST(findings({"--staged"}) == "");
  BOOST_TEST(findings({"--diff", "HEAD"}) == "later.yaml:9 DEX101\n");
}

// Where the branches parted counts, not what happened on the other one since.
BOOST_FIXTURE_TEST_CASE(a_branch_is_compared_with_where_it_parted, OldFinding) {
  git({"switch", "--quiet", "--create", "topic"});
  file("mine.yaml", old_secret);
  commit();
  git({"switch", "--quiet", "main"});
  file("values.yaml", clean);
  commit("mended on main");
  git({"switch", "--quiet", "topic"});
  BOOST_TEST(findings({"--diff", "main", "--select", "DEX101"}) == "mine.yaml:9 DEX101\n");
}

BOOST_FIXTURE_TEST_CASE(in_a_merge_what_either_side_had_is_no_news, OldFinding) {
  git({"switch", "--quiet", "--create", "topic"});
  file("theirs.yaml", old_secret);
  file("both.yaml", "a: 1\n");
  commit();
  git({"switch", "--quiet", "main"});
  file("both.yaml", "a: 2\n");
  commit();
  BOOST_TEST(try_git({"merge", "topic"}).status == 1);
  const ProgramRun conflict = run({"check", "--staged", "--strict"});
  BOOST_TEST(conflict.status == 2);
  BOOST_TEST(conflict.out.find("both.yaml: is in a conflict") != std::string::npos, conflict.out);
  file("both.yaml", new_secret);
  git({"add", "."});
  BOOST_TEST(findings({"--staged", "--select", "DEX101"}) == "both.yaml:9 DEX101\n");
}

BOOST_FIXTURE_TEST_CASE(folders_and_worktrees, OldFinding) {
  git({"worktree", "add", "--quiet", "linked"});
  file("linked/sub/values.yaml", new_secret);
  git({"add", "."}, "linked");
  const auto in = [&](const char* folder, std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), {"check", "--color", "never"});
    const ProgramRun made = run_dexlint(arguments, path(folder), "", sandbox_environment());
    return made.err + made.out;
  };
  const auto names = [](const std::string& text, const std::string& place) {
    return text.find("--> " + place + "\n") != std::string::npos;
  };
  BOOST_TEST(names(in("linked", {"--staged"}), "sub/values.yaml:9:21"));
  BOOST_TEST(names(in("linked/sub", {"--staged"}), "values.yaml:9:21"));
  BOOST_TEST(names(in("linked/sub", {"--diff", "HEAD", ".."}), "../sub/values.yaml:9:21"));
  BOOST_TEST(
      names(in("linked/sub", {"--staged", path("linked")}), path("linked/sub/values.yaml:9:21")));
  // From outside, the repository is that of the path.
  const std::string own_name = root().substr(root().rfind('/') + 1);
  BOOST_TEST(
      names(in("..", {"--staged", path("linked")}), own_name + "/linked/sub/values.yaml:9:21"));
  BOOST_TEST(findings({"--staged"}) == "");
  // A folder that git has nothing in.
  folder("empty");
  BOOST_TEST(in("empty", {"--staged"}) == "No findings in 0 files\n");
}

// As a hook sees it: git says which index, relative to the top.
BOOST_FIXTURE_TEST_CASE(a_hook_judges_what_is_committed, OldFinding) {
  file("values.yaml", new_secret);
  file(".git/hooks/pre-commit", "#!/bin/sh\nexec " DEXLINT_BINARY " check --staged\n");
  permit(".git/hooks/pre-commit", 0755);
  BOOST_TEST(try_git({"commit", "-am", "a secret"}).status == 1);
  BOOST_TEST(try_git({"commit", "-m", "a secret", "values.yaml"}).status == 1);
  file("values.yaml", clean);
  BOOST_TEST(try_git({"commit", "-am", "no secret"}).status == 0);
}

BOOST_FIXTURE_TEST_CASE(a_shallow_clone_says_what_to_do, OldFinding) {
  file("new.yaml", old_secret);
  commit();
  git({"clone", "--quiet", "--depth=1", "file://" + root(), "clone"});
  const auto in_clone = [&](std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), "check");
    return run_dexlint(arguments, path("clone"), "", sandbox_environment());
  };
  const ProgramRun missing = in_clone({"--diff", git({"rev-parse", "HEAD~1"})});
  BOOST_TEST(missing.status == 2);
  BOOST_TEST(missing.err.find("this clone is shallow") != std::string::npos, missing.err);
  BOOST_TEST(missing.err.find("git fetch --depth=1 origin") != std::string::npos, missing.err);
  const auto advice = [&](const char* revision) { return in_clone({"--diff", revision}).err; };
  BOOST_TEST(advice("topic").find("`git fetch --depth=1 origin topic:topic`") != std::string::npos);
  BOOST_TEST(
      advice("origin/topic").find("`git fetch --depth=1 origin topic:refs/remotes/origin/topic`") !=
      std::string::npos);
  BOOST_TEST(advice("\x1B[31m").find('\x1B') == std::string::npos);
  BOOST_TEST(in_clone({"--diff", "origin/main"}).status == 0);
  BOOST_TEST(in_clone({"--staged"}).status == 0);
  // The commit is there and its history is not: it is compared with itself.
  git({"fetch", "--quiet", "--depth=1", "origin", git({"rev-parse", "HEAD~1"})}, "clone");
  const ProgramRun parted = in_clone({"--diff", "FETCH_HEAD"});
  BOOST_TEST(parted.status == 1);
  BOOST_TEST(parted.err.find("compared with FETCH_HEAD itself") != std::string::npos, parted.err);
  BOOST_TEST(parted.out.find("--> new.yaml:9:21") != std::string::npos, parted.out);
}

BOOST_AUTO_TEST_CASE(where_there_is_no_work_tree) {
  ScannedTree plain;
  plain.file("values.yaml", old_secret);
  for (const char* change : {"--staged", "--diff=HEAD"}) {
    const ProgramRun made = plain.run({"check", change});
    BOOST_TEST(made.status == 2);
    BOOST_TEST(made.err.find("needs the work tree of a git repository") != std::string::npos,
               made.err);
  }
  const GitSandbox sandbox;
  sandbox.file("values.yaml", old_secret);
  sandbox.commit();
  sandbox.git({"clone", "--quiet", "--bare", ".", "bare"});
  BOOST_TEST(
      run_dexlint({"check", "--staged"}, sandbox.path("bare"), "", sandbox_environment()).status ==
      2);
}

// What another user owns may configure what it likes: git refuses, and says so.
BOOST_FIXTURE_TEST_CASE(repositories_of_other_users, OldFinding) {
  if (run_program({"chown", "-R", "nobody", root()}).status != 0) {
    BOOST_TEST_MESSAGE("skipped: only root can give files away");
    return;
  }
  const ProgramRun made = run_dexlint({"check", "--staged"}, root(), "", sandbox_environment());
  BOOST_TEST(made.status == 2);
  BOOST_TEST(made.err.find("dubious ownership") != std::string::npos, made.err);
  BOOST_TEST(made.err.find("see safe.directory") != std::string::npos, made.err);
}

BOOST_FIXTURE_TEST_CASE(a_revision_is_never_an_option, OldFinding) {
  for (const char* revision : {"--diff=--output=x", "--diff=-x", "--diff=no/such", "--diff=a..b",
                               "--diff=HEAD:values.yaml"}) {
    const ProgramRun made = run({"check", revision});
    BOOST_TEST(made.status == 2, revision);
    BOOST_TEST(made.err.find("git knows no such commit here") != std::string::npos, made.err);
  }
  BOOST_TEST(!exists(*this, "x"));
  BOOST_TEST(run({"check", "--diff", "HEAD", "--staged"}).status == 2);
}

BOOST_FIXTURE_TEST_CASE(strange_names_and_links, OldFinding) {
  const std::string strange = "new\nline \"ü\\.yaml";
  file(strange, new_secret);
  file(":(exclude)x.yaml", new_secret);
  link("link.yaml", "values.yaml");
  link("folder", "..");
  link("outside.yaml", "/etc/hostname");
  git({"add", "."});
  BOOST_TEST(findings({"--staged", "--select", "DEX101"}) ==
             ":(exclude)x.yaml:9 DEX101\n" + strange + ":9 DEX101\n");
  BOOST_TEST(findings({"--staged", "--select", "DEX101", ":(exclude)x.yaml"}) ==
             ":(exclude)x.yaml:9 DEX101\n");
}

BOOST_FIXTURE_TEST_CASE(line_ends_of_a_checkout_are_no_change, OldFinding) {
  git({"config", "core.autocrlf", "true"});
  std::filesystem::remove(path("values.yaml"));
  git({"checkout", "--", "values.yaml"});
  BOOST_TEST(findings({"--diff", "HEAD"}) == "");
}

BOOST_AUTO_TEST_CASE(repositories_of_sha256) {
  const GitSandbox sandbox;
  sandbox.git({"init", "--quiet", "--object-format=sha256", "sha256"});
  sandbox.file("sha256/values.yaml", old_secret);
  sandbox.git({"add", "."}, "sha256");
  BOOST_TEST(sandbox.findings({"--staged", "sha256"}) == "sha256/values.yaml:9 DEX101\n");
  sandbox.git({"commit", "--quiet", "-m", "x"}, "sha256");
  BOOST_TEST(sandbox.findings({"--diff", "HEAD", "sha256"}) == "");
}

BOOST_FIXTURE_TEST_CASE(submodules_are_not_entered, OldFinding) {
  const GitSandbox other;
  other.file("values.yaml", old_secret);
  other.commit();
  git({"-c", "protocol.file.allow=always", "submodule", "--quiet", "add", other.root(), "sub"});
  file("sub.yaml", new_secret);
  git({"add", "."});
  BOOST_TEST(findings({"--staged", "--select", "DEX101"}) == "sub.yaml:9 DEX101\n");
}

// Each of these would leave a file behind.
BOOST_FIXTURE_TEST_CASE(nothing_that_the_repository_configures_runs, OldFinding) {
  const std::string script = path("script");
  const std::string marker = path("ran");
  file("script", "#!/bin/sh\necho \"$0 $*\" >>" + marker + "\nexit 0\n");
  permit("script", 0755);
  for (const char* hook :
       {"post-index-change", "reference-transaction", "pre-commit", "post-checkout"})
    link(std::string(".git/hooks/") + hook, script);
  file(".gitattributes", "*.yaml diff=bad filter=bad merge=bad\n");
  file("values.yaml", new_secret);
  git({"add", "."});
  std::filesystem::remove(marker);
  for (const char* key :
       {"core.fsmonitor", "diff.external", "diff.bad.command", "diff.bad.textconv",
        "filter.bad.clean", "filter.bad.smudge", "filter.bad.process", "core.sshCommand",
        "core.pager", "core.editor", "core.askPass", "credential.helper", "gpg.program",
        "core.gitProxy", "core.alternateRefsCommand", "uploadpack.packObjectsHook",
        "remote.origin.uploadpack"})
    git({"config", key, script});
  for (const char* alias : {"rev-parse", "ls-files", "ls-tree", "cat-file", "merge-base"})
    git({"config", "alias." + std::string(alias), "!" + script});
  file("values.yaml", old_secret + "a: 1\n");
  for (const std::vector<std::string>& arguments :
       {std::vector<std::string>{"--staged"}, {"--diff", "HEAD"}, {"--diff", "main~0"}})
    findings(arguments);
  BOOST_TEST(findings({"--staged"}) == "values.yaml:9 DEX101\n");
  BOOST_TEST(!exists(*this, "ran"));
  // The script does run where git is asked to.
  try_git({"diff"});
  BOOST_TEST(exists(*this, "ran"), "the test tests nothing");
}

// A partial clone asks its remote for what it lacks, by whatever means are configured.
BOOST_FIXTURE_TEST_CASE(nothing_is_fetched, OldFinding) {
  file("script", "#!/bin/sh\ntouch " + path("ran") + "\n");
  permit("script", 0755);
  const std::string blob = git({"rev-parse", "HEAD:values.yaml"});
  std::filesystem::remove(path(".git/objects/" + blob.substr(0, 2) + "/" + blob.substr(2)));
  git({"config", "core.repositoryFormatVersion", "1"});
  git({"config", "extensions.partialClone", "origin"});
  git({"config", "remote.origin.promisor", "true"});
  git({"config", "remote.origin.url", "ext::" + path("script")});
  git({"config", "protocol.ext.allow", "always"});
  file("values.yaml", new_secret);
  file("other.yaml", new_secret);
  git({"add", "other.yaml"});
  // What is not there cannot be compared with; the rest can.
  BOOST_TEST(findings({"--diff", "HEAD", "--select", "DEX101"}) ==
             "other.yaml:9 DEX101\nvalues.yaml:9 DEX101\n");
  BOOST_TEST(run({"check", "--staged"}).out.find("values.yaml: cannot be read from git") !=
             std::string::npos);
  BOOST_TEST(!exists(*this, "ran"));
  try_git({"cat-file", "blob", blob});
  BOOST_TEST(exists(*this, "ran"), "the test tests nothing");
}

// A program of this name in the repository is not git.
BOOST_FIXTURE_TEST_CASE(git_is_not_looked_for_in_the_repository, OldFinding) {
  file("git", "#!/bin/sh\ntouch " + path("ran") + "\n");
  permit("git", 0755);
  const ProgramRun made = run_dexlint({"check", "--staged"}, root(), "", {"PATH=.:bin::"});
  BOOST_TEST(made.status == 2);
  BOOST_TEST(made.err ==
             "dexlint: --staged: git cannot be run: it is needed for this, and not in "
             "PATH\n");
  BOOST_TEST(!exists(*this, "ran"));
}

}  // namespace
