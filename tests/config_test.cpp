// `.dexlint.yaml`: where it is looked for, what it may say, and what is said of the rest, by the
// program and by the schema.
#include "linter/engine/config.h"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ostream>
#include <string>

#include "rules/rule_table.h"
#include "tests/support/file_content.h"
#include "tests/support/golden.h"
#include "tests/support/scanned_tree.h"

namespace utf = boost::unit_test;
using namespace dexlint;
using namespace dexlint::test;

namespace {

constexpr Version own{0, 1};

Result<Config> read(const FileSource& files, const std::string& path = ".dexlint.yaml") {
  return read_config(files, path, all_rules(), own);
}

enum class Schema { refuses, cannot_know };

struct Bad {
  const char* name;
  const char* text;
  const char* said;  ///< behind `.dexlint.yaml:`
  Schema schema = Schema::refuses;
};
std::ostream& operator<<(std::ostream& out, const Bad& row) { return out << row.name; }

const Bad bad[] = {
    {"a misspelt key", "# mine\nlayer: []\n",
     "2:1: there is no setting of this name: did you mean `layers`?"},
    {"a key far from any", "profile: all\nqqq: 1\n",
     "2:1: there is no setting of this name: expected pin, profile, select, ignore, packs, "
     "rules, overrides, allow, foreign-ignores, include, exclude, platform, layers or company"},
    {"a key twice", "ignore: [DEX202]\nignore: [DEX101]\n", "2:1: this stands in the mapping twice",
     Schema::cannot_know},
    {"a list for the whole", "- layers\n", "1:1: expected a mapping, found a list"},
    {"no YAML", "layers: [\n", "2:1: expected `,` or `]` in a flow list, found something else",
     Schema::cannot_know},
    {"two documents", "pin: 0.1\n---\npin: 0.1\n", "2:1: expected one document, found another",
     Schema::cannot_know},
    {"a text for a list", "ignore: DEX202\n", "1:9: expected a list, found a text"},
    {"a number for a text", "include: [7]\n", "1:11: expected a text, found a text"},
    {"an unknown rule to ignore", "ignore: [DEX1011]\n",
     "1:10: there is no rule `DEX1011`: did you mean `DEX101`?"},
    {"an unknown rule to set", "rules:\n  redirect-uri-no-https: {enabled: false}\n",
     "2:3: there is no rule `redirect-uri-no-https`: did you mean `redirect-uri-not-https`?"},
    {"a severity that is none", "rules:\n  DEX202:\n    severity: warnings\n",
     "3:15: there is no choice of this name: did you mean `warning`?"},
    {"a yes for a true", "rules: {DEX202: {enabled: yes}}\n",
     "1:27: there is no choice of this name: expected false or true", Schema::cannot_know},
    {"a setting that no rule has", "rules: {DEX202: {level: note}}\n",
     "1:18: there is no setting of this name: expected severity, enabled or options"},
    {"an option that the rule has not", "rules:\n  DEX202:\n    options: {http-hosts: x}\n",
     "3:15: there is no option of this name: did you mean `plain-http-hosts`?",
     Schema::cannot_know},
    {"options of a group", "rules:\n  redirect:\n    options: {plain-http-hosts: x}\n",
     "3:14: options go with the code or id of a single rule", Schema::cannot_know},
    {"a profile that is none", "profile: secret\n",
     "1:10: there is no choice of this name: did you mean `secrets`?"},
    {"a platform that is none", "platform: openshift\n",
     "1:11: expected auto, dex, pachyderm or argocd, with or without @VERSION such as @2.4"},
    {"a release to come", "pin: 9.0\n",
     "1:6: this is dexlint 0.1: a later release cannot be pinned", Schema::cannot_know},
    {"a release that is none", "pin: newest\n", "1:6: expected a release of dexlint such as 0.1",
     Schema::cannot_know},
    {"an allow without a reason", "allow:\n- rule: DEX101\n  path: a.json\n",
     "2:3: lacks `reason`: why this is no mistake"},
    {"an allow without a rule", "allow:\n- {path: a.json, reason: fake}\n",
     "2:3: lacks `rule`: code or id of a rule, or a list of them"},
    {"an allow of a whole category", "allow:\n- {rule: secret, reason: fake}\n",
     "2:10: there is no rule `secret`: `dexlint rules` lists them"},
    {"a day that no calendar has", "allow:\n- {rule: DEX101, reason: fake, until: 2027-13-01}\n",
     "2:39: expected a day of the calendar such as 2027-01-31"},
    {"an override without paths", "overrides:\n- rules: {DEX202: {enabled: false}}\n",
     "2:3: lacks `paths`: files, as a .gitignore beside this file names them"},
    {"a scanner that is none", "foreign-ignores: [gitleak]\n",
     "1:19: there is no choice of this name: did you mean `gitleaks`?"},
    {"a layer that is no list", "layers: [values.yaml]\n", "1:10: expected a list, found a text"},
    {"a layer that is no path", "layers: [[{a: b}]]\n", "1:11: expected a text, found a mapping"},
    {"a layer that is not there", "layers: [[values.yaml, gone.yaml]]\n",
     "1:24: there is no such file", Schema::cannot_know},
    {"a company word that is none", "company: {credential: [x]}\n",
     "1:11: there is no setting of this name: did you mean `credentials`?"},
};

struct Tree : ScannedTree {
  Tree() {
    file("values.yaml", "db:\n  password: n0t-A-r3al-passw0rd\n");
    folder(".git");
  }
};

// What the schema says of each YAML file: "" or the first fault.
ProgramRun held_against_schema(const Tree& tree, const std::vector<std::string>& files) {
  tree.file("schema.json", run_dexlint({"rules", "--format", "config-schema"}).out);
  std::vector<std::string> arguments{"python3", DEXLINT_SOURCE_DIR "/tests/check_config_schema.py",
                                     "schema.json"};
  arguments.insert(arguments.end(), files.begin(), files.end());
  return run_program(arguments, tree.root());
}

bool is_missing(const ProgramRun& run) {
  if (run.status == 77) BOOST_TEST_MESSAGE("skipped: " << run.out);
  return run.status == 77;
}

}  // namespace

