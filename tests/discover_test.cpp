// What a walk finds, what it passes over and says so, and that a chart has the same files whichever
// of them were named.
#include "linter/input/discover.h"

#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <cstring>
#include <map>
#include <set>

#include "linter/input/chart.h"
#include "linter/input/paths.h"
#include "tests/support/cpu_time.h"
#include "tests/support/temporary_tree.h"

using namespace dexlint;
using test::TemporaryTree;
using test::WorkingDirectory;

namespace {

// One line a unit: its root, then its files; `+` named, `-` context.
std::string units_of(const Walk& walk) {
  std::string text;
  for (const Unit& unit : walk.units) {
    text += unit.root() + ":";
    for (const UnitFile& file : unit.files)
      text += std::string(" ") +
              (file.named                   ? "+"
               : file.role == Role::context ? "-"
                                            : "") +
              file.path;
    text += "\n";
  }
  return text;
}

std::string passed_over(const std::vector<PassedOver>& list) {
  std::string text;
  for (const PassedOver& one : list)
    text += one.path + ": " + std::string(name_of(one.problem.reason)) + ": " +
            one.problem.message + "\n";
  return text;
}

Walk walk(const std::vector<std::string>& paths, const DiscoverOptions& options = {}) {
  const WorkTree tree;
  return discover(tree, paths, options);
}

bool is_root() { return ::geteuid() == 0; }

struct PathRow {
  const char* name;
  std::vector<std::string> paths;
  const char* units;
};
std::ostream& operator<<(std::ostream& out, const PathRow& row) { return out << row.name; }

// In TREE/work there are a.yaml, b/c.yml, b/d.bin, z.json; beside it TREE/other/e.yaml. @ is TREE.
const PathRow path_rows[] = {
    {"here", {"."}, "a.yaml: a.yaml\nb/c.yml: b/c.yml\nz.json: z.json\n"},
    {"here, oddly", {"./"}, "a.yaml: a.yaml\nb/c.yml: b/c.yml\nz.json: z.json\n"},
    {"a folder", {"b"}, "b/c.yml: b/c.yml\n"},
    {"a folder, oddly", {".//b/."}, "b/c.yml: b/c.yml\n"},
    {"a file", {"./a.yaml"}, "a.yaml: +a.yaml\n"},
    {"a file of no known kind", {"b/d.bin"}, "b/d.bin: +b/d.bin\n"},
    {"beside", {"../other"}, "../other/e.yaml: ../other/e.yaml\n"},
    {"absolute", {"@/other/"}, "@/other/e.yaml: @/other/e.yaml\n"},
    {"twice", {"b", "./b", "."}, "a.yaml: a.yaml\nb/c.yml: b/c.yml\nz.json: z.json\n"},
    {"in two ways", {"b/c.yml", "@/work/b", "b/../b"}, "b/c.yml: +b/c.yml\n"},
    {"out and in again", {"b/../b/c.yml"}, "b/c.yml: +b/c.yml\n"},
    {"two folders", {"../other", "b"}, "../other/e.yaml: ../other/e.yaml\nb/c.yml: b/c.yml\n"},
};

std::string with_root(std::string text, const std::string& root) {
  for (std::size_t at = text.find('@'); at != std::string::npos;
       at = text.find('@', at + root.size()))
    text.replace(at, 1, root);
  return text;
}

}  // namespace

BOOST_DATA_TEST_CASE(paths_come_out_relative_to_the_working_directory_where_they_are_in_it,
                     path_rows, row) {
  const TemporaryTree tree;
  for (const char* file :
       {"work/a.yaml", "work/b/c.yml", "work/b/d.bin", "work/z.json", "other/e.yaml"})
    tree.file(file);
  const WorkingDirectory here(tree.path("work"));
  std::vector<std::string> paths;
  for (const std::string& path : row.paths) paths.push_back(with_root(path, tree.root()));
  const Walk found = walk(paths);
  BOOST_TEST(units_of(found) == with_root(row.units, tree.root()));
  BOOST_TEST(passed_over(found.skipped) == "");
  BOOST_TEST(passed_over(found.errors) == "");
}

