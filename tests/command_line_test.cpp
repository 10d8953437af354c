// What users type and get: exit codes, what goes to which stream, and what is said when something
// is wrong. Nothing is lost silently, and every complaint names the thing and what to do.
#include <unistd.h>

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include "tests/support/scanned_tree.h"

namespace {

using namespace dexlint::test;
using nlohmann::json;

constexpr const char* connector = R"(type: oidc
id: sso
name: SSO
config:
  issuer: https://sso.example.com
  clientSecret: n0t-A-r3al-s3cret-1
  redirectURI: http://dex.example.com/callback
)";

struct Tree : ScannedTree {
  Tree() {
    file("dirty.yaml", connector);
    file("clean.yaml", "replicas: 2\n");
  }
};

bool is_root() { return ::geteuid() == 0; }

}  // namespace

BOOST_FIXTURE_TEST_SUITE(exit_codes, Tree)

BOOST_AUTO_TEST_CASE(clean_is_0) { BOOST_TEST(run({"check", "clean.yaml"}).status == 0); }
BOOST_AUTO_TEST_CASE(findings_are_1) { BOOST_TEST(run({"check", "dirty.yaml"}).status == 1); }
BOOST_AUTO_TEST_CASE(check_may_be_left_out) {
  BOOST_TEST(run({"dirty.yaml"}).out == run({"check", "dirty.yaml"}).out);
}
BOOST_AUTO_TEST_CASE(no_argument_is_here) { BOOST_TEST(run({}).status == 1); }

struct FailOn {
  const char* fail_on;
  const char* select;
  int status;
};
std::ostream& operator<<(std::ostream& out, const FailOn& row) {
  return out << row.fail_on << " with " << row.select;
}

const FailOn fail_on_rows[] = {
    {"error", "DEX101", 1}, {"warning", "DEX101", 1}, {"note", "DEX101", 1},
    {"never", "DEX101", 0}, {"error", "secret", 1},   {"error", "DEX99", 2},
    {"error", "DEX2", 1},   {"error", "meta", 0},     {"error", "plaintext-client-secret", 1}};

BOOST_DATA_TEST_CASE_F(Tree, fail_on_and_select, boost::unit_test::data::make(fail_on_rows), row) {
  BOOST_TEST(
      run({"check", "--fail-on", row.fail_on, "--select", row.select, "dirty.yaml"}).status ==
      row.status);
}

BOOST_AUTO_TEST_CASE(an_error_wins_over_findings_and_the_report_is_written) {
  const ProgramRun done = run({"check", "--format", "json", "dirty.yaml", "gone.yaml"});
  BOOST_TEST(done.status == 2);
  const json report = json::parse(done.out);
  BOOST_TEST(report["findings"].size() == 2u);
  BOOST_TEST(report["skipped"][0]["path"] == "gone.yaml");
  BOOST_TEST(report["skipped"][0]["reason"] == "vanished");
}

