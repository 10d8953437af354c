// What .gitignore means, by a table, and by generated trees that git is asked about as well.
#include "linter/input/gitignore.h"

#include <algorithm>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <random>
#include <set>
#include <stdexcept>

#include "linter/input/discover.h"
#include "linter/input/ignores.h"
#include "linter/input/paths.h"
#include "tests/support/program.h"
#include "tests/support/temporary_tree.h"

using namespace dexlint;
using test::TemporaryTree;
using test::WorkingDirectory;

namespace {

struct Row {
  const char* name;
  std::string_view file;  // the ignore file
  std::string_view path;  // `/` at the end: a folder
  bool ignored;
};
std::ostream& operator<<(std::ostream& out, const Row& row) { return out << row.name; }

using namespace std::string_view_literals;

const Row rows[] = {
    {"a name here", "a.yaml", "a.yaml", true},
    {"a name at any depth", "a.yaml", "b/c/a.yaml", true},
    {"a name is whole", "a.yaml", "aa.yaml", false},
    {"the case counts", "A.yaml", "a.yaml", false},
    {"a slash in front ties to the folder", "/a.yaml", "b/a.yaml", false},
    {"a slash in front, here", "/a.yaml", "a.yaml", true},
    {"a slash in the middle ties to the folder", "b/a.yaml", "c/b/a.yaml", false},
    {"a slash in the middle, here", "b/a.yaml", "b/a.yaml", true},
    {"a slash behind is for folders", "a/", "a", false},
    {"a slash behind, a folder", "a/", "b/a/", true},
    {"what is in an ignored folder", "a/", "b/a/c/d.yaml", true},
    {"nothing is brought back from an ignored folder", "a/\n!a/c.yaml", "a/c.yaml", true},
    {"brought back from a folder that is not", "a/*\n!a/c.yaml", "a/c.yaml", false},
    {"the last one decides", "!a.yaml\na.yaml", "a.yaml", true},
    {"the last one decides, negated", "*.yaml\n!a.yaml", "a.yaml", false},
    {"only what it says is brought back", "*.yaml\n!a.yaml", "b.yaml", true},
    {"a star stops at a slash", "a/*.yaml", "a/b/c.yaml", false},
    {"a star takes nothing", "a*.yaml", "a.yaml", true},
    {"a star takes a dot in front", "*.yaml", ".yaml", true},
    {"an ending", "*.yaml", "b/c.yaml", true},
    {"stars for one folder", "a/*/c.yaml", "a/b/c.yaml", true},
    {"stars for exactly one folder", "a/*/c.yaml", "a/c.yaml", false},
    {"a question mark takes one", "?.yaml", "a.yaml", true},
    {"a question mark takes no slash", "a?b.yaml", "a/b.yaml", false},
    {"two stars in front", "**/a.yaml", "b/c/a.yaml", true},
    {"two stars in front, here", "**/a.yaml", "a.yaml", true},
    {"two stars in the middle", "a/**/d.yaml", "a/b/c/d.yaml", true},
    {"two stars in the middle for nothing", "a/**/d.yaml", "a/d.yaml", true},
    {"two stars behind", "a/**", "a/b/c.yaml", true},
    {"two stars behind are not the folder", "a/**", "a/", false},
    {"two stars in a name are one", "a/b**d.yaml", "a/b/d.yaml", false},
    {"two stars before the rest of a name", "a/**d.yaml", "a/b/d.yaml", false},
    {"two stars and a name with place", "/**/b/*.yaml", "a/b/c.yaml", true},
    {"three stars", "a/***/d.yaml", "a/b/c/d.yaml", true},
    {"behind literal text, stars start a path", "lib**/b.yaml", "lib/a/b.yaml", true},
    {"… and may be nothing", "lib**/b.yaml", "libb.yaml", true},
    {"a class", "[ab].yaml", "b.yaml", true},
    {"a range", "[a-c].yaml", "b.yaml", true},
    {"out of the range", "[a-c].yaml", "d.yaml", false},
    {"a range the wrong way", "[c-a].yaml", "b.yaml", false},
    {"a minus in front", "[-a].yaml", "-.yaml", true},
    {"a minus behind", "[a-].yaml", "-.yaml", true},
    {"not the class", "[!a].yaml", "b.yaml", true},
    {"not the class, otherwise spelt", "[^a].yaml", "a.yaml", false},
    {"a bracket in front", "[]a].yaml", "].yaml", true},
    {"not a bracket in front", "[!]a].yaml", "].yaml", false},
    {"an escape in a class", "[\\]a].yaml", "].yaml", true},
    {"a range to an escape", "[a-\\c].yaml", "b.yaml", true},
    {"a class takes no slash", "a[/]b.yaml", "a/b.yaml", false},
    {"not a class takes no slash", "a[!x]b.yaml", "a/b.yaml", false},
    {"a class without end matches nothing", "[a.yaml", "[a.yaml", false},
    {"digits", "[[:digit:]].yaml", "7.yaml", true},
    {"not digits", "[![:digit:]].yaml", "7.yaml", false},
    {"two classes", "[[:upper:][:space:]_].yaml", " .yaml", true},
    {"no range from a class", "[[:digit:]-z].yaml", "-.yaml", true},
    {"an unknown class matches nothing", "[[:letter:]].yaml", "a.yaml", false},
    {"a bracket that opens no class", "[[:a].yaml", ":.yaml", true},
    {"an escaped star", "a\\*.yaml", "a*.yaml", true},
    {"an escaped star is no star", "a\\*.yaml", "ab.yaml", false},
    {"a backslash at the end matches nothing", "a.yaml\\", "a.yaml", false},
    {"a comment", "#a.yaml", "#a.yaml", false},
    {"an escaped comment", "\\#a.yaml", "#a.yaml", true},
    {"a comment not in front", " #a.yaml", " #a.yaml", true},
    {"an escaped exclamation mark", "\\!a.yaml", "!a.yaml", true},
    {"blanks behind go", "a.yaml   ", "a.yaml", true},
    {"blanks behind stay when escaped", "a.yaml\\ ", "a.yaml ", true},
    {"only the escaped blank stays", "a.yaml\\   ", "a.yaml ", true},
    {"tabs behind stay", "a.yaml\t", "a.yaml", false},
    {"blanks in front stay", " a.yaml", "a.yaml", false},
    {"lines of Windows", "b.yaml\r\na.yaml\r\n", "a.yaml", true},
    {"the last line of Windows", "a.yaml\r", "a.yaml", true},
    {"blanks before the line end of Windows", "a.yaml  \r\n", "a.yaml", true},
    {"a byte order mark",
     "\xEF\xBB\xBF"
     "a.yaml",
     "a.yaml", true},
    {"a zero byte ends the line", "a.yaml\0b\n"sv, "a.yaml", true},
    {"empty lines", "\n\r\n \n!\n/\n!/\n", "a.yaml", false},
    {"bytes beyond ASCII", "\xC3\xBC?.yaml", "\xC3\xBC-.yaml", true},
    {"a question mark takes one byte", "?.yaml", "\xC3\xBC.yaml", false},
    {"everything", "*", "a/b.yaml", true},
    {"everything but", "*\n!*/\n!*.yaml", "a/b.yaml", false},
};

// As a walk would: no further than a folder that is ignored.
bool is_ignored(const Gitignore& file, std::string_view path) {
  for (std::size_t slash = path.find('/');; slash = path.find('/', slash + 1)) {
    Steps steps;
    const bool is_folder = slash != std::string_view::npos;
    const IgnorePattern* pattern = file.deciding(path.substr(0, slash), is_folder, steps);
    if (pattern != nullptr && !pattern->is_negated()) return true;
    if (!is_folder || slash + 1 == path.size()) return false;
  }
}

// --- generated trees -----------------------------------------------------------------------------

class Random {
 public:
  explicit Random(unsigned seed) : engine_(seed) {}

