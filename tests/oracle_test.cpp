// What dexlint calls refused, held against what Dex and Pachyderm really refuse: the files of
// tests/data/oracle and the verdicts beside them.
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <fstream>
#include <ostream>
#include <sstream>

#include "linter/engine/lint.h"
#include "linter/input/read_document.h"
#include "linter/model/document.h"
#include "tests/support/file_content.h"
#include "tests/support/lint_text.h"

namespace {

using namespace dexlint;
using namespace dexlint::test;

const std::filesystem::path folder = DEXLINT_SOURCE_DIR "/tests/data/oracle";

struct Row {
  std::string file;
  std::size_t index = 0;
  std::string dex;        ///< the code that names the cause; "-" when it is accepted
  std::string pachyderm;  ///< the same
};

std::ostream& boost_test_print_type(std::ostream& out, const Row& row) {
  return out << row.file << '#' << row.index;
}

std::vector<Row> rows() {
  std::vector<Row> all;
  std::ifstream file(folder / "verdicts.tsv");
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with('#')) continue;
    std::istringstream fields(line);
    Row row;
    fields >> row.file >> row.index >> row.dex >> row.pachyderm;
    all.push_back(row);
  }
  return all;
}

std::string read(const std::string& name) { return file_content(folder / name); }

// A connector that stands alone is what pachctl takes; the verdicts are about lists.
std::string as_list(const std::string& text) {
  if (text.starts_with('{')) return "[" + text + "]";
  std::istringstream lines(text);
  std::string list;
  for (std::string line; std::getline(lines, line);)
    list += (list.empty() ? "- " : "  ") + line + "\n";
  return list;
}

// The connectors of the file, one a row; none where the file as a whole is the row.
std::vector<const Node*> connectors_of(const Document& document) {
  std::vector<const Node*> connectors;
  if (document.roots.empty() || document.roots.front().node->guessed) return connectors;
  const Node* list = document.roots.front().node;
  if (list->is_mapping()) list = effective(list, "connectors");
  if (list == nullptr || !list->is_sequence()) return connectors;
  for (const Node& item : list->children()) connectors.push_back(&item);
  return connectors;
}

struct Refusal {
  std::string code;
  std::string message;
};

// What is said to be refused in the `index`-th connector.
std::vector<Refusal> refusals(const Row& row, Platform platform) {
  std::string text = read(row.file);
  Document document(row.file, text);
  read_document(document, {});
  const bool single = !document.roots.empty() && document.roots.front().node->is_mapping() &&
                      !document.roots.front().node->guessed &&
                      effective(document.roots.front().node, "type") != nullptr;
  if (single) text = as_list(text);
  Document judged(row.file, text);
  read_document(judged, {});
  const std::vector<const Node*> connectors = connectors_of(judged);
  LintOptions options = all_rules_options();
  options.platform.platform = platform;
  std::vector<Refusal> found;
  for (const Finding& finding : lint_file(row.file, text, options).findings) {
    const bool here =
        connectors.empty() || connectors.at(row.index)->span.contains(finding.location.bytes.begin);
    if (here && finding.effect == Effect::refused && finding.severity == Severity::error)
      found.push_back({std::string(finding.rule->code), finding.message.render()});
  }
  return found;
}

void compare(const Row& row, Platform platform, const std::string& expected) {
  const std::vector<Refusal> found = refusals(row, platform);
  std::string said;
  bool names_cause = false;
  for (const Refusal& refusal : found) {
    said += refusal.code + " " + refusal.message + "\n";
    names_cause = names_cause || refusal.code == expected;
  }
  if (expected == "-") {
    BOOST_TEST(found.empty(), name_of(platform)
                                  << " accepts it, and it is called refused: " << said);
  } else {
    BOOST_TEST(names_cause, name_of(platform)
                                << " refuses it, expected " << expected << ", found: " << said);
  }
}

}  // namespace

BOOST_DATA_TEST_CASE(what_dex_refuses_is_refused, boost::unit_test::data::make(rows()), row) {
  compare(row, Platform::dex, row.dex);
}

BOOST_DATA_TEST_CASE(what_pachyderm_refuses_is_refused, boost::unit_test::data::make(rows()), row) {
  compare(row, Platform::pachyderm, row.pachyderm);
}

BOOST_AUTO_TEST_CASE(all_rows_are_there) { BOOST_TEST(rows().size() == 89u); }
