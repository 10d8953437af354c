// One declaration of the options, four places that show it: --help, the man page, the completions
// and the README agree. The completions are asked as shells ask them, where the shell is installed.
#include <algorithm>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <regex>
#include <set>

#include "tests/support/file_content.h"
#include "tests/support/program.h"
#include "tests/support/temporary_tree.h"

namespace {

using namespace dexlint::test;
using Names = std::set<std::string>;

std::string printed(std::vector<std::string> arguments) {
  const ProgramRun run = run_dexlint(arguments);
  BOOST_TEST(run.status == 0, arguments.front() << ": " << run.err);
  return run.out;
}

/// Every match of `pattern`'s first group in `text`.
Names matches(const std::string& text, const std::string& pattern) {
  const std::regex regex(pattern, std::regex::ECMAScript | std::regex::multiline);
  Names found;
  for (std::sregex_iterator match(text.begin(), text.end(), regex), end; match != end; ++match)
    found.insert((*match)[1].str());
  return found;
}

/// The part of `text` from `begin` to the next `end`.
std::string section(const std::string& text, const std::string& begin, const std::string& end) {
  const std::size_t from = text.find(begin);
  if (from == std::string::npos) return "";
  return text.substr(from, text.find(end, from + begin.size()) - from);
}

Names commands() {
  return matches(section(printed({"--help"}), "Subcommands:", "\n\n"), "^  ([a-z][a-z-]*)");
}

Names options_of(const std::string& command) {
  return matches(printed({command, "--help"}), "^  (?:-[a-zA-Z],)?(--[a-z-]+)");
}

/// The man page as it is read: no fonts, no escapes.
std::string manual() {
  const std::string fonts = std::regex_replace(printed({"man"}), std::regex(R"(\\f[BRI])"), "");
  return std::regex_replace(fonts, std::regex(R"(\\-)"), "-");
}

std::string readme() { return file_content(DEXLINT_SOURCE_DIR "/README.md"); }

bool is_missing(const std::string& shell) {
  for (const char* folder : {"/bin/", "/usr/bin/", "/usr/local/bin/"})
    if (std::filesystem::exists(folder + shell)) return false;
  BOOST_TEST_MESSAGE("skipped: no " << shell << " here");
  return true;
}

}  // namespace

BOOST_AUTO_TEST_CASE(the_man_page_has_the_options_of_help) {
  const std::string page = manual();
  BOOST_TEST(commands().size() > 5);
  for (const std::string& command : commands()) {
    const std::string text = section(page, ".SS " + command + "\n", ".S");
    BOOST_TEST(matches(text, R"(^\.TP\n(?:-[a-zA-Z], )?(--[a-z-]+))") == options_of(command),
               boost::test_tools::per_element());
  }
}

BOOST_AUTO_TEST_CASE(the_completions_have_the_options_of_help) {
  const std::string bash = printed({"completions", "bash"});
  const std::string zsh = printed({"completions", "zsh"});
  const std::string fish = printed({"completions", "fish"});
  for (const std::string& command : commands()) {
    const Names options = options_of(command);
    const std::string words = section(bash, "    " + command + ":-*)", "\n");
    BOOST_TEST(matches(words, "(--[a-z-]+)") == options, boost::test_tools::per_element());
    const std::string specs = section(zsh, "  " + command + ") _arguments", ";;");
    BOOST_TEST(matches(specs, R"('\*(--[a-z-]+))") == options, boost::test_tools::per_element());
    Names of_fish;
    for (const std::string& name :
         matches(fish, "__fish_seen_subcommand_from " + command + "['; ][^\\n]* -l ([a-z-]+)"))
      of_fish.insert("--" + name);
    BOOST_TEST(of_fish == options, boost::test_tools::per_element());
  }
}

BOOST_AUTO_TEST_CASE(the_readme_shows_every_command_and_no_option_that_is_not_there) {
  Names known{"--version"};
  for (const std::string& command : commands()) {
    known.merge(options_of(command));
    BOOST_TEST((command == "check" || readme().find("`dexlint " + command) != std::string::npos),
               "README.md shows no `dexlint " << command << "`");
  }
  for (const std::string& option : matches(readme(), R"(`(--[a-z-]+))"))
    BOOST_TEST(known.contains(option), "README.md names " << option);
}