  std::size_t below(std::size_t end) { return engine_() % end; }
  bool one_in(std::size_t n) { return below(n) == 0; }
  template <typename T>
  const T& of(const std::vector<T>& list) {
    return list[below(list.size())];
  }

 private:
  std::mt19937 engine_;  // the same numbers everywhere, unlike the distributions of <random>
};

const std::vector<std::string> names{
    "a",    "b", "ab", "ba",       "aab",  "build", "lib", "lib2", "log", "x-1",
    "x_2",  "A", "Ab", "a b",      "a b ", "#a",    "!b",  "[a]",  "a*b", "a?",
    "b\\c", "-", "]",  "\xC3\xBC", "a\tb", "c1",    "c22", "^",    ".d",  "..e"};
const std::vector<std::string> endings{"",     ".yaml", ".yml", ".json", ".yaml",
                                       ".tmp", ".yaml", ".a",   ".log",  ".b.yaml"};

struct Generated {
  std::vector<std::string> folders{""};
  std::vector<std::string> files;
};

Generated make_tree(Random& random, const TemporaryTree& tree) {
  Generated made;
  std::set<std::string> used;
  while (made.folders.size() < 180) {
    const std::string& in = random.of(made.folders);
    if (std::count(in.begin(), in.end(), '/') >= 5) continue;
    const std::string path = in + random.of(names);
    if (used.insert(path).second) made.folders.push_back(path + "/");
  }
  while (made.files.size() < 1200) {
    const std::string path = random.of(made.folders) + random.of(names) + random.of(endings);
    if (path != ".git" && used.insert(path).second) made.files.push_back(path);
  }
  for (const std::string& folder : made.folders) tree.folder(folder);
  for (const std::string& file : made.files) tree.file(file);
  return made;
}

// A character of a pattern in place of one of a path.
std::string disguised(Random& random, char c) {
  const std::string as_it_is(1, c);
  switch (random.below(16)) {
    case 0:
      return "?";
    case 1:
      return "*";
    case 2:
      return "[" + as_it_is + "]";
    case 3:
      return "[!" + as_it_is + "]";
    case 4:
      return "[^x" + as_it_is + "-]";
    case 5:
      return "[" + as_it_is + "-" + static_cast<char>(c + random.below(4)) + "]";
    case 6:
      return random.one_in(2) ? "[[:alnum:]]" : "[[:lower:][:punct:]]";
    case 7:
      return random.one_in(2) ? "[![:upper:]]" : "[[:space:]" + as_it_is + "]";
    case 8:
      return "\\" + as_it_is;
    case 9:
      return "**";
    case 10:
      return random.one_in(3) ? "" : "*" + as_it_is;
    default:
      return as_it_is;
  }
}

std::string garbage(Random& random) {
  constexpr std::string_view bytes = "aabb.**?/[]!^-\\: #c1";
  std::string pattern;
  for (std::size_t length = 1 + random.below(9); length > 0; --length)
    pattern += bytes[random.below(bytes.size())];
  return pattern;
}

// A pattern made of a path below `folder`, so that many patterns match something.
std::string make_pattern(Random& random, const Generated& tree, const std::string& folder) {
  if (random.one_in(12)) return garbage(random);
  std::string path = random.one_in(2) ? random.of(tree.files) : random.of(tree.folders);
  if (path.starts_with(folder)) path.erase(0, folder.size());
  if (path.ends_with('/')) path.pop_back();
  if (path.empty()) return "*";
  std::string pattern;
  const bool plain = random.one_in(3);
  const std::size_t last = path.rfind('/') + 1;  // 0 when there is none
  const bool name_only = random.one_in(2);
  for (std::size_t at = name_only ? last : 0; at < path.size(); ++at) {
    if (path[at] == '/') {
      pattern += random.one_in(6)    ? "/**/"
                 : random.one_in(12) ? "/*/"
                 : random.one_in(12) ? "*/"
                                     : "/";
    } else {
      pattern += plain || random.one_in(2) ? std::string(1, path[at]) : disguised(random, path[at]);
    }
  }
  if (random.one_in(4)) {
    const std::size_t dot = pattern.rfind('.');
    pattern = "*" + (dot == std::string::npos ? pattern : pattern.substr(dot));
  }
  if (random.one_in(8)) pattern.insert(0, "/");
  if (random.one_in(8)) pattern.insert(0, "**/");
  if (random.one_in(5)) pattern += "/";
  if (random.one_in(12)) pattern += "/*";
  if (random.one_in(12)) pattern += "/**";
  if (random.one_in(10)) pattern += random.one_in(2) ? "  " : "\\ ";
  return pattern;
}

std::string make_ignore_file(Random& random, const Generated& tree, const std::string& folder) {
  std::string text = random.one_in(5) ? "\xEF\xBB\xBF" : "";
  const std::string end = random.one_in(4) ? "\r\n" : "\n";
  for (std::size_t lines = 1 + random.below(15); lines > 0; --lines) {
    if (random.one_in(6)) text += random.one_in(2) ? end : "# a comment" + end;
    text += (random.one_in(3) ? "!" : "") + make_pattern(random, tree, folder) + end;
  }
  if (random.one_in(4)) text.resize(text.size() - end.size());
  return text;
}

// In a folder of its own: no settings but those of the repository.
test::ProgramRun git(const TemporaryTree& tree, std::vector<std::string> arguments,
                     std::string_view input = {}) {
  arguments.insert(arguments.begin(), {"git", "-c", "core.excludesFile=/dev/null"});
  return test::run_program(arguments, tree.root(), input,
                           {"GIT_CONFIG_NOSYSTEM=1", "GIT_CONFIG_GLOBAL=/dev/null",
                            "HOME=" + tree.root(), "GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"});
}

bool start_repository(const TemporaryTree& tree) {
  try {
    if (git(tree, {"init", "-q"}).status == 0) return true;
  } catch (const std::runtime_error&) {
  }
  BOOST_TEST_MESSAGE("skipped: there is no git to compare with");
  return false;
}

std::vector<std::string> split(std::string_view text) {
  std::vector<std::string> parts;
  for (std::size_t end; (end = text.find('\0')) != std::string_view::npos;
       text.remove_prefix(end + 1))
    parts.emplace_back(text.substr(0, end));
  return parts;
}

// What of `paths` git ignores.
std::set<std::string> ignored_by_git(const TemporaryTree& tree,
                                     const std::vector<std::string>& paths) {
  std::string input;
  for (const std::string& path : paths) input += path + '\0';
  const auto run = git(tree, {"check-ignore", "--no-index", "-z", "--stdin"}, input);
  BOOST_REQUIRE_MESSAGE(run.status == 0 || run.status == 1, run.err);
  const std::vector<std::string> ignored = split(run.out);
  return {ignored.begin(), ignored.end()};
}

}  // namespace

