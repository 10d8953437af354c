// What a walk leaves out because a repository or the user says so, and what is taken all the same.
#include "linter/input/selection.h"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <map>
#include <ostream>
#include <set>

#include "linter/input/paths.h"
#include "tests/support/program.h"
#include "tests/support/temporary_tree.h"

using namespace dexlint;
using test::TemporaryTree;
using test::WorkingDirectory;

namespace {

const std::pair<const char*, const char*> repository[] = {
    {"repo/.git/HEAD", ""},
    {"repo/.git/info/exclude", "local.yaml\n"},
    {"repo/.gitignore",
     "build/\n*.gen.yaml\n!keep.gen.yaml\nlogs/*\n!logs/.keep\n/top.yaml\nown.conf\nlink.yaml\n"},
    {"repo/a.yaml", ""},
    {"repo/local.yaml", ""},
    {"repo/x.gen.yaml", ""},
    {"repo/keep.gen.yaml", ""},
    {"repo/top.yaml", ""},
    {"repo/sub/.gitignore", "c.yaml\n!z.gen.yaml\n"},
    {"repo/sub/c.yaml", ""},
    {"repo/sub/d.yaml", ""},
    {"repo/sub/top.yaml", ""},
    {"repo/sub/z.gen.yaml", ""},
    {"repo/build/.gitignore", "own.yaml\n"},
    {"repo/build/b.yaml", ""},
    {"repo/build/own.yaml", ""},
    {"repo/build/x.gen.yaml", ""},
    {"repo/build/in/c.yaml", ""},
    {"repo/logs/l.yaml", ""},
    {"repo/self/.gitignore", "*\n"},
    {"repo/self/s.yaml", ""},
    {"repo/nested/.git/HEAD", ""},
    {"repo/nested/.git/info/exclude", "n.yaml\n"},
    {"repo/nested/n.yaml", ""},
    {"repo/nested/x.gen.yaml", ""},
    {"repo/build/nested/.git/HEAD", ""},
    {"repo/build/nested/y.yaml", ""},
    {"repo/conf/app.conf", ""},
    {"repo/conf/own.conf", ""},
    {"repo/conf/image.bin", ""},
    {"repo/conf/.dot.conf", ""},
};

struct Row {
  const char* name;
  const char* here;  // the working directory
  std::vector<std::string> paths;
  DiscoverOptions options;
  const char* taken;  // `+` in front: by name
};
std::ostream& operator<<(std::ostream& out, const Row& row) { return out << row.name; }

const Row rows[] = {
    {"ignore files count", "repo", {"."}, {}, "@"},
    {"and are silent on request",
     "repo",
     {"."},
     {.gitignore = false},
     "a.yaml build/b.yaml build/in/c.yaml build/nested/y.yaml build/own.yaml build/x.gen.yaml "
     "keep.gen.yaml local.yaml logs/l.yaml nested/n.yaml nested/x.gen.yaml self/s.yaml sub/c.yaml "
     "sub/d.yaml sub/top.yaml sub/z.gen.yaml top.yaml x.gen.yaml"},
    {"those above a named folder count",
     "repo",
     {"sub"},
     {},
     "sub/d.yaml sub/top.yaml sub/z.gen.yaml"},
    {"those above the working directory count",
     "repo/sub",
     {"."},
     {},
     "d.yaml top.yaml z.gen.yaml"},
    {"the same from elsewhere",
     "else",
     {"../repo/sub"},
     {},
     "../repo/sub/d.yaml ../repo/sub/top.yaml ../repo/sub/z.gen.yaml"},
    {"a named file is taken",
     "repo",
     {"x.gen.yaml", "sub/c.yaml", "build/b.yaml"},
     {},
     "+build/b.yaml +sub/c.yaml +x.gen.yaml"},
    {"a named folder that is ignored is walked; its own ignore file counts",
     "repo",
     {"build"},
     {},
     "build/b.yaml build/in/c.yaml build/nested/y.yaml build/x.gen.yaml"},
    {"a named folder in one that is ignored", "repo", {"build/in"}, {}, "build/in/c.yaml"},
    {"a working directory that is ignored", "repo/build/in", {"."}, {}, "c.yaml"},
    {"a named folder of which everything is ignored is walked",
     "repo",
     {"logs"},
     {},
     "logs/l.yaml"},
    {"a named folder that ignores all its contents is walked", "repo", {"self"}, {}, "self/s.yaml"},
    {"also next to the folder it is in",
     "repo",
     {".", "logs", "self"},
     {},
     "a.yaml keep.gen.yaml logs/l.yaml nested/x.gen.yaml self/s.yaml sub/d.yaml sub/top.yaml "
     "sub/z.gen.yaml"},
    {"in any order",
     "repo",
     {"self", "logs", "."},
     {},
     "a.yaml keep.gen.yaml logs/l.yaml nested/x.gen.yaml self/s.yaml sub/d.yaml sub/top.yaml "
     "sub/z.gen.yaml"},
    {"a repository in a repository starts afresh", "repo", {"nested"}, {}, "nested/x.gen.yaml"},

    {"forced: named files",
     "repo",
     {"a.yaml", "x.gen.yaml", "sub/c.yaml", "build/b.yaml"},
     {.force_exclude = true},
     "+a.yaml"},
    {"forced: named folders",
     "repo",
     {"build", "build/in", "logs", "self", "sub"},
     {.force_exclude = true},
     "sub/d.yaml sub/top.yaml sub/z.gen.yaml"},
    {"forced: only what is asked for",
     "repo",
     {"a.yaml", "x.gen.yaml", "sub/d.yaml"},
     {.gitignore = false, .exclude = {"sub"}, .force_exclude = true},
     "+a.yaml +x.gen.yaml"},

    {"exclude a folder by its name",
     "repo",
     {"."},
     {.exclude = {"sub"}},
     "a.yaml keep.gen.yaml nested/x.gen.yaml"},
    {"exclude a folder, spelt as one",
     "repo",
     {"."},
     {.exclude = {"./sub/"}},
     "a.yaml keep.gen.yaml nested/x.gen.yaml"},
    {"exclude a place",
     "repo",
     {"."},
     {.exclude = {"sub/*.yaml", "/d.yaml", "/nested"}},
     "a.yaml keep.gen.yaml"},
    {"a slash in front is the working directory", "repo", {"."}, {.exclude = {"/d.yaml"}}, "@"},
    {"exclude names", "repo", {"."}, {.exclude = {"*.gen.yaml", "top.yaml"}}, "a.yaml sub/d.yaml"},
    {"exclude all but some", "repo", {"."}, {.exclude = {"*.yaml", "!d.yaml"}}, "sub/d.yaml"},
    {"exclude brings nothing back that is ignored",
     "repo",
     {"."},
     {.exclude = {"!*.gen.yaml"}},
     "@"},
    {"a comment is a name", "repo", {"."}, {.exclude = {"#a"}}, "@"},
    {"a named file is taken though excluded",
     "repo",
     {"sub/d.yaml"},
     {.exclude = {"sub"}},
     "+sub/d.yaml"},
    {"a named folder is walked though excluded",
     "repo",
     {"sub"},
     {.exclude = {"sub", "d.yaml"}},
     "sub/top.yaml sub/z.gen.yaml"},
    {"forced: excluded files and folders",
     "repo",
     {"sub/d.yaml", "nested", "a.yaml"},
     {.exclude = {"sub", "/nested/"}, .force_exclude = true},
     "+a.yaml"},
    {"exclude from elsewhere, from the named folder on",
     "else",
     {"../repo"},
     {.exclude = {"/sub/d.yaml", "/nested"}},
     "../repo/a.yaml ../repo/keep.gen.yaml ../repo/sub/top.yaml ../repo/sub/z.gen.yaml"},
    {"forced: the name of a folder elsewhere",
     "else",
     {"../repo/sub"},
     {.exclude = {"sub"}, .force_exclude = true},
     ""},
    {"forced: not the working directory itself",
     "repo/sub",
     {"."},
     {.exclude = {"?"}, .force_exclude = true},
     "d.yaml top.yaml z.gen.yaml"},

    {"include an ending", "repo/conf", {"."}, {.include = {"*.conf"}}, "app.conf"},
    {"include a folder", "repo", {"conf"}, {.include = {"conf/"}}, "conf/app.conf conf/image.bin"},
    {"include all but some", "repo", {"conf"}, {.include = {"conf/*", "!*.bin"}}, "conf/app.conf"},
    {"what is ignored stays out, unless asked for",
     "repo",
     {"conf"},
     {.gitignore = false, .include = {"*.conf"}},
     "conf/app.conf conf/own.conf"},
    {"what is hidden stays out, unless asked for",
     "repo",
     {"conf"},
     {.hidden = true, .include = {"*.conf"}},
     "conf/.dot.conf conf/app.conf"},
    {"exclude wins over include",
     "repo",
     {"conf"},
     {.exclude = {"app.conf"}, .include = {"*.conf"}},
     ""},
};

std::string taken(const Walk& walk) {
  std::set<std::pair<std::string, bool>> files;
  for (const Unit& unit : walk.units)
    for (const UnitFile& file : unit.files) files.emplace(file.path, file.named);
  std::string text;
  for (const auto& [path, named] : files)
    text += (text.empty() ? "" : " ") + std::string(named ? "+" : "") + path;
  return text;
}

std::string skipped(const Walk& walk) {
  std::string text;
  for (const PassedOver& one : walk.skipped) text += one.path + ": " + one.problem.message + "\n";
  return text;
}

Walk walk(const std::vector<std::string>& paths, const DiscoverOptions& options = {}) {
  const WorkTree tree;
  return discover(tree, paths, options);
}

}  // namespace