BOOST_DATA_TEST_CASE_F(Tree, a_bad_config_is_refused_with_its_place, utf::data::make(bad), row) {
  file(".dexlint.yaml", row.text);
  const ProgramRun done = run({"."});
  BOOST_TEST(done.status == 2);
  BOOST_TEST(done.out == "");
  BOOST_TEST(done.err == "dexlint: .dexlint.yaml:" + std::string(row.said) + "\n");
}

BOOST_FIXTURE_TEST_CASE(the_schema_refuses_what_it_can, Tree) {
  std::vector<std::string> files;
  for (const Bad& row : bad) {
    if (row.schema == Schema::cannot_know) continue;
    files.push_back(std::to_string(files.size()) + ".yaml");
    file(files.back(), row.text);
  }
  const ProgramRun done = held_against_schema(*this, files);
  if (is_missing(done)) return;
  BOOST_TEST(files.size() >= 15U);
  for (const std::string& name : files)
    BOOST_TEST(done.out.find("refused " + name) != std::string::npos, file_content(path(name)));
}

BOOST_AUTO_TEST_CASE(the_schema_in_the_repository_is_what_the_program_prints) {
  check_golden_file(DEXLINT_SOURCE_DIR "/.github/dexlint.schema.json",
                    run_dexlint({"rules", "--format", "config-schema"}).out);
}

// The file that `init` writes says nothing but the pin; with its comments taken away it says all.
BOOST_FIXTURE_TEST_CASE(the_written_config_is_an_example_of_everything, Tree) {
  BOOST_TEST(run({"init"}).status == 0);
  const std::string written = file_content(path(".dexlint.yaml"));
  check_golden_file(DEXLINT_SOURCE_DIR "/tests/golden/config/dexlint.yaml",
                    without_paths(written, root()));
  std::string all;
  for (std::size_t at = 0, line = 0; at < written.size(); ++line) {
    const std::size_t end = written.find('\n', at);
    std::string_view text = std::string_view(written).substr(at, end - at);
    at = end + 1;
    // Of a comment, what is YAML: a key, an item, or what is indented below it.
    if (text.starts_with("# ")) {
      text.remove_prefix(2);
      const std::size_t word = text.find_first_of(" :");
      const bool is_key = word != std::string_view::npos && text[word] == ':' && word > 0 &&
                          text.find("://") == std::string_view::npos && line > 0;
      if (!is_key && !text.starts_with("- ") && !text.starts_with("  ")) continue;
    }
    all += std::string(text) + "\n";
  }
  file(".dexlint.yaml", all);
  file("charts/pachyderm/values.yaml", "a: 1\n");
  file("envs/prod.yaml", "a: 1\n");
  file("lint/acme.yaml", "name: acme\nrules: []\n");
  const auto config = read_config(WorkTree(), path(".dexlint.yaml"), all_rules(), own);
  BOOST_REQUIRE_MESSAGE(config, (config ? "" : config.error().message) << "\n" << all);
  BOOST_TEST(config->rules.size() == 2U);
  BOOST_TEST(config->allow.size() == 1U);
  BOOST_TEST(config->company.internal_hosts.size() == 1U);
  const ProgramRun done = held_against_schema(*this, {".dexlint.yaml"});
  if (!is_missing(done)) BOOST_TEST(done.out == "accepted .dexlint.yaml\n");
}