BOOST_DATA_TEST_CASE(a_pattern_means_what_the_manual_says, rows, row) {
  BOOST_TEST(is_ignored(Gitignore(row.file), row.path) == row.ignored);
}

BOOST_AUTO_TEST_CASE(git_reads_the_table_in_the_same_way) {
  const TemporaryTree tree;
  if (!start_repository(tree)) return;
  std::vector<std::string> paths;
  for (const Row& row : rows) {
    const std::string folder = "row" + std::to_string(paths.size()) + "/";
    tree.file(folder + ".gitignore", row.file);
    paths.push_back(folder + std::string(row.path));
    if (row.path.ends_with('/')) {
      tree.folder(paths.back());
      paths.back().pop_back();
    } else {
      tree.file(paths.back());
    }
  }
  const std::set<std::string> ignored = ignored_by_git(tree, paths);
  for (std::size_t i = 0; i < paths.size(); ++i)
    BOOST_TEST(ignored.contains(paths[i]) == rows[i].ignored, rows[i].name);
}

// Seeds whose trees are neither ignored nor kept as a whole; 400 others were compared once.
BOOST_DATA_TEST_CASE(generated_trees_are_ignored_as_git_does,
                     boost::unit_test::data::make({0U, 1U, 2U, 5U, 6U, 9U}), seed) {
  const TemporaryTree tree;
  if (!start_repository(tree)) return;
  Random random(seed);
  const Generated made = make_tree(random, tree);
  tree.file(".git/info/exclude", make_ignore_file(random, made, ""));
  for (const std::string& folder : made.folders) {
    if (random.one_in(4)) tree.file(folder + ".gitignore", make_ignore_file(random, made, folder));
  }
  std::vector<std::string> paths = made.files;
  for (const std::string& folder : made.folders) {
    if (!folder.empty()) paths.push_back(folder.substr(0, folder.size() - 1));
  }
  const std::set<std::string> expected = ignored_by_git(tree, paths);

  const WorkTree files;
  Ignores ignores(files, {});
  std::size_t wrong = 0;
  for (std::size_t i = 0; i < paths.size(); ++i) {
    const bool ignored =
        ignores.hide_from_above(tree.path(paths[i]), /*is_folder=*/i >= made.files.size());
    const bool right = ignored == expected.contains(paths[i]);
    if (!right && ++wrong <= 5) BOOST_ERROR(paths[i] << (ignored ? " is" : " is not"));
  }
  BOOST_TEST(ignores.unread().empty());

  // And what a walk takes is what is left.
  const WorkingDirectory here(tree.root());
  std::set<std::string> taken;
  for (const Unit& unit :
       discover(files, std::vector<std::string>{"."}, {.hidden = true, .include = {"*"}}).units)
    for (const UnitFile& file : unit.files)
      if (file_name(file.path) != ".gitignore") taken.insert(file.path);
  std::set<std::string> left(made.files.begin(), made.files.end());
  std::erase_if(left, [&](const std::string& path) { return expected.contains(path); });
  BOOST_TEST(taken == left, boost::test_tools::per_element());
  BOOST_TEST(expected.size() > 100U);
  BOOST_TEST(left.size() > 100U);
  BOOST_TEST_MESSAGE("seed " << seed << ": " << paths.size() << " paths compared, "
                             << expected.size() << " ignored, " << wrong << " mismatches; "
                             << taken.size() << " files walked");
}