BOOST_DATA_TEST_CASE(what_is_left_out_and_what_is_taken, rows, row) {
  const TemporaryTree tree;
  for (const auto& [path, bytes] : repository) tree.file(path, bytes);
  tree.link("repo/link.yaml", "../else");
  tree.folder("else");
  const WorkingDirectory here(tree.path(row.here));
  const Walk found = walk(row.paths, row.options);
  const std::string expected = row.taken == std::string("@")
                                   ? "a.yaml keep.gen.yaml nested/x.gen.yaml sub/d.yaml "
                                     "sub/top.yaml sub/z.gen.yaml"
                                   : row.taken;
  BOOST_TEST(taken(found) == expected);
  if (row.options.gitignore) BOOST_TEST(skipped(found) == "");
  BOOST_TEST(found.errors.empty());
}

BOOST_AUTO_TEST_CASE(what_is_left_out_is_not_counted_unless_named) {
  const TemporaryTree tree;
  for (const auto& [path, bytes] : repository) tree.file(path, bytes);
  const WorkingDirectory here(tree.path("repo"));
  BOOST_TEST(walk({"sub"}).files_walked == 3U);
  BOOST_TEST(walk({"sub", "sub/d.yaml"}).files_walked == 3U);
  BOOST_TEST(walk({"sub", "sub/c.yaml"}).files_walked == 4U);
  BOOST_TEST(walk({"sub", "sub/c.yaml"}, {.force_exclude = true}).files_walked == 3U);
}