BOOST_AUTO_TEST_CASE(the_man_page_has_no_fault) {
  if (is_missing("mandoc")) return;
  TemporaryTree tree;
  tree.file("dexlint.1", printed({"man"}));
  const ProgramRun run = run_program({"mandoc", "-Tlint", "-Wwarning", "dexlint.1"}, tree.root());
  // It has no date, so that two builds of one version are the same.
  const Names faults = matches(run.out, R"((^[^\n]*(?:WARNING|ERROR)(?!: missing date)[^\n]*))");
  BOOST_TEST(faults == Names{}, boost::test_tools::per_element());
}

struct Completion {
  const char* typed;
  const char* among;   ///< is offered
  const char* absent;  ///< is not
};
std::ostream& operator<<(std::ostream& out, const Completion& row) { return out << row.typed; }

const Completion completion_rows[] = {
    {"dexlint ", "explain", "--color"},
    {"dexlint check --fail-on ", "never", "explain"},
    {"dexlint --fail-on ", "note", "explain"},
    {"dexlint check --sta", "--statistics", "--strict"},
    {"dexlint completions ", "fish", "check"},
    {"dexlint rules --format ", "markdown", "sarif"},
    {"dexlint check -f sa", "sarif", "--select"},
    {"dexlint check --strict val", "values.yaml", "other.txt"},
};

/// What the script offers for the typed words, a word a line.
std::string bash_offers(const std::string& folder, const std::string& typed) {
  const std::string words = std::regex_replace(typed, std::regex(" $"), " ''");
  return run_program({"bash", "-c",
                      "source ./script; COMP_WORDS=(" + words +
                          "); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _dexlint 2>/dev/null; "
                          "printf '%s\\n' \"${COMPREPLY[@]}\""},
                     folder)
      .out;
}

std::string fish_offers(const std::string& folder, const std::string& typed) {
  return run_program({"fish", "--no-config", "-c", "source ./script; complete -C '" + typed + "'"},
                     folder, "", {"HOME=" + folder})
      .out;
}

struct Shell {
  const char* name;
  std::string (*offers)(const std::string&, const std::string&);
};
const Shell shells[] = {{"bash", bash_offers}, {"fish", fish_offers}};
std::ostream& operator<<(std::ostream& out, const Shell& shell) { return out << shell.name; }

BOOST_DATA_TEST_CASE(shells_offer_what_fits,
                     boost::unit_test::data::make(shells) *
                         boost::unit_test::data::make(completion_rows),
                     shell, row) {
  if (is_missing(shell.name)) return;
  TemporaryTree tree;
  tree.file("script", printed({"completions", shell.name}));
  tree.file("values.yaml", "a: 1\n");
  tree.file("other.txt", "text\n");
  const std::string offered = shell.offers(tree.root(), row.typed);
  BOOST_TEST(offered.find(row.among) != std::string::npos, offered);
  BOOST_TEST(offered.find(row.absent) == std::string::npos, offered);
}

struct Handed {
  const char* words;  ///< in front of the cursor
  const char* hands;  ///< what zsh's own functions get
};
std::ostream& operator<<(std::ostream& out, const Handed& row) { return out << row.words; }

const Handed handed_rows[] = {
    {"dexlint ''", "explain:the whole page of a rule\n"},
    {"dexlint ''", "\n*--fail-on=["},
    {"dexlint check ''", ":(error warning note never)\n"},
    {"dexlint rules ''", "(text json markdown config-schema pack-schema)\n"},
    {"dexlint completions ''", "*:SHELL:(bash zsh fish)\n"},
};

// zsh completes inside its line editor only: functions of its own print what they are handed.
BOOST_DATA_TEST_CASE(zsh_is_handed_what_fits, boost::unit_test::data::make(handed_rows), row) {
  if (is_missing("zsh")) return;
  TemporaryTree tree;
  tree.file("script", printed({"completions", "zsh"}));
  const ProgramRun run = run_program(
      {"zsh", "-f", "-c",
       "compdef() {}; _describe() { print -rl -- ${(P)2} }; _arguments() { print -rl -- $@ }\n"
       "source ./script; words=(" +
           std::string(row.words) + "); CURRENT=$#words; _dexlint"},
      tree.root());
  BOOST_TEST(run.out.find(row.hands) != std::string::npos, run.out << run.err);
}
