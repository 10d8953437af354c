// A secret value never leaves its file. A canary is planted as the finding itself, in every
// writing that there is, and beside findings, wherever a code frame, a message, a trail or a
// complaint might pick it up; then all that the program prints and writes is searched for it.
#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>
#include <set>

#include "formatters/formatter.h"
#include "tests/support/file_content.h"
#include "tests/support/leaks.h"
#include "tests/support/planted.h"
#include "tests/support/program.h"
#include "tests/support/rewrite.h"
#include "tests/support/temporary_tree.h"

namespace {

using namespace dexlint::test;

struct Canary {
  std::string name;
  std::string value;
};

// Fake at a glance, and alike to nothing that the program says by itself.
const std::vector<Canary> canaries{
    {"long", "C4nary-zQ8vXk2WjR7mTb5YpL3hNf9GdK6sVu1E"},
    {"short", "C4nary-Zq8X#"},
    {"strange", "C4n🐤\"ry'Wq7xTz\\Vb5Kd3🔑Ns9Rf4Hm"},
};

struct Leak {
  std::string name;
  std::string output;
};
// Of the long canary, then of the strange one.
const std::vector<Leak> leaks{
    {"as it is", "x C4nary-zQ8vXk2WjR7mTb5YpL3hNf9GdK6sVu1E y"},
    {"its end", "dK6sVu1E"},
    {"in hex", "6172792d7a513876586b32576a52376d54"},
    {"in upper-case hex", "6E6172792D7A513876586B3257"},
    {"in base64, shifted by 0", "QzRuYXJ5LXpROHZYazJXalI3bVRiNVlwTDNoTmY5R2RLNnNWdTFFCg=="},
    {"in base64, shifted by 1", "ekM0bmFyeS16UTh2WGsyV2pSN21UYjVZcEwzaE5mOUdkSzZzVnUxRQo="},
    {"in base64, shifted by 2", "enpDNG5hcnktelE4dlhrMldqUjdtVGI1WXBMM2hOZjlHZEs2c1Z1MUUK"},
    {"between colours", "\x1B[31mC4n\x1B[0mary-\x1B[1mzQ8vXk\x1B[0m"},
    {"cut into lines", "C4nary-\n      zQ8vX\n  |  k2WjR7mTb5"},
    {"escaped as in JSON", "C4n🐤\\\"ry'Wq7x"},
    {"escaped as in a URL", "C4n%F0%9F%90%A4%22ry'Wq7x"},
    {"escaped as in a URL, strictly", "%22ry%27Wq7x"},
    {"escaped as in JSON, ASCII", "C4n\\ud83d\\udc24\\\"ry"},
};

/// Each file in a folder of its own; gives how many findings are expected.
std::size_t plant(const TemporaryTree& tree, const std::vector<MarkedFile>& files) {
  std::size_t expected = 0;
  for (std::size_t i = 0; i < files.size(); ++i) {
    const ExpectedFile file = read_expectations(files[i].text);
    tree.file(std::to_string(i) + "/" + files[i].path, file.text);
    if (i % 8 == 0)
      tree.file(std::to_string(i) + "/utf16/" + files[i].path, in_utf16(file, i % 16 == 0).text);
    expected += file.findings.size();
  }
  return expected;
}

struct Run {
  std::string redact;
  std::string color;
};

struct Outputs {
  int status = 0;
  std::vector<std::pair<std::string, std::string>> texts;  ///< by where
};

// Colours show in what goes to a terminal alone.
bool is_written(const dexlint::Formatter& format, bool for_terminals) {
  return !for_terminals || format.name == "text" || format.name == "concise";
}

/// All that one run of `check` printed and wrote, in every format that there is, or in those for
/// terminals.
Outputs outputs(std::vector<std::string> arguments, const std::string& directory,
                std::string_view standard_input = "", bool for_terminals = false) {
  const TemporaryTree written;
  arguments.insert(arguments.begin(), "check");
  for (const dexlint::Formatter& format : dexlint::formatters()) {
    if (!is_written(format, for_terminals)) continue;
    const std::string name(format.name);
    arguments.push_back("--format=" + (name == "text" ? name : name + ":" + written.path(name)));
  }
  const ProgramRun run = run_dexlint(arguments, directory, standard_input);
  Outputs all{run.status, {{"stdout", run.out}, {"stderr", run.err}}};
  for (const dexlint::Formatter& format : dexlint::formatters()) {
    const std::string name(format.name);
    if (name != "text" && is_written(format, for_terminals))
      all.texts.emplace_back(name, file_content(written.path(name)));
  }
  return all;
}

void check_runs(const Canary& canary, const TemporaryTree& planted) {
  const std::set<std::string> parts = forbidden(canary.value);
  for (const Run& run : {Run{"partial", "never"}, Run{"partial", "always"}, Run{"full", "never"},
                         Run{"full", "always"}}) {
    const Outputs all =
        outputs({"--pedantic", "--statistics", "--redact", run.redact, "--color", run.color},
                planted.root(), "", run.color == "always");
    BOOST_TEST(all.status == 1);
    for (const auto& [where, output] : all.texts) {
      BOOST_TEST_CONTEXT(canary.name << " canary, --redact " << run.redact << ", " << where) {
        BOOST_TEST(!output.empty());
        BOOST_TEST(leak(output, parts) == "");
        // With `full` not even the 4 characters that `partial` shows of a long secret.
        if (run.redact == "full") BOOST_TEST(output.find("C4n") == std::string::npos);
      }
    }
  }
}

nlohmann::json findings(const TemporaryTree& planted) {
  const ProgramRun run = run_dexlint({"check", "--pedantic", "-f", "json"}, planted.root());
  return nlohmann::json::parse(run.out).at("findings");
}

}  // namespace