BOOST_AUTO_TEST_CASE(regular_files_are_counted_once) {
  const TemporaryTree tree;
  for (const char* file : {"a.yaml", "b.txt", "c/d.png", "c/e.yaml", ".hidden"}) tree.file(file);
  const WorkingDirectory here(tree.root());
  BOOST_TEST(walk({"."}).files_walked == 4U);
  BOOST_TEST(walk({"c", ".", "a.yaml", "b.txt"}).files_walked == 4U);
  BOOST_TEST(walk({".hidden"}).files_walked == 1U);
  BOOST_TEST(walk({"."}, {.hidden = true}).files_walked == 5U);
}

BOOST_AUTO_TEST_CASE(hidden_files_are_left_out_unless_named_or_wanted) {
  const TemporaryTree tree;
  for (const char* file : {".a.yaml", ".cache/b.yaml", ".git/config.yaml", ".github/c.yaml",
                           "d.yaml", "sub/.git", "sub/.e/f.yaml"})
    tree.file(file);
  const WorkingDirectory here(tree.root());
  BOOST_TEST(units_of(walk({"."})) == ".github/c.yaml: .github/c.yaml\nd.yaml: d.yaml\n");
  BOOST_TEST(units_of(walk({"."}, {.hidden = true})) ==
             ".a.yaml: .a.yaml\n.cache/b.yaml: .cache/b.yaml\n.github/c.yaml: .github/c.yaml\n"
             "d.yaml: d.yaml\nsub/.e/f.yaml: sub/.e/f.yaml\n");
  BOOST_TEST(units_of(walk({".a.yaml", ".cache"})) ==
             ".a.yaml: +.a.yaml\n.cache/b.yaml: .cache/b.yaml\n");
}

BOOST_AUTO_TEST_CASE(names_tell_what_may_matter) {
  for (const char* name :
       {"a.yaml", "a.YML", "values.yaml.dist", "x.tpl", "README.md", "config.json5", "a.gotmpl",
        "values.yaml.example", "guide.rst", ".yaml", "main.tf", "prod.TFVARS", "guide.adoc",
        "NOTES.txt", "a.yaml.j2", "a.yaml.gotmpl", "yaml", "config", "Makefile"})
    BOOST_TEST(is_candidate(name), name);
  for (const char* name : {"a.yaml.bak", "a.", "", "a.png", "a.yam", "Makefile.am"})
    BOOST_TEST(!is_candidate(name), name);
}

BOOST_AUTO_TEST_CASE(a_chart_is_one_unit_and_does_not_swallow_the_repository) {
  Overlay tree;
  for (const char* file :
       {"Chart.yaml", "values.yaml", "values-prod.yaml", "dev.values.yaml", "README.md",
        "templates/a.yaml", "templates/tests/b.yaml", "charts/sub/Chart.yaml",
        "charts/sub/templates/c.yaml", "ci/d.yaml", "docs/e.yaml", "other/Chart.yaml",
        "other/values.yaml", "examples/values.yaml"})
    tree.put(file, "a: 1\n");
  const std::vector<std::string> here{"."};
  BOOST_TEST(
      units_of(discover(tree, here)) ==
      ".: Chart.yaml charts/sub/Chart.yaml charts/sub/templates/c.yaml ci/d.yaml dev.values.yaml "
      "templates/a.yaml templates/tests/b.yaml values-prod.yaml values.yaml\n"
      "README.md: README.md\n"
      "docs/e.yaml: docs/e.yaml\n"
      "examples/values.yaml: examples/values.yaml\n"
      "other: other/Chart.yaml other/values.yaml\n");
}

