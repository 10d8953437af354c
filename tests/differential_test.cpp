// What dexlint reads in YAML against what others read: libfyaml and PyYAML over the corpus, and the
// YAML test suite's own events. Each difference that is left stands in a table with its reason. For
// JSON see parse_json_test.cpp.
#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <cstdio>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <span>
#include <sstream>

#include "linter/input/parse_yaml.h"
#include "tests/support/file_content.h"
#include "tests/support/program.h"
#include "tests/support/yaml_events.h"
#include "tests/support/yaml_suite.h"

namespace fs = std::filesystem;
using namespace dexlint;
using namespace dexlint::test;

namespace {

using Events = std::vector<std::string>;

struct Counts {
  std::size_t same = 0;
  std::size_t refused_by_both = 0;
  Events only_ours;    ///< read by dexlint alone
  Events only_theirs;  ///< refused by dexlint alone
  Events different;
};

const fs::path shared = DEXLINT_SOURCE_DIR "/../shared";

bool is_there(const fs::path& folder) {
  if (fs::is_directory(folder)) return true;
  BOOST_TEST_MESSAGE("skipped: there is no " << folder << " beside the checkout");
  return false;
}

std::vector<fs::path> files_in(const fs::path& folder) {
  std::vector<fs::path> files;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file()) files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

bool is_yaml(const fs::path& path) {
  return path.extension() == ".yaml" || path.extension() == ".yml";
}

/// What both parsers are asked about: small enough for a test.
std::vector<fs::path> yaml_of_corpus() {
  std::vector<fs::path> files = files_in(shared / "corpus");
  std::erase_if(files, [](const fs::path& path) {
    return !is_yaml(path) || fs::file_size(path) > 256 << 10;
  });
  return files;
}

/// The text of a file, whose last line break parsers would add or not when it has none.
std::string with_last_break(const fs::path& path) {
  std::string text = file_content(path);
  if (!text.ends_with('\n')) text += '\n';
  return text;
}

/// All documents of a stream, or nothing when one of them is refused.
std::optional<Events> read_by_us(std::string text) {
  Document document("test.yaml", std::move(text));
  Events events;
  for (const Span extent : yaml_documents(document.bytes())) {
    const auto root = parse_yaml(document, document.file_layer(), extent);
    if (!root) return std::nullopt;
    events.emplace_back("---");
    for (std::string& event : yaml_events(**root)) events.push_back(std::move(event));
  }
  return events;
}

/// The first thing that is read in two ways.
std::string difference(const Events& mine, const Events& theirs) {
  const auto [a, b] = std::mismatch(mine.begin(), mine.end(), theirs.begin(), theirs.end());
  return "\n    dexlint: " + (a == mine.end() ? "the end" : *a) +
         "\n    other:   " + (b == theirs.end() ? "the end" : *b);
}

/// libfyaml takes the comments and keys below an empty block scalar for its text when blank lines
/// stand between, and a NUL when the file ends there; PyYAML and yaml-cpp read both as we do.
bool is_empty_block(const Events& mine, const Events& theirs) {
  const auto [a, b] = std::mismatch(mine.begin(), mine.end(), theirs.begin(), theirs.end());
  return a != mine.end() && b != theirs.end() && *a == "\"" &&
         (b->starts_with("\"\n") || b->starts_with(std::string_view("\"\0", 2)));
}

void compare(const std::string& name, const std::optional<Events>& mine,
             const std::optional<Events>& theirs, Counts& counts) {
  if (!mine && !theirs)
    ++counts.refused_by_both;
  else if (!mine)
    counts.only_theirs.push_back(name);
  else if (!theirs)
    counts.only_ours.push_back(name);
  else if (*mine != *theirs)
    counts.different.push_back(name + difference(*mine, *theirs));
  else
    ++counts.same;
}

void print(const char* what, const Counts& counts) {
  std::printf(
      "%s: %zu read alike, %zu refused by both, %zu read by us alone, %zu refused by us alone, %zu "
      "read otherwise\n",
      what, counts.same, counts.refused_by_both, counts.only_ours.size(), counts.only_theirs.size(),
      counts.different.size());
}

/// Nothing is lost and nothing is read otherwise; what was, is named.
void is_read_alike(const char* what, const Counts& counts) {
  print(what, counts);
  for (const Events* list : {&counts.only_theirs, &counts.different}) {
    for (const std::string& name : *list) BOOST_TEST(false, name);
  }
}

/// A case by its name and its number in the file, and what is the matter with it.
struct Known {
  std::string_view name;
  std::string_view why;
};

bool lists(std::span<const Known> table, std::string_view name) {
  return std::any_of(table.begin(), table.end(), [&](const Known& known) {
    return name.substr(0, name.find('\n')) == known.name;
  });
}

/// Valid, yet refused by yaml-cpp 0.7. None is lost silently: a file that is refused is listed as
/// skipped and read line by line. None stands in block collections as Helm and Kubernetes files
/// have them.
constexpr Known refused[] = {
    {"4MUZ:0", "a flow mapping with its colon on the line below the key"},
    {"4MUZ:1", "the same"},
    {"4MUZ:2", "the same"},
    {"5MUD:0", "the same"},
    {"8KB6:0", "a flow mapping with a plain key over two lines"},
    {"9BXH:0", "a flow mapping with a quoted key over two lines"},
    {"9SA2:0", "the same"},
    {"K3WX:0", "a colon behind a comment in a flow mapping"},
    {"NJ66:0", "a flow mapping with a plain key over two lines"},
    {"VJP3:1", "the same"},
    {"652Z:0", "a key of a flow mapping that starts with `?`"},
    {"HM87:1", "a text of a flow list that starts with `?`"},
    {"JR7V:0", "a text of a flow list that holds `?`"},
    {"DK3J:0", "a block scalar at the root that is not indented"},
    {"FP8R:0", "the same"},
    {"DK95:4", "a line of a tab alone"},
    {"M7A3:0", "a document that is parted from others by `...` alone and starts with `%`"},
    {"W4TN:0", "a block scalar at the root whose text starts with `%`"},
    {"UT92:0", "a flow mapping at the root whose text starts with `%`"},
    {"ZYU8:2", "a directive with a version that YAML does not have"},
};
/// Where our text is not the suite's.
constexpr Known otherwise[] = {
    {"L24T:1",
     "no last line break in the file: the suite adds one, YAML 1.2.2 [165], Go and we do not"},
    {"JEF9:2", "the same"},
};

}  // namespace