// The search itself works: a leak in each spelling is seen, and innocent text is not.
BOOST_AUTO_TEST_CASE(a_planted_leak_is_caught) {
  std::set<std::string> parts = forbidden(canaries.front().value);
  parts.merge(forbidden(canaries.back().value));
  for (const Leak& row : leaks) BOOST_TEST(leak(row.output, parts) != "", row.name);
  BOOST_TEST(leak("C4na…[39 characters] clientSecret: [redacted] QzRuYXJ5", parts) == "");
}

BOOST_AUTO_TEST_CASE(a_secret_that_is_found_is_not_printed) {
  for (const Canary& canary : canaries) {
    const TemporaryTree planted;
    const std::size_t expected = plant(planted, planted_as_finding(canary.value));
    BOOST_TEST(findings(planted).size() > expected, canary.name << ": " << expected);
    check_runs(canary, planted);
  }
}

BOOST_AUTO_TEST_CASE(a_secret_beside_a_finding_is_not_printed) {
  for (const Canary& canary : canaries) {
    std::vector<MarkedFile> files = planted_beside(canary.value);
    // The strange one's quotes break what was written by hand; that is the point of it.
    const std::size_t styled = files.size();
    for (const MarkedFile& file : planted_by_hand(canary.value)) files.push_back(file);
    const std::size_t sound = canary.name == "strange" ? styled : files.size();
    const TemporaryTree tree;
    plant(tree, files);
    std::set<std::string> paths;
    for (const auto& found : findings(tree)) paths.insert(found.at("path"));
    for (std::size_t i = 0; i < sound; ++i) {
      BOOST_TEST(paths.count(std::to_string(i) + "/" + files[i].path) == 1u,
                 canary.name << ": nothing found in " << files[i].name);
    }
    check_runs(canary, tree);
  }
}

// Fixes change lines with secrets on them, and values that hold some.
BOOST_AUTO_TEST_CASE(a_secret_is_not_printed_by_fixes) {
  for (const Canary& canary : canaries) {
    std::vector<MarkedFile> files = planted_as_finding(canary.value);
    for (const auto& more : {planted_beside(canary.value), planted_by_hand(canary.value)})
      files.insert(files.end(), more.begin(), more.end());
    const TemporaryTree tree;
    plant(tree, files);
    const std::set<std::string> parts = forbidden(canary.value);
    for (const std::string redact : {"partial", "full"}) {
      for (const std::string what : {"--diff-fixes", "--fix"}) {
        const ProgramRun run = run_dexlint(
            {"check", "--pedantic", "--unsafe-fixes", "--redact", redact, what, "."}, tree.root());
        BOOST_TEST(run.out != "");
        BOOST_TEST(run.err.find("fixed 0 findings") == std::string::npos);
        for (const std::string& output : {run.out, run.err})
          BOOST_TEST(leak(output, parts) == "", canary.name << " canary, " << what);
      }
      // Fixed now: the next one starts afresh.
      plant(tree, files);
    }
  }
}

// Named on the command line or read from standard input, a file that cannot be parsed is
// complained about; not with its text.
BOOST_AUTO_TEST_CASE(complaints_hold_no_text_of_the_file) {
  for (const Canary& canary : canaries) {
    const std::set<std::string> parts = forbidden(canary.value);
    for (const MarkedFile& file : planted_by_hand(canary.value)) {
      const Outputs all = outputs({"--strict", "--stdin-filename", file.path, "-"}, ".", file.text);
      for (const auto& [where, output] : all.texts)
        BOOST_TEST(leak(output, parts) == "", file.name << ", " << where);
    }
  }
}