BOOST_AUTO_TEST_CASE(the_others_of_a_named_files_chart_are_context) {
  const TemporaryTree tree;
  for (const char* file : {"repo/.git/HEAD", "repo/c/pach/Chart.yaml", "repo/c/pach/values.yaml",
                           "repo/c/pach/templates/a.yaml", "repo/c/pach/templates/.b.yaml",
                           "repo/c/pach/notes.md", "Chart.yaml"})
    tree.file(file);
  const WorkingDirectory here(tree.path("repo"));
  BOOST_TEST(units_of(walk({"c/pach/values.yaml"})) ==
             "c/pach: -c/pach/Chart.yaml -c/pach/templates/a.yaml +c/pach/values.yaml\n");
  BOOST_TEST(units_of(walk({"c/pach/templates"})) ==
             "c/pach: -c/pach/Chart.yaml c/pach/templates/a.yaml -c/pach/values.yaml\n");
  BOOST_TEST(units_of(walk({"c/pach/notes.md", "c/pach/templates/.b.yaml"})) ==
             "c/pach/notes.md: +c/pach/notes.md\n"
             "c/pach/templates/.b.yaml: +c/pach/templates/.b.yaml\n");
  BOOST_TEST(walk({"c/pach/values.yaml"}).files_walked == 1U);
  const WorkingDirectory inside(tree.path("repo/c/pach/templates"));
  BOOST_TEST(units_of(walk({"a.yaml"})) == "..: -../Chart.yaml -../values.yaml +a.yaml\n");
  BOOST_TEST(units_of(walk({"."})) == "..: -../Chart.yaml -../values.yaml a.yaml\n");
  BOOST_TEST(units_of(walk({"../values.yaml"})) ==
             "..: -../Chart.yaml -../templates/a.yaml +../values.yaml\n");
}