BOOST_AUTO_TEST_CASE(worktrees_and_submodules_share_the_excludes_of_their_repository) {
  const TemporaryTree tree;
  tree.file("main/.git/info/exclude", "local.yaml\n");
  tree.file("main/.git/worktrees/w/commondir", "../..\n");
  tree.file("main/.git/modules/m/info/exclude", "other.yaml\n");
  tree.file("w/.git", "gitdir: " + tree.path("main/.git/worktrees/w") + "\n");
  tree.file("main/m/.git", "gitdir: ../.git/modules/m\n");
  tree.file("broken/.git", "no pointer\n");
  for (const char* folder : {"w/", "main/m/", "broken/"})
    for (const char* file : {"a.yaml", "local.yaml", "other.yaml"})
      tree.file(std::string(folder) + file);
  const WorkingDirectory here(tree.root());
  BOOST_TEST(taken(walk({"w"})) == "w/a.yaml w/other.yaml");
  BOOST_TEST(taken(walk({"main"})) == "main/m/a.yaml main/m/local.yaml");
  BOOST_TEST(taken(walk({"broken"})) == "broken/a.yaml broken/local.yaml broken/other.yaml");
}

BOOST_AUTO_TEST_CASE(without_a_repository_ignore_files_count_from_where_the_user_is) {
  const TemporaryTree tree;
  tree.file(".gitignore", "*.yaml\n");
  tree.file("in/.gitignore", "a.yaml\n");
  for (const char* file : {"in/a.yaml", "in/b.yaml", "in/c/a.yaml", "in/c/b.yaml"}) tree.file(file);
  const WorkingDirectory here(tree.path("in"));
  BOOST_TEST(taken(walk({"."})) == "b.yaml c/b.yaml");
  BOOST_TEST(taken(walk({"c"})) == "c/b.yaml");
  const WorkingDirectory below(tree.path("in/c"));
  BOOST_TEST(taken(walk({"."})) == "a.yaml b.yaml");
  BOOST_TEST(taken(walk({".."})) == "../b.yaml ../c/b.yaml");
}

