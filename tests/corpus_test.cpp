// The program on thousands of public files: it ends as it should, says the same whatever the number
// of threads and whether the gate is on, and points into the files. And the score on the labelled
// ones. The files stand beside the project, not in it; without them there is nothing to do.
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <chrono>
#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>
#include <regex>
#include <set>

#include "tests/support/file_content.h"
#include "tests/support/program.h"

namespace {

using namespace dexlint::test;
using Json = nlohmann::json;
namespace fs = std::filesystem;

const fs::path shared = fs::path(DEXLINT_SOURCE_DIR "/../shared").lexically_normal();
const std::vector<std::string> folders{"dex-wild", "flow", "secrets-wild", "creddata-subset"};

bool is_there(const fs::path& path) {
  if (fs::exists(path)) return true;
  BOOST_TEST_MESSAGE("skipped: " << path.filename().string() << " is not there");
  return false;
}

// With how long it took, for people to read.
ProgramRun timed(const std::string& what, const std::vector<std::string>& arguments,
                 const std::string& directory) {
  const auto start = std::chrono::steady_clock::now();
  ProgramRun run = run_dexlint(arguments, directory);
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
  BOOST_TEST_MESSAGE(what << ": " << took.count() << " s");
  BOOST_TEST((run.status == 0 || run.status == 1), what << " ended with " << run.status);
  BOOST_TEST(run.err == "", what);
  return run;
}

ProgramRun check(const std::string& folder, std::vector<std::string> more) {
  std::string what = folder;
  for (const std::string& option : more) what += " " + option;
  more.insert(more.begin(), {"check", "--format", "json"});
  return timed(what, more, (shared / "corpus" / folder).string());
}

// What the report says of a place, and what the file says.
std::string place_in_report(const Json& finding) {
  return finding.at("line").dump() + ":" + finding.at("column").dump() + "-" +
         finding.at("end_line").dump() + ":" + finding.at("end_column").dump();
}

// Counted plainly, from the start of the file.
std::string position(std::string_view bytes, std::size_t offset) {
  std::size_t line = 1;
  std::size_t column = 1;
  for (std::size_t at = bytes.starts_with("\xEF\xBB\xBF") ? 3 : 0; at < offset; ++at) {
    const auto byte = static_cast<unsigned char>(bytes[at]);
    const bool ends_line = byte == '\n' || (byte == '\r' && bytes.substr(at + 1, 1) != "\n");
    if (ends_line) {
      ++line;
      column = 1;
    } else if ((byte & 0xC0) != 0x80) {
      column += byte >= 0xF0 ? 2 : 1;
    }
  }
  return std::to_string(line) + ":" + std::to_string(column);
}

std::string place_in_file(std::string_view bytes, std::size_t begin, std::size_t end) {
  return position(bytes, begin) + "-" + position(bytes, end);
}

bool is_utf16(std::string_view bytes) {
  return bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF") ||
         bytes.substr(0, 200).find('\0') != std::string_view::npos;
}

void check_places(const Json& report, const fs::path& root) {
  std::map<std::string, std::string> files;
  for (const Json& finding : report.at("findings")) {
    const std::string path = finding.at("path");
    if (files.count(path) == 0) files[path] = file_content(root / path);
    const std::string& bytes = files[path];
    const std::size_t begin = finding.at("start_byte");
    const std::size_t end = finding.at("end_byte");
    BOOST_TEST((begin < end && end <= bytes.size()), path << ": " << begin << ".." << end);
    if (is_utf16(bytes)) continue;  // bytes there are not the bytes that columns count
    BOOST_TEST(place_in_report(finding) == place_in_file(bytes, begin, end), path);
  }
}

void check_skipped(const Json& report) {
  static const std::set<std::string> reasons{
      "too-large", "binary",   "unreadable",   "encoding",     "unparsed", "template",
      "budget",    "too-deep", "special-file", "outside-tree", "vanished"};
  for (const Json& skipped : report.at("skipped")) {
    BOOST_TEST(reasons.count(skipped.at("reason")) == 1u, skipped.dump());
    BOOST_TEST(!skipped.at("detail").get<std::string>().empty(), skipped.dump());
  }
}

// One line a finding.
std::vector<std::string> findings(const Json& report) {
  std::vector<std::string> lines;
  for (const Json& finding : report.at("findings")) lines.push_back(finding.dump());
  return lines;
}

/// What score.py prints.
std::string score(const std::string& what, const std::vector<std::string>& more) {
  std::vector<std::string> arguments{"python3", (shared / "tools/score.py").string(), what, "--bin",
                                     DEXLINT_BINARY};
  arguments.insert(arguments.end(), more.begin(), more.end());
  const ProgramRun run = run_program(arguments);
  BOOST_TEST(run.status == 0, run.out << run.err);
  BOOST_TEST_MESSAGE(run.out);
  return run.out;
}

struct Found {
  int found = 0;
  int labels = 0;
};

// From the line `KIND   found 9/9  line 9 …`.
Found found(const std::string& scores, const std::string& kind) {
  std::smatch match;
  const std::regex line("(^|\n)" + kind + " +found ([0-9]+)/([0-9]+)");
  if (!std::regex_search(scores, match, line)) return {};
  return {std::stoi(match[2]), std::stoi(match[3])};
}

}  // namespace

BOOST_DATA_TEST_CASE(a_corpus_is_read_without_a_crash, boost::unit_test::data::make(folders),
                     folder) {
  const fs::path root = shared / "corpus" / folder;
  if (!is_there(root)) return;
  const ProgramRun alone = check(folder, {"--jobs", "1"});
  const ProgramRun together = check(folder, {"--jobs", "2"});
  BOOST_TEST((alone.out == together.out), "--jobs changes what is said");
  const Json report = Json::parse(alone.out);
  BOOST_TEST_MESSAGE(report.at("summary").dump()
                     << ", " << report.at("skipped").size() << " skipped");
  BOOST_TEST(report.at("summary").at("files_scanned").get<int>() > 0);
  check_places(report, root);
  check_skipped(report);
  const Json ungated = Json::parse(check(folder, {"--no-gate"}).out);
  BOOST_TEST(findings(report) == findings(ungated), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(cases_with_known_answers) {
  if (!is_there(shared / "tools/score.py") || !is_there(shared / "cases")) return;
  const std::string scores = score("cases", {"--need", "precision=1,line=1,column=0.95"});
  for (const std::string kind :
       {"dex-client-secret", "dex-bind-password", "dex-static-client-secret", "secret-data",
        "insecure-redirect", "missing-dex"}) {
    const Found here = found(scores, kind);
    BOOST_TEST(here.labels > 0, kind);
    BOOST_TEST(here.found == here.labels, kind);
  }
}

BOOST_AUTO_TEST_CASE(public_files_with_labels) {
  if (!is_there(shared / "tools/score.py") || !is_there(shared / "corpus/dex-wild")) return;
  const std::string scores = score("dex-wild", {});
  const Found secrets = found(scores, "plaintext-secret");
  BOOST_TEST(secrets.labels > 0);
  BOOST_TEST(secrets.found * 100 >= secrets.labels * 95);
  BOOST_TEST((scores.find("findings where silence is right: 0 ") != std::string::npos), scores);
}