BOOST_AUTO_TEST_CASE(a_unit_is_the_same_whichever_of_its_files_were_named) {
  const TemporaryTree tree;
  const std::vector<std::string> files{"Chart.yaml",
                                       "values.yaml",
                                       "x.values.yaml",
                                       "README.md",
                                       "templates/a.yaml",
                                       "templates/b/c/_d.tpl",
                                       "templates/NOTES.txt",
                                       "templates/.e.yaml",
                                       "charts/s/Chart.yaml",
                                       "charts/s/values.yaml",
                                       "charts/s/charts/t/Chart.yaml",
                                       "charts/s/charts/t/values.yaml",
                                       "charts/s/charts/t/charts/u/charts/v/Chart.yaml",
                                       "charts/s/charts/t/charts/u/charts/v/templates/w/x.yaml",
                                       "ci/f.yaml",
                                       "crds/g.yaml",
                                       "own/Chart.yaml",
                                       "own/values.yaml",
                                       "own/templates/h.yaml",
                                       "own/doc/i.yaml",
                                       "repo/.git/HEAD",
                                       "repo/templates/j.yaml",
                                       "templates/repo/.git/HEAD",
                                       "templates/repo/k.yaml"};
  for (const std::string& file : files) tree.file("top/" + file);
  const WorkingDirectory here(tree.root());
  const auto contents = [](const Walk& found) {
    std::map<std::string, std::set<std::string>> units;
    for (const Unit& unit : found.units)
      for (const UnitFile& file : unit.files)
        BOOST_TEST(units[unit.root()].insert(file.path).second, file.path);
    return units;
  };
  const auto whole = contents(walk({"."}));
  std::vector<std::vector<std::string>> named{
      {"top"}, {"top/charts"}, {"top/templates", "top/own/doc"}};
  for (const std::string& file : files) {
    named.push_back({"top/" + file});
    named.push_back({parent_path("top/" + file)});
    named.push_back({"top/" + file, "top/own/templates", "top/values.yaml"});
  }
  for (const std::vector<std::string>& paths : named) {
    for (const auto& [root, unit] : contents(walk(paths))) {
      const auto same = whole.find(root);
      BOOST_TEST_CONTEXT(paths.front() << " and the unit " << root) {
        if (same == whole.end()) {
          BOOST_TEST(unit == std::set<std::string>{root}, boost::test_tools::per_element());
        } else {
          BOOST_TEST(unit == same->second, boost::test_tools::per_element());
        }
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(links_do_not_lead_out_or_round) {
  const TemporaryTree tree;
  tree.file("out/secret.yaml");
  tree.file("in/real.yaml");
  tree.file("in/a/x.yaml");
  tree.link("in/again.yaml", "real.yaml");
  tree.link("in/out.yaml", "../out/secret.yaml");
  tree.link("in/out.bin", "../out");
  tree.link("in/nowhere.yaml", "missing.yaml");
  tree.link("in/self.yaml", "self.yaml");
  tree.link("in/a/loop", "..");
  tree.link("in/null.yaml", "/dev/null");
  tree.link("in/nowhere", "missing");
  tree.link("in/text", "/etc/passwd");
  const WorkingDirectory here(tree.root());
  const Walk found = walk({"in"});
  BOOST_TEST(units_of(found) == "in/a/x.yaml: in/a/x.yaml\nin/real.yaml: in/real.yaml\n");
  BOOST_TEST(passed_over(found.skipped) ==
             "in/nowhere.yaml: vanished: is a link that leads nowhere\n"
             "in/null.yaml: special-file: leads to a device, pipe or socket\n"
             "in/out.bin: outside-tree: is a link that leads out of what is walked\n"
             "in/out.yaml: outside-tree: is a link that leads out of what is walked\n"
             "in/self.yaml: unreadable: is a link that leads nowhere\n"
             "in/text: outside-tree: is a link that leads out of what is walked\n");
  // What is walked as well is not outside.
  const Walk both = walk({"in", "out"});
  BOOST_TEST(
      units_of(both) ==
      "in/a/x.yaml: in/a/x.yaml\nin/real.yaml: in/real.yaml\nout/secret.yaml: out/secret.yaml\n");
  // A link that was named is meant.
  BOOST_TEST(units_of(walk({"in/out.yaml", "in/a/loop/real.yaml"})) ==
             "in/a/loop/real.yaml: +in/a/loop/real.yaml\nin/out.yaml: +in/out.yaml\n");
  BOOST_TEST(units_of(walk({"in/out.bin"})) == "in/out.bin/secret.yaml: in/out.bin/secret.yaml\n");
}

BOOST_AUTO_TEST_CASE(what_a_named_link_leads_to_says_where_it_is) {
  const TemporaryTree tree;
  tree.file("v7/values.yaml");
  tree.link("current.yaml", "v7/values.yaml");
  tree.folder("elsewhere");
  const WorkingDirectory here(tree.path("elsewhere"));
  const Walk found = walk({"../current.yaml"});
  BOOST_TEST(units_of(found) == "../current.yaml: +../current.yaml\n");
  BOOST_TEST(found.units[0].files[0].place() == "values.yaml");
}

BOOST_AUTO_TEST_CASE(a_chart_behind_a_link_is_found_where_it_is) {
  const TemporaryTree tree;
  tree.file("charts/p/Chart.yaml");
  tree.file("charts/p/values.yaml");
  tree.link("current.yaml", "charts/p/values.yaml");
  const WorkingDirectory here(tree.root());
  BOOST_TEST(units_of(walk({"current.yaml"})) == "charts/p: -charts/p/Chart.yaml +current.yaml\n");
}

BOOST_AUTO_TEST_CASE(special_files_are_never_opened) {
  const TemporaryTree tree;
  tree.fifo("pipe.yaml");
  tree.file("a.yaml");
  const int listener = ::socket(AF_UNIX, SOCK_STREAM, 0);
  sockaddr_un address = {};
  address.sun_family = AF_UNIX;
  std::strncpy(address.sun_path, tree.path("s.yaml").c_str(), sizeof address.sun_path - 1);
  BOOST_REQUIRE(::bind(listener, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0);
  const WorkingDirectory here(tree.root());
  const Walk found = walk({"."});
  BOOST_TEST(units_of(found) == "a.yaml: a.yaml\n");
  BOOST_TEST(passed_over(found.skipped) ==
             "pipe.yaml: special-file: is a device, pipe or socket\n"
             "s.yaml: special-file: is a device, pipe or socket\n");
  const Walk named = walk({"pipe.yaml", "/dev/null"});
  BOOST_TEST(passed_over(named.errors) ==
             "/dev/null: special-file: is a device, pipe or socket\n"
             "pipe.yaml: special-file: is a device, pipe or socket\n");
  const WorkTree files;
  for (const char* path : {"pipe.yaml", "s.yaml", "/dev/null", "/dev/zero"})
    BOOST_TEST(name_of(files.read(path, 1000).error().reason) == "special-file", path);
  ::close(listener);
}

BOOST_AUTO_TEST_CASE(what_was_named_and_is_not_there_is_an_error) {
  const TemporaryTree tree;
  tree.file("a.yaml");
  const WorkingDirectory here(tree.root());
  const Walk found = walk({"b.yaml", "a.yaml", "a.yaml/c", "", "b.yaml", "./b.yaml"});
  BOOST_TEST(units_of(found) == "a.yaml: +a.yaml\n");
  BOOST_TEST(passed_over(found.skipped) == "");
  BOOST_TEST(passed_over(found.errors) ==
             ": vanished: cannot be read: No such file or directory\n"
             "a.yaml/c: vanished: cannot be read: Not a directory\n"
             "b.yaml: vanished: cannot be read: No such file or directory\n");
}

BOOST_AUTO_TEST_CASE(what_may_not_be_read_is_said) {
  if (is_root()) {
    BOOST_TEST_MESSAGE("skipped: root may read everything");
    return;
  }
  TemporaryTree tree;
  tree.file("a.yaml");
  tree.file("closed/b.yaml");
  tree.permit("closed", 0);
  tree.permit("a.yaml", 0);
  const WorkingDirectory here(tree.root());
  BOOST_TEST(passed_over(walk({"."}).skipped) ==
             "closed: unreadable: cannot be read: Permission denied\n");
  BOOST_TEST(passed_over(walk({"closed", "."}).errors) ==
             "closed: unreadable: cannot be read: Permission denied\n");
  BOOST_TEST(passed_over(walk({".", "closed"}).errors) ==
             "closed: unreadable: cannot be read: Permission denied\n");
  BOOST_TEST(WorkTree().read("a.yaml", 100).error().message == "cannot be read: Permission denied");
}

BOOST_AUTO_TEST_CASE(depth_and_length_of_names_are_no_trouble) {
  const TemporaryTree tree;
  const WorkingDirectory here(tree.root());
  const std::string name(200, 'n');
  // Deeper than a path may be long: made step by step, from inside.
  {
    const WorkingDirectory down(tree.root());
    for (int level = 0; level < 60; ++level) {
      BOOST_REQUIRE(::mkdir(name.c_str(), 0700) == 0);
      BOOST_REQUIRE(::chdir(name.c_str()) == 0);
    }
  }
  tree.file("a.yaml");
  const Walk found = walk({"."});
  BOOST_TEST(units_of(found) == "a.yaml: a.yaml\n");
  BOOST_REQUIRE(found.skipped.size() == 1);
  BOOST_TEST(found.skipped[0].problem.message == "cannot be read: File name too long");
  BOOST_TEST(passed_over(walk({std::string(5000, 'x')}).errors)
                 .ends_with("cannot be read: File name too long\n"));
}

BOOST_AUTO_TEST_CASE(threads_that_list_ahead_change_nothing) {
  const TemporaryTree tree;
  for (int i = 0; i < 400; ++i) {
    const std::string folder = "a" + std::to_string(i % 20) + "/b" + std::to_string(i);
    tree.file(folder + "/values.yaml");
    tree.file(folder + "/c/main.go");
    if (i % 7 == 0) tree.file(folder + "/Chart.yaml");
  }
  tree.link("out", "/etc");
  const WorkingDirectory here(tree.root());
  const Walk alone = walk({"."});
  BOOST_TEST(alone.files_walked == 858U);
  for (const unsigned jobs : {2U, 7U}) {
    const Walk together = walk({"."}, {.jobs = jobs});
    BOOST_TEST(units_of(together) == units_of(alone));
    BOOST_TEST(passed_over(together.skipped) == passed_over(alone.skipped));
    BOOST_TEST(together.files_walked == alone.files_walked);
  }
}

BOOST_AUTO_TEST_CASE(a_file_is_read_whole_or_refused) {
  const TemporaryTree tree;
  const WorkTree files;
  tree.file("empty");
  tree.file("ten", "0123456789");
  tree.file("nul", std::string_view("a\0b", 3));
  tree.folder("folder");
  BOOST_TEST(*files.read(tree.path("empty"), 0) == "");
  BOOST_TEST(*files.read(tree.path("ten"), 10) == "0123456789");
  BOOST_TEST(files.read(tree.path("ten"), 10)->capacity() >= 74U);
  BOOST_TEST(*files.read(tree.path("nul"), 10) == std::string_view("a\0b", 3));
  BOOST_TEST(files.read(tree.path("ten"), 9).error().message == "larger than 9 bytes");
  BOOST_TEST(name_of(files.read(tree.path("ten"), 9).error().reason) == "too-large");
  BOOST_TEST(files.read(tree.path("gone"), 9).error().message ==
             "cannot be read: No such file or directory");
  BOOST_TEST(name_of(files.read(tree.path("gone"), 9).error().reason) == "vanished");
  BOOST_TEST(files.read(tree.path("folder"), 9).error().message ==
             "cannot be read: Is a directory");
  BOOST_TEST(files.stat(tree.path("ten"))->size == 10U);
}

BOOST_AUTO_TEST_CASE(a_file_without_a_size_is_read_to_its_end) {
  const WorkTree files;
  const auto status = files.read("/proc/self/status", 1'000'000);
  if (!status) {
    BOOST_TEST_MESSAGE("skipped: no /proc");
    return;
  }
  BOOST_TEST(status->size() > 500U);
  BOOST_TEST(name_of(files.read("/proc/self/status", 100).error().reason) == "too-large");
}

BOOST_AUTO_TEST_CASE(a_huge_file_is_refused_at_once) {
  const TemporaryTree tree;
  tree.sparse_file("huge.yaml", std::size_t{100} << 20U);
  const test::CpuTime time;
  const auto bytes = WorkTree().read(tree.path("huge.yaml"), std::size_t{8} << 20U);
  BOOST_TEST(time.seconds() < test::explodes_after_seconds);
  BOOST_REQUIRE(!bytes);
  BOOST_TEST(bytes.error().message == "larger than 8388608 bytes");
}

BOOST_AUTO_TEST_CASE(an_overlay_stands_in_front_of_the_files) {
  const TemporaryTree tree;
  tree.file("c/Chart.yaml", "disk");
  tree.file("c/values.yaml", "disk");
  tree.link("link", "c");
  const WorkingDirectory here(tree.root());
  const WorkTree disk;
  Overlay overlay(&disk);
  overlay.put("link/values.yaml", "editor");
  overlay.put("./c/templates/new.yaml", "editor");
  overlay.put("only/here.yaml", "editor");
  const std::string absolute = tree.path("c/values.yaml");
  for (const std::string& path :
       {std::string("c/values.yaml"), std::string("link/values.yaml"), absolute})
    BOOST_TEST(*overlay.read(path, 100) == "editor", path);
  BOOST_TEST(*overlay.read("c/Chart.yaml", 100) == "disk");
  BOOST_TEST(overlay.read("c/values.yaml", 5).error().message == "larger than 5 bytes");
  BOOST_TEST((overlay.stat("only")->kind == EntryKind::directory));
  BOOST_TEST(!overlay.stat("missing").has_value());
  const std::vector<std::string> dot{"."};
  BOOST_TEST(
      units_of(discover(overlay, dot)) ==
      "c: c/Chart.yaml c/templates/new.yaml c/values.yaml\nonly/here.yaml: only/here.yaml\n");
  const std::vector<std::string> named{"c/templates/new.yaml"};
  BOOST_TEST(units_of(discover(overlay, named)) ==
             "c: -c/Chart.yaml +c/templates/new.yaml -c/values.yaml\n");
}

BOOST_AUTO_TEST_CASE(paths_are_tidied_without_asking_anyone) {
  const std::pair<const char*, const char*> rows[] = {
      {"", ""},   {".", "."},     {"./", "."},      {"a", "a"},           {"./a//b/./", "a/b"},
      {"/", "/"}, {"//a/", "/a"}, {"../a", "../a"}, {"a/../b", "a/../b"}, {"a/..", "a/.."}};
  for (const auto& [path, tidy] : rows) BOOST_TEST(tidy_path(path) == tidy, path);
  const std::pair<const char*, const char*> parents[] = {
      {"a", "."},  {"a/b", "a"}, {".", ".."},    {"..", "../.."},
      {"/a", "/"}, {"/", "/"},   {"../a", ".."}, {"a/..", "a/../.."}};
  for (const auto& [path, parent] : parents) BOOST_TEST(parent_path(path) == parent, path);
}