BOOST_AUTO_TEST_CASE(strict_fails_on_anything_skipped) {
  file("broken.yaml", "clientSecret: [\n");
  BOOST_TEST(run({"check", "broken.yaml"}).status == 0);
  const ProgramRun strict = run({"check", "--strict", "broken.yaml"});
  BOOST_TEST(strict.status == 2);
  BOOST_TEST(strict.err == "dexlint: --strict: 1 files or parts of files were not read\n");
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_FIXTURE_TEST_SUITE(complaints, Tree)

struct Complaint {
  const char* name;
  std::vector<std::string> arguments;
  const char* says;
};
std::ostream& operator<<(std::ostream& out, const Complaint& row) { return out << row.name; }

const Complaint complaint_rows[] = {
    {"a path that is not there",
     {"gone.yaml"},
     "dexlint: gone.yaml: cannot be read: No such file or directory\n"},
    {"an unknown rule",
     {"--select", "DEX299"},
     "dexlint: there is no rule `DEX299`: did you mean `DEX209`?\n"},
    {"a misspelt rule",
     {"--ignore", "redirect-uri-no-https"},
     "dexlint: there is no rule `redirect-uri-no-https`: did you mean `redirect-uri-not-https`?\n"},
    {"an unknown option of a rule",
     {"--set", "DEX202.hosts=x"},
     "dexlint: rule `redirect-uri-not-https` has no option `hosts`: it has plain-http-hosts\n"},
    {"a setting without a value",
     {"--set", "DEX202.plain-http-hosts"},
     "dexlint: expected RULE.OPTION=VALUE, found `DEX202.plain-http-hosts`\n"},
    {"an unknown format",
     {"-f", "xml"},
     "dexlint: there is no format `xml`: expected one of text, concise, json, "
     "jsonl, sarif, github, gitlab, gitlab-secret-detection, gitlab-sast, junit, checkstyle, "
     "rdjson, "
     "rdjsonl, markdown, html\n"},
    {"two formats to one file",
     {"-f", "json:x", "-f", "sarif:x", "clean.yaml"},
     "dexlint: two formats would be written to x\n"},
    {"two formats to stdout",
     {"-f", "json", "-f", "sarif"},
     "dexlint: only one format can go to standard output: give the others a file, as in "
     "`sarif:out.sarif`\n"},
    {"a file that cannot be written",
     {"-f", "json:nowhere/out.json", "clean.yaml"},
     "dexlint: nowhere/out.json: cannot be written: No such file or directory\n"}};

BOOST_DATA_TEST_CASE_F(Tree, a_complaint_names_the_thing,
                       boost::unit_test::data::make(complaint_rows), row) {
  const ProgramRun done = run(row.arguments);
  BOOST_TEST(done.status == 2);
  BOOST_TEST(done.err == row.says);
}

BOOST_AUTO_TEST_CASE(a_complaint_does_not_speak_to_the_terminal) {
  file("\x1b[2J/a.yaml", "a: b\n");
  file("\x1b[2J/.dexlint.yaml", "nonsense: [\n");
  const std::vector<std::vector<std::string>> runs{
      {"check", "\x1b[2J/a.yaml"}, {"check", "--\x1b[2J"}, {"check", "--fail-on", "\x1b[2J"}};
  for (const std::vector<std::string>& arguments : runs) {
    const ProgramRun done = run(arguments);
    BOOST_TEST(done.status == 2);
    BOOST_TEST(done.err.find("\\x1b[2J") != std::string::npos, done.err);
    BOOST_TEST(done.err.find('\x1b') == std::string::npos);
  }
}

BOOST_AUTO_TEST_CASE(an_unknown_option_is_named) {
  const ProgramRun done = run({"check", "--formatt", "json"});
  BOOST_TEST(done.status == 2);
  BOOST_TEST(done.out == "");
  BOOST_TEST(done.err.find("--formatt") != std::string::npos, done.err);
  BOOST_TEST(done.err.find("--help") != std::string::npos, done.err);
}

BOOST_AUTO_TEST_CASE(a_platform_is_checked) {
  for (const char* wrong : {"openshift", "auto@2.4", "pachyderm@latest", "dex@"}) {
    const ProgramRun done = run({"check", "--platform", wrong, "clean.yaml"});
    BOOST_TEST(done.status == 2);
    BOOST_TEST(
        done.err.find("--platform: expected auto, dex, pachyderm or argocd") != std::string::npos,
        done.err);
  }
  BOOST_TEST(run({"check", "--platform", "pachyderm@2.4", "clean.yaml"}).status == 0);
}

// The same connector, read by whom the user says.
BOOST_AUTO_TEST_CASE(a_platform_decides_what_is_refused) {
  file("own.yaml", R"(- type: github
  id: gh
  name: GitHub
  version: 1
  config: {clientID: x, clientSecret: $S, orgs: [{name: a}], redirectURI: "https://a.example/dex/callback"}
)");
  const auto codes = [&](const char* platform) {
    std::string all;
    const json done = report({"own.yaml", "--platform", platform});
    for (const json& finding : done["findings"])
      all += finding["code"].get<std::string>() + " " + finding["effect"].get<std::string>() + "\n";
    return all;
  };
  BOOST_TEST(codes("dex") == "DEX404 ignored\n");
  BOOST_TEST(codes("pachyderm") == "DEX704 refused\nDEX712 breaks-login\n");
}

BOOST_AUTO_TEST_CASE(explain_says_what_a_connector_takes) {
  const ProgramRun done = run({"explain", "ldap"});
  BOOST_TEST(done.status == 0);
  BOOST_TEST(
      done.out.find("| `userSearch.scope` | text | Sub or one; anything else fails Open(). One "
                    "of `sub`, `one`. |\n") != std::string::npos,
      done.out);
}

BOOST_AUTO_TEST_CASE(explain_suggests) {
  const ProgramRun done = run({"explain", "DEX20"});
  BOOST_TEST(done.status == 2);
  BOOST_TEST(done.err == "dexlint: there is no rule `DEX20`: did you mean `DEX201`?\n");
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_FIXTURE_TEST_SUITE(what_cannot_be_read, Tree)

struct Unreadable {
  const char* name;
  const char* path;
  const char* bytes;
  std::size_t size;
  const char* reason;  // empty: read, and nothing to say
  const char* detail;
};
std::ostream& operator<<(std::ostream& out, const Unreadable& row) { return out << row.name; }

const Unreadable unreadable_rows[] = {
    {"an empty file", "a.yaml", "", 0, "", ""},
    {"comments alone", "a.yaml", "# clientSecret: x\n", 18, "", ""},
    {"a binary file", "a.yaml", "clientSecret: \0\1\2", 17, "binary",
     "holds NUL bytes: not a text"},
    {"git-crypt", "a.yaml", "\0GITCRYPT\0\1\2\3", 13, "encoding", "encrypted by git-crypt"},
    {"broken YAML", "a.yaml", "clientSecret: [\n", 16, "unparsed",
     "expected `,` or `]` in a flow list, found something else; read line by line, what spans "
     "lines was not judged"},
    {"broken JSON", "a.json", "{\"clientSecret\": ", 17, "unparsed",
     "expected a value, found the end of the text"}};

BOOST_DATA_TEST_CASE_F(Tree, a_file_is_listed_with_its_reason,
                       boost::unit_test::data::make(unreadable_rows), row) {
  file(row.path, std::string_view(row.bytes, row.size));
  const json skipped = report({row.path})["skipped"];
  BOOST_TEST(skipped.size() == (*row.reason == '\0' ? 0u : 1u), skipped.dump());
  if (skipped.empty()) return;
  BOOST_TEST(skipped[0]["reason"] == row.reason);
  BOOST_TEST(skipped[0]["detail"] == row.detail);
}

BOOST_AUTO_TEST_CASE(a_file_of_100_MB_is_too_large) {
  sparse_file("large.yaml", std::size_t{100} << 20);
  const ProgramRun done = run({"check", "--format", "json", "large.yaml", "dirty.yaml"});
  BOOST_TEST(done.status == 2);
  const json report = json::parse(done.out);
  BOOST_TEST(report["skipped"][0]["reason"] == "too-large");
  BOOST_TEST(report["findings"].size() == 2u);
}

BOOST_AUTO_TEST_CASE(a_rule_that_repeats_itself_is_cut_short) {
  std::string secrets;
  for (int i = 0; i < 1200; ++i)
    secrets +=
        "---\napiVersion: v1\nkind: Secret\nmetadata: {name: x}\n"
        "stringData: {password: n0t-A-r3al-one}\n";
  file("many.yaml", secrets);
  const json all = report({"many.yaml"});
  BOOST_TEST(all["findings"].size() == 1000u);
  BOOST_REQUIRE(all["skipped"].size() == 2u);
  for (const int i : {0, 1}) {
    const std::string code = i == 0 ? "DEX115" : "DEX124";
    BOOST_TEST(all["skipped"][i]["detail"] ==
               code + " applies to 1200 places in this file: only the first 1000 were judged");
  }
}

BOOST_AUTO_TEST_CASE(the_others_are_read_when_a_folder_is_closed) {
  if (is_root()) {
    BOOST_TEST_MESSAGE("skipped: root may read everything");
    return;
  }
  file("closed/a.yaml", connector);
  permit("closed", 0);
  const json all = report({"."});
  BOOST_TEST(all["findings"].size() == 2u);
  BOOST_TEST(all["skipped"][0]["path"] == "closed");
  BOOST_TEST(all["skipped"][0]["reason"] == "unreadable");
}

BOOST_AUTO_TEST_CASE(links_and_pipes_do_no_harm) {
  link("loop", ".");
  link("outside.yaml", "/etc/hostname");
  fifo("pipe.yaml");
  const json all = report({"."});
  BOOST_TEST(all["findings"].size() == 2u);
  BOOST_TEST(all["skipped"].size() == 2u, all["skipped"].dump());
  BOOST_TEST(all["skipped"][0]["reason"] == "outside-tree");
  BOOST_TEST(all["skipped"][1]["reason"] == "special-file");
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_FIXTURE_TEST_SUITE(streams_and_formats, Tree)

BOOST_AUTO_TEST_CASE(standard_input_has_the_name_that_it_is_given) {
  const json all = report({"-", "--stdin-filename", "charts/dex/values.yaml"}, connector);
  BOOST_TEST(all["findings"][0]["path"] == "charts/dex/values.yaml");
}

BOOST_AUTO_TEST_CASE(standard_input_that_is_too_large_is_listed) {
  const ProgramRun done =
      run({"check", "-f", "json", "--max-file-size", "10", "-", "clean.yaml"}, connector);
  BOOST_TEST(done.status == 2);
  BOOST_TEST(json::parse(done.out)["skipped"][0]["reason"] == "too-large");
}

BOOST_AUTO_TEST_CASE(several_formats_in_one_run) {
  const ProgramRun done =
      run({"check", "-f", "text", "-f", "json:out.json", "-f", "sarif:out.sarif", "dirty.yaml"});
  BOOST_TEST(done.status == 1);
  BOOST_TEST(done.out == run({"check", "dirty.yaml"}).out);
  BOOST_TEST(json::parse(run_program({"cat", "out.json"}, root()).out)["findings"].size() == 2u);
  BOOST_TEST(
      json::parse(run_program({"cat", "out.sarif"}, root()).out)["runs"][0]["results"].size() ==
      2u);
}

BOOST_AUTO_TEST_CASE(a_report_to_a_device_is_written_in_place) {
  BOOST_TEST(run({"check", "-f", "json:/dev/null", "dirty.yaml"}).status == 1);
  BOOST_TEST(run_program({"test", "-c", "/dev/null"}, root()).status == 0);
}

BOOST_AUTO_TEST_CASE(color_when_asked_and_never_in_a_pipe) {
  BOOST_TEST(run({"check", "dirty.yaml"}).out.find('\x1b') == std::string::npos);
  BOOST_TEST(run({"check", "--color", "always", "dirty.yaml"}).out.find('\x1b') !=
             std::string::npos);
}

BOOST_AUTO_TEST_CASE(what_is_milder_or_less_sure_is_left_out_when_asked) {
  file("docs/guide.md", std::string("```yaml\n") + connector + "```\n");
  BOOST_TEST(report({"docs"})["findings"].size() == 2u);
  BOOST_TEST(report({"docs", "--min-severity", "error"})["findings"].size() == 0u);
}

BOOST_AUTO_TEST_CASE(an_option_of_a_rule_is_obeyed) {
  const auto count = [&](const char* hosts) {
    return report({"dirty.yaml", "--select", "DEX202", "--set",
                   std::string("DEX202.plain-http-hosts=") + hosts})["findings"]
        .size();
  };
  BOOST_TEST(count("") == 1u);
  BOOST_TEST(count("other.example.com example.com") == 1u);
  BOOST_TEST(count("other.example.com *.EXAMPLE.com") == 0u);
  BOOST_TEST(count("dex.example.com") == 0u);
}

BOOST_AUTO_TEST_CASE(a_values_file_is_laid_over_the_values_of_its_chart) {
  file("chart/Chart.yaml", "apiVersion: v2\nname: pach\nversion: 0.1.0\n");
  file("chart/values-prod.yaml", R"(pachyderm:
  oidc:
    upstreamIDPs:
    - {type: github, id: github, name: GitHub, config: {orgs: [{name: acme}], redirectURI: "https://pach.example.com/callback"}}
)");
  file("chart/values.yaml", "pachyderm: {proxy: {enabled: true}}\n");
  BOOST_TEST(report({"chart"})["findings"].size() == 1u);
  file("chart/values.yaml", "pachyderm: {proxy: {enabled: false}}\n");
  BOOST_TEST(report({"chart"})["findings"].size() == 0u);
  BOOST_TEST(report({"chart/values-prod.yaml"})["findings"].size() == 0u);
}

// Where a repository is checked out, and how it is named, changes nothing.
BOOST_AUTO_TEST_CASE(the_spelling_of_a_path_changes_nothing) {
  file("tests/repo/a/x.yaml", connector);
  const auto run_in = [&](const char* folder, const std::string& named) {
    return run_dexlint({"check", "-f", "json", named}, path(folder)).out;
  };
  const std::string plain = run_in("tests/repo", ".");
  BOOST_TEST(json::parse(plain)["findings"][0]["severity"] == "error");
  BOOST_TEST(run_in("tests/repo", path("tests/repo")) == plain);
  BOOST_TEST(run_in("tests/repo", "a/../a/x.yaml") == plain);
  BOOST_TEST(run_in("tests/repo", "../repo/a") == plain);
  BOOST_TEST(json::parse(
                 run_in("tests", path("tests/repo/../../tests/repo")))["findings"][0]["severity"] ==
             "error");
}

// Outside of the working directory it is printed as it was given. Each of these once ended the
// program: climbing from `/repo/..` for a `.sops.yaml` never comes to `/`.
BOOST_AUTO_TEST_CASE(a_path_may_go_up_and_down) {
  file("other/b.yaml", connector);
  file("tests/repo/a.yaml", connector);
  for (const std::string& named :
       {path("other/../other"), path("tests/../other/b.yaml"), path("tests/repo/../.."),
        std::string("../../other"), std::string("../../tests/../other/"),
        std::string("../repo/../../other/b.yaml")}) {
    const ProgramRun run = run_dexlint({"check", "-f", "json", named}, path("tests/repo"));
    BOOST_TEST(run.status == 1, named << ": " << run.status << run.err);
    BOOST_TEST(!json::parse(run.out)["findings"].empty(), named);
  }
}

BOOST_AUTO_TEST_CASE(the_same_bytes_whatever_the_number_of_threads) {
  for (int i = 0; i < 20; ++i) file("many/" + std::to_string(i) + ".yaml", connector);
  const std::string one = run({"check", "-f", "json", "-j", "1", "."}).out;
  BOOST_TEST(run({"check", "-f", "json", "-j", "4", "."}).out == one);
}

// An id that was copied from the secret is the secret.
BOOST_AUTO_TEST_CASE(a_secret_is_printed_nowhere_whatever_it_stands_for) {
  file("twice.yaml", R"(issuer: https://dex.example.com/dex
connectors:
- {type: github, id: n0t-A-r3al-s3cret-1, name: GitHub, config: {clientSecret: n0t-A-r3al-s3cret-1,
   redirectURI: "http://dex.example.com/callback"}}
)");
  for (const char* format : {"text", "json", "sarif", "github"}) {
    const ProgramRun done = run({"check", "-f", format, "--select", "redirect", "twice.yaml"});
    BOOST_TEST(done.status == 1);
    BOOST_TEST(done.out.find("n0t-A-r3al") == std::string::npos, done.out);
  }
}

// `postgres` is a password here, and a part of the name of a field.
BOOST_AUTO_TEST_CASE(a_name_that_holds_a_short_secret_is_printed) {
  file("values.yaml", R"(global:
  postgresql:
    postgresqlPassword: insecure-user-password
determined:
  db: {password: postgres}
)");
  BOOST_TEST(
      run({"check", "--select", "DEX709", "values.yaml"}).out.find("`postgresqlPassword` is") !=
      std::string::npos);
}

BOOST_AUTO_TEST_CASE(the_version_and_the_help_go_to_standard_output) {
  BOOST_TEST(run({"--version"}).out == "dexlint " DEXLINT_VERSION "\n");
  const ProgramRun help = run({"--help"});
  BOOST_TEST(help.status == 0);
  BOOST_TEST(help.out.find("explain") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(every_rule_of_the_catalogue_has_a_page) {
  const json rules = json::parse(run({"rules", "--format", "json"}).out);
  BOOST_TEST(rules.size() >= 12u);
  for (const json& rule : rules) {
    const ProgramRun page = run({"explain", rule["id"]});
    BOOST_TEST(page.status == 0);
    BOOST_TEST(page.out.find(rule["fix"].get<std::string>()) != std::string::npos);
    BOOST_TEST(run({"explain", rule["code"]}).out == page.out);
  }
}

BOOST_AUTO_TEST_SUITE_END()
