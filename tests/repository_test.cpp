// Promises that the repository makes about itself, outside of what the compiler sees: clean text
// files, pinned actions, documents that name only rules and commands that exist.
#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <regex>
#include <set>
#include <string>
#include <vector>

#include "linter/model/rule.h"
#include "rules/rule_table.h"
#include "tests/support/file_content.h"

namespace {

namespace fs = std::filesystem;

const fs::path root = DEXLINT_SOURCE_DIR;

/// Files that people wrote for people and compilers; not the data of tests, which is as odd as it
/// needs to be.
std::vector<fs::path> written_files() {
  std::vector<fs::path> files;
  for (const char* name :
       {"CMakeLists.txt", "CMakePresets.json", "README.md", "dev", ".ci/run", ".clang-format",
        ".clang-tidy", ".editorconfig", ".gitignore", "action.yml"}) {
    files.push_back(root / name);
  }
  const auto add = [&](const char* folder, const std::set<std::string>& extensions) {
    for (const auto& entry : fs::recursive_directory_iterator(root / folder)) {
      if (entry.is_regular_file() && extensions.contains(entry.path().extension().string()))
        files.push_back(entry.path());
    }
  };
  add(".github", {".md", ".yml", ""});
  add("packaging", {".cmake", ".py", ""});
  for (const char* folder : {"linter", "rules", "formatters", "tests"}) {
    add(folder, {".cpp", ".h", ".in"});
  }
  return files;
}

/// Every match of `pattern`'s first group in `text`.
std::set<std::string> matches(const std::string& text, const char* pattern) {
  const std::regex regex(pattern);
  std::set<std::string> found;
  for (std::sregex_iterator match(text.begin(), text.end(), regex), end; match != end; ++match) {
    found.insert((*match)[1].str());
  }
  return found;
}

BOOST_AUTO_TEST_CASE(text_files_are_clean) {
  // Where this build's sources stand is nobody else's business. (A short path would be found in
  // URLs.)
  const std::string here = root.generic_string() + "/";
  const bool here_is_telling = std::ranges::count(here, '/') > 2;
  for (const fs::path& path : written_files()) {
    BOOST_TEST_CONTEXT(path.lexically_relative(root).generic_string()) {
      const std::string text = dexlint::test::file_content(path);
      BOOST_TEST(text.ends_with('\n'), "the last line has no end");
      BOOST_TEST(!text.ends_with("\n\n"), "empty lines at the end");
      BOOST_TEST(text.find('\r') == std::string::npos, "a carriage return");
      BOOST_TEST(text.find('\t') == std::string::npos, "a tab");
      BOOST_TEST(text.find(" \n") == std::string::npos, "spaces at the end of a line");
      BOOST_TEST((!here_is_telling || text.find(here) == std::string::npos),
                 "a path of this machine");
    }
  }
}

BOOST_AUTO_TEST_CASE(scripts_can_be_run) {
  for (const char* script :
       {"dev", ".ci/run", ".github/action/check", ".github/action/install", "packaging/get_sources",
        "packaging/try_hooks", "packaging/try_packages", "tests/kubernetes/check"}) {
    const fs::perms perms = fs::status(root / script).permissions();
    BOOST_TEST(((perms & fs::perms::owner_exec) != fs::perms::none), script);
  }
}

BOOST_AUTO_TEST_CASE(actions_are_pinned_by_hash) {
  const std::regex pinned(R"(\./ .*|[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+)");
  std::vector<fs::path> files{root / "action.yml"};
  for (const char* folder : {".github/workflows", ".github/examples"}) {
    for (const auto& workflow : fs::directory_iterator(root / folder)) files.push_back(workflow);
  }
  for (const fs::path& file : files) {
    for (const std::string& used :
         matches(dexlint::test::file_content(file), R"(uses: ([^\n]*))")) {
      BOOST_TEST(std::regex_match(used, pinned), used);
    }
  }
}

BOOST_AUTO_TEST_CASE(documents_name_what_exists) {
  const std::string script = dexlint::test::file_content(root / "dev");
  std::set<std::string> codes;
  for (const dexlint::Rule* rule : dexlint::all_rules()) codes.insert(std::string(rule->code));
  for (const char* name : {"README.md", ".github/CONTRIBUTING.md", ".github/workflows/ci.yml",
                           ".github/examples/shards.yml"}) {
    const std::string text = dexlint::test::file_content(root / name);
    for (const std::string& code : matches(text, R"(\b(DEX\d{3})\b)")) {
      BOOST_TEST(codes.contains(code), name << " names the rule " << code);
    }
    for (const std::string& command : matches(text, R"(\./dev ([a-z]+))")) {
      BOOST_TEST(script.find("cmd_" + command + "()") != std::string::npos,
                 name << " names ./dev " << command);
    }
  }
}

}  // namespace
