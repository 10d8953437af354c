// Every place where dexlint looks for secrets and connectors has a folder in tests/recognise: in
// `found` files with «marks» round each finding, in `silent` the near misses. The files of one of
// the two are linted together, as a repository.
#include <algorithm>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

#include "linter/input/discover.h"
#include "linter/model/words.h"
#include "tests/support/lint_text.h"
#include "tests/support/marked.h"

namespace {

using namespace dexlint;
using namespace dexlint::test;

const std::filesystem::path samples = DEXLINT_SOURCE_DIR "/tests/recognise";

using Files = std::map<std::string, std::string>;

Files files_below(const std::filesystem::path& folder) {
  Files files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file()) continue;
    std::ostringstream text;
    text << std::ifstream(entry.path(), std::ios::binary).rdbuf();
    files.emplace(entry.path().lexically_relative(folder).string(), text.str());
  }
  return files;
}

// Rules that say by themselves that a place was found: secrets, redirects, Pachyderm's keys. What
// else is wrong with a sample is no matter here.
std::vector<const Rule*> telling_rules() {
  std::vector<const Rule*> rules;
  for (const Rule* rule : all_rules_options().rules) {
    static constexpr std::string_view others[] = {"DEX408", "DEX709", "DEX712", "DEX713"};
    const bool tells = rule->code.starts_with("DEX1") || rule->code.starts_with("DEX2") ||
                       is_one_of(others, rule->code);
    if (tells) rules.push_back(rule);
  }
  return rules;
}

// The files again, with marks where the findings are.
Files with_findings(const Files& marked) {
  Overlay source;
  for (const auto& [path, text] : marked) source.put(path, read_marks(text).text);
  const std::vector<std::string> here = {"."};
  const std::vector<const Rule*> rules = telling_rules();
  LintOptions options = all_rules_options();
  options.rules = rules;
  const Report report = lint(source, discover(source, here), options);
  Files found;
  for (const auto& [path, text] : marked) {
    std::vector<Span> spans;
    for (const Finding& finding : report.findings) {
      const Span bytes = finding.location.bytes;
      const bool known = std::find(spans.begin(), spans.end(), bytes) != spans.end();
      if (finding.location.path == path && !known) spans.push_back(bytes);
    }
    found.emplace(path, with_marks(read_marks(text).text, spans));
  }
  return found;
}

std::vector<std::string> places() {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(samples))
    names.push_back(entry.path().filename().string());
  std::sort(names.begin(), names.end());
  return names;
}

void check_folder(const std::filesystem::path& folder, bool wants_findings) {
  const Files files = files_below(folder);
  BOOST_TEST(!files.empty(), "a place has examples: " << folder);
  const Files found = with_findings(files);
  for (const auto& [path, text] : files) {
    BOOST_TEST_CONTEXT((folder / path).string()) { BOOST_TEST(found.at(path) == text); }
    BOOST_TEST((wants_findings || read_marks(text).spans.empty()), "what is silent has no marks");
  }
  const bool marked = std::any_of(files.begin(), files.end(), [](const auto& file) {
    return !read_marks(file.second).spans.empty();
  });
  BOOST_TEST(marked == wants_findings);
}

}  // namespace

BOOST_DATA_TEST_CASE(what_stands_there_is_found, boost::unit_test::data::make(places()), place) {
  check_folder(samples / place / "found", true);
}

BOOST_DATA_TEST_CASE(a_near_miss_is_silent, boost::unit_test::data::make(places()), place) {
  check_folder(samples / place / "silent", false);
}