BOOST_AUTO_TEST_CASE(yaml_of_the_corpus) {
  if (!is_there(shared / "corpus")) return;
  Counts counts;
  for (const fs::path& path : yaml_of_corpus()) {
    const std::string text = with_last_break(path);
    const auto mine = read_by_us(text);
    auto theirs = yaml_events(text);
    if (mine && theirs && is_empty_block(*mine, *theirs)) theirs = mine;
    compare(path.string(), mine, theirs, counts);
  }
  is_read_alike("corpus", counts);
}

BOOST_AUTO_TEST_CASE(yaml_of_the_corpus_by_pyyaml) {
  if (!is_there(shared / "corpus")) return;
  if (run_program({"python3", "-c", "import yaml"}).status != 0) {
    BOOST_TEST_MESSAGE("skipped: python3-yaml is not installed");
    return;
  }
  const std::vector<fs::path> files = yaml_of_corpus();
  std::string names;
  for (const fs::path& path : files) names += path.string() + "\n";
  const ProgramRun python =
      run_program({"python3", DEXLINT_SOURCE_DIR "/tests/support/pyyaml_events.py"}, ".", names);
  BOOST_REQUIRE_MESSAGE(python.status == 0, python.err);
  std::istringstream lines(python.out);
  Counts counts;
  for (const fs::path& path : files) {
    std::string line;
    BOOST_REQUIRE(std::getline(lines, line));
    const nlohmann::json events = nlohmann::json::parse(line);
    compare(path.string(), read_by_us(with_last_break(path)),
            events.is_null() ? std::nullopt : std::optional(events.get<Events>()), counts);
  }
  is_read_alike("corpus, PyYAML", counts);
}

BOOST_AUTO_TEST_CASE(yaml_test_suite) {
  if (!is_there(shared / "suites/yaml-test-suite")) return;
  Counts counts;
  for (const SuiteCase& row : yaml_suite(shared / "suites/yaml-test-suite"))
    compare(row.name, read_by_us(row.text), row.events, counts);
  print("YAML test suite", counts);
  for (const std::string& name : counts.only_theirs)
    BOOST_TEST(lists(refused, name), name << " is refused");
  for (const std::string& name : counts.different) BOOST_TEST(lists(otherwise, name), name);
}