// --- work ----------------------------------------------------------------------------------------

// They end in a class: a text that lacks a literal ending is turned down at once.
BOOST_AUTO_TEST_CASE(hostile_patterns_cost_pattern_times_text) {
  const std::string text(255, 'a');
  std::string stars = "[b]";
  for (int i = 0; i < 100; ++i) stars = "*a" + stars;
  std::string folders = "[b]";
  for (int i = 0; i < 300; ++i) folders = "**/a/" + folders;
  std::string path;
  for (int i = 0; i < 1000; ++i) path += "a/";
  const std::pair<std::string, std::string> hostile[] = {
      {stars, text}, {folders, path + "a"}, {"a/**/" + stars, path + text}};
  for (const auto& [pattern, subject] : hostile) {
    Steps steps{.limit = 1'000'000'000};
    BOOST_TEST(!Glob(pattern).matches(subject, steps));
    const std::size_t bound = (pattern.size() + 1) * subject.size();
    BOOST_TEST(steps.taken <= bound);
    BOOST_TEST_MESSAGE(pattern.substr(0, 12)
                       << "… took " << steps.taken << " steps of at most " << bound);
    BOOST_TEST(steps.taken > subject.size());
  }
}

BOOST_AUTO_TEST_CASE(what_ends_otherwise_is_turned_down_at_once) {
  Steps steps;
  BOOST_TEST(!Glob("**/*a*/x.yaml").matches(std::string(1000, 'a') + "/y.yaml", steps));
  BOOST_TEST(steps.taken == 0U);
  for (const char* path : {"x.yaml", "a/x.yaml", "a/b/x.yaml"}) {
    BOOST_TEST(Glob("**/x.yaml").matches(path, steps), path);
    BOOST_TEST(Glob("**/**/x\\.yaml").matches(path, steps), path);
  }
}

BOOST_AUTO_TEST_CASE(an_ignore_file_that_takes_too_long_is_named_and_hides_nothing) {
  const TemporaryTree tree;
  const std::string name(200, 'a');
  std::string line = "[b]\n";
  for (int i = 0; i < 100; ++i) line = "*a" + line;
  std::string hostile = name + ".yaml\n";
  for (int i = 0; i < 500; ++i) hostile += line;
  tree.file(".gitignore", hostile + "c.yaml\n");
  tree.file(name + ".yaml");
  tree.file("c.yaml");
  const WorkingDirectory here(tree.root());
  const WorkTree files;
  const Walk found = discover(files, std::vector<std::string>{"."});
  BOOST_REQUIRE(found.units.size() == 1U);
  BOOST_TEST(found.units[0].root() == name + ".yaml");
  BOOST_REQUIRE(found.skipped.size() == 1U);
  BOOST_TEST(found.skipped[0].path == ".gitignore");
  BOOST_TEST(name_of(found.skipped[0].problem.reason) == "budget");
  BOOST_TEST(found.skipped[0].problem.message ==
             "takes too long to compare with some paths: these count as not ignored");
}

BOOST_AUTO_TEST_CASE(long_patterns_and_deep_ones_are_no_trouble) {
  std::string folders;
  for (int i = 0; i < 200'000; ++i) folders += "**/";
  std::string classes;
  for (int i = 0; i < 50'000; ++i) classes += "[[:alpha:]-z\\";
  for (const std::string& pattern :
       {folders, classes, std::string(500'000, '*'), std::string(500'000, '['),
        std::string(500'000, '\\'), std::string(500'000, '?'), std::string(500'000, '/')}) {
    Steps steps;
    Gitignore file;
    file.add(pattern + "x");
    BOOST_TEST((file.deciding("a/b/c", false, steps) == nullptr), pattern.substr(0, 10));
  }
}