BOOST_FIXTURE_TEST_CASE(init_leaves_what_is_there, Tree) {
  file(".dexlint.yaml", "# mine\n");
  const ProgramRun done = run({"init"});
  BOOST_TEST(done.status == 2);
  BOOST_TEST(done.err == "dexlint: .dexlint.yaml is there already: it was left as it is\n");
  BOOST_TEST(file_content(path(".dexlint.yaml")) == "# mine\n");
  const ProgramRun snippets = run({"init", "--pre-commit", "--github"});
  BOOST_TEST(snippets.status == 0);
  BOOST_TEST(snippets.out.find("  - id: dexlint\n") != std::string::npos);
  BOOST_TEST(snippets.out.find("    - uses: dexlint/dexlint@v") != std::string::npos);
}

// The README's example is a config.
BOOST_AUTO_TEST_CASE(what_the_readme_shows_is_read) {
  const std::string readme = file_content(DEXLINT_SOURCE_DIR "/README.md");
  const std::size_t begin = readme.find("pin: 0.1");
  BOOST_REQUIRE(begin != std::string::npos);
  Overlay files;
  files.put(".dexlint.yaml", readme.substr(begin, readme.find("```", begin) - begin));
  const auto config = read(files);
  BOOST_REQUIRE_MESSAGE(config, (config ? "" : config.error().message));
  BOOST_TEST(config->company.internal_hosts.size() == 2U);
}

BOOST_AUTO_TEST_CASE(an_empty_config_says_nothing) {
  for (const char* text : {"", "# nothing yet\n", "layers:\n", "rules: ~\nallow: []\n"}) {
    Overlay files;
    files.put(".dexlint.yaml", text);
    BOOST_TEST(read(files).has_value(), text);
  }
}

// A list that is named a thousand times in a list that is named a thousand times.
BOOST_AUTO_TEST_CASE(a_config_is_no_place_for_a_million_files) {
  std::string text = "layers:\n- &a [";
  for (int i = 0; i < 1000; ++i) text += "values.yaml, ";
  text += "values.yaml]\n";
  for (int i = 0; i < 1000; ++i) text += "- *a\n";
  Overlay files;
  files.put("values.yaml", "");
  files.put(".dexlint.yaml", text);
  const auto config = read(files);
  BOOST_REQUIRE(!config);
  BOOST_TEST(config.error().message.find("the config holds too many values") != std::string::npos,
             config.error().message);
}

BOOST_AUTO_TEST_CASE(it_is_found_upwards_but_not_beyond_the_repository) {
  Overlay files;
  files.put("/outer/.dexlint.yaml", "");
  files.put("/outer/with/.git/HEAD", "");
  files.put("/outer/with/.dexlint.yaml", "");
  files.put("/outer/with/a/b/values.yaml", "");
  files.put("/outer/without/.git/HEAD", "");
  files.put("/outer/without/a/values.yaml", "");
  BOOST_TEST(find_config(files, "/outer/with/a/b/values.yaml") == "/outer/with/.dexlint.yaml");
  BOOST_TEST(find_config(files, "/outer/with/a/b") == "/outer/with/.dexlint.yaml");
  BOOST_TEST(find_config(files, "/outer/with") == "/outer/with/.dexlint.yaml");
  BOOST_TEST(find_config(files, "/outer/without/a/values.yaml") == "");
}