BOOST_AUTO_TEST_CASE(an_ignore_file_that_cannot_be_used_is_said) {
  const TemporaryTree tree;
  tree.folder(".git");
  tree.sparse_file("a/.gitignore", (std::size_t{1} << 20) + 1);
  tree.folder("b/.gitignore");
  tree.file("c/ignore", "*.yaml\n");
  tree.link("c/.gitignore", "ignore");
  for (const char* file : {"a/x.yaml", "b/x.yaml", "c/x.yaml"}) tree.file(file);
  const WorkingDirectory here(tree.path("a"));
  const Walk found = walk({"../a", "../b", "../c"});
  BOOST_TEST(taken(found) == "../b/x.yaml ../c/ignore ../c/x.yaml x.yaml");
  BOOST_TEST(skipped(found) == ".gitignore: larger than 1048576 bytes\n");
}

BOOST_AUTO_TEST_CASE(ignore_files_are_read_where_files_are) {
  Overlay tree;
  tree.put(".gitignore", "*.gen.yaml\n");
  tree.put("a.gen.yaml", "");
  tree.put("b.yaml", "");
  BOOST_TEST(taken(discover(tree, std::vector<std::string>{"."})) == "b.yaml");
}

// A file is judged with the same others whatever was named, though ignore files hide some.
BOOST_AUTO_TEST_CASE(a_chart_with_ignored_files_is_the_same_whatever_was_named) {
  const TemporaryTree tree;
  const std::vector<std::string> files{"Chart.yaml",
                                       "values.yaml",
                                       "values-local.yaml",
                                       "templates/a.yaml",
                                       "templates/gen/b.yaml",
                                       "templates/all/c.yaml",
                                       "charts/s/Chart.yaml",
                                       "charts/s/values.yaml",
                                       "charts/ignored/Chart.yaml",
                                       "charts/ignored/values.yaml"};
  tree.folder("repo/.git");
  tree.file("repo/.gitignore", "values-local.yaml\ngen/\nout/\n");
  tree.file("repo/c/.gitignore", "/charts/ignored\ntemplates/all/*\n");
  tree.file("repo/out/.gitignore", "values.yaml\n");
  for (const std::string& file : files) {
    tree.file("repo/c/" + file);
    tree.file("repo/out/c/" + file);
  }
  const WorkingDirectory here(tree.path("repo"));
  for (const std::string top : {"c", "out/c"}) {
    std::set<std::string> whole;
    for (const Unit& unit : walk({top}).units)
      if (unit.root() == top)
        for (const UnitFile& file : unit.files) whole.insert(file.path);
    BOOST_TEST(whole.size() == (top == "c" ? 5U : 7U));
    for (const std::string& file : files) {
      const std::string named = top + "/" + file;
      for (const std::vector<std::string>& paths :
           {std::vector{named}, std::vector{parent_path(named)}, std::vector{named, top},
            std::vector<std::string>{".", parent_path(named)}}) {
        for (const Unit& unit : walk(paths).units) {
          if (unit.root() != top) continue;
          std::set<std::string> same;
          for (const UnitFile& each : unit.files) same.insert(each.path);
          BOOST_TEST_CONTEXT(paths.front() << " named")
          BOOST_TEST(same == whole, boost::test_tools::per_element());
        }
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(the_program_has_these_options) {
  const TemporaryTree tree;
  tree.folder(".git");
  tree.file(".gitignore", "a.yaml\n");
  for (const char* file : {"a.yaml", "b.yaml", "c.conf"}) tree.file(file);
  const auto walked = [&](std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), "--statistics");
    const auto run = test::run_dexlint(arguments, tree.root());
    BOOST_TEST(run.status == 0, run.err);
    return run.err.substr(0, run.err.find(", ", run.err.find("scanned")));
  };
  const auto is = [](const char* counts) { return "dexlint: " + std::string(counts) + " scanned"; };
  BOOST_TEST(walked({"."}) == is("2 files walked, 1"));
  BOOST_TEST(walked({"--no-gitignore", "."}) == is("3 files walked, 2"));
  BOOST_TEST(walked({"--include", "*.conf", "."}) == is("2 files walked, 2"));
  BOOST_TEST(walked({"--exclude", "b.*", "--exclude=/c.conf", "."}) == is("0 files walked, 0"));
  BOOST_TEST(walked({"a.yaml", "b.yaml"}) == is("2 files walked, 2"));
  BOOST_TEST(walked({"--force-exclude", "a.yaml", "b.yaml"}) == is("1 files walked, 1"));
}
