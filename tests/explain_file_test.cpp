// `dexlint explain-file`: why each document of a file was read or not, and what was recognised.
#include <boost/test/unit_test.hpp>

#include "tests/support/program.h"
#include "tests/support/temporary_tree.h"

namespace {

using namespace dexlint::test;

struct Tree : TemporaryTree {
  ProgramRun explain(const std::vector<std::string>& files) const {
    std::vector<std::string> arguments = {"explain-file"};
    arguments.insert(arguments.end(), files.begin(), files.end());
    return run_dexlint(arguments, root(), "");
  }
};

// Up to the list of words, which grows with the rules.
std::string before_words(const std::string& text) {
  return text.substr(0, text.find("\nA document is read when"));
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(explain_file, Tree)

BOOST_AUTO_TEST_CASE(each_document_has_its_line) {
  file("all.yaml", R"(apiVersion: v1
kind: Service
---
apiVersion: v1
kind: Secret
metadata: {name: db}
stringData:
  password: {{ .Values.password }}
  upstream-idps: |
    - type: github
      id: github
      name: GitHub
      config: {clientID: a, clientSecret: n0t-A-r3al-s3cret-1}
---
kind: Secret
  stringData: {a: b}
)");
  const ProgramRun run = explain({"all.yaml"});
  BOOST_TEST(run.status == 0);
  BOOST_TEST(before_words(run.out) == R"(all.yaml: 304 bytes, 3 documents
  lines 1-2: not read: it holds none of the words that wake a rule
  lines 3-13: read, woken by `kind: Secret` in line 5; 1 template action is taken for unknown
    line 4: Secret v1/Secret/default/db
    line 8: credential password
    line 10: connector github, read by Pachyderm
    line 13: credential clientSecret
  lines 14-16: read line by line, woken by `kind: Secret` in line 15
    line 15: Secret #0
  skipped, line 16, unparsed: expected no second value on this line, found `:`; read line by line, what spans lines was not judged
)");
  BOOST_TEST(run.out.find("  redirectURI") != std::string::npos);
  BOOST_TEST(run.out.find("n0t-A") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(what_a_walk_would_not_come_to_is_said) {
  file("notes.html", "clientSecret: n0t-A-r3al-s3cret-1\n");
  file(".hidden.yaml", "a: b\n");
  file("run", "#!/bin/sh\npassword=n0t-A-r3al-passw0rd\n");
  BOOST_TEST(before_words(explain({"notes.html", ".hidden.yaml", "run"}).out) ==
             R"(notes.html: 34 bytes, 1 document
  a walk leaves it out: its name promises neither YAML, JSON, HCL nor a text with such blocks (--include GLOB takes it in)
  lines 1-1: read, woken by `clientSecret` in line 1
.hidden.yaml: 5 bytes, 1 document
  a walk leaves it out: hidden (--hidden takes it in)
  lines 1-1: not read: it holds none of the words that wake a rule
run: 39 bytes, 0 documents
  skipped, unparsed: has no ending in its name, and does not look like YAML or JSON
)");
}

BOOST_AUTO_TEST_CASE(what_git_ignores_is_said) {
  file(".git/HEAD", "");
  file(".gitignore", "secret*\n");
  file("secret.yaml", "a: b\n");
  BOOST_TEST(before_words(explain({"secret.yaml"}).out) == R"(secret.yaml: 5 bytes, 1 document
  a walk leaves it out: .gitignore or .git/info/exclude names it (--no-gitignore takes it in)
  lines 1-1: not read: it holds none of the words that wake a rule
)");
}

BOOST_AUTO_TEST_CASE(a_secret_that_stands_for_an_id_is_not_printed) {
  file("config.yaml",
       "connectors:\n- id: n0t-A-r3al-s3cret-1\n  type: github\n  config: "
       "{clientSecret: n0t-A-r3al-s3cret-1}\n");
  BOOST_TEST(before_words(explain({"config.yaml"}).out) == R"(config.yaml: 99 bytes, 1 document
  lines 1-4: read, woken by `connectors` in line 1
    line 2: connector …
    line 4: credential clientSecret
)");
}

BOOST_AUTO_TEST_CASE(a_file_that_is_not_there_is_an_error) {
  file("here.yaml", "a: b\n");
  const ProgramRun run = explain({"gone.yaml", "here.yaml"});
  BOOST_TEST(run.status == 2);
  BOOST_TEST(run.err == "dexlint: gone.yaml: cannot be read: No such file or directory\n");
  BOOST_TEST(run.out.starts_with("here.yaml: 5 bytes, 1 document\n"));
}

BOOST_AUTO_TEST_CASE(what_other_files_say_about_one_counts) {
  file("chart/Chart.yaml", "name: portal\n");
  file("chart/templates/secret.yaml",
       "kind: Secret\nstringData:\n  thing: {{ .Values.opaque | quote }}\n");
  file("chart/values.yaml", "opaque: n0t-A-r3al-s3cret-1\nplain: n0t-A-r3al-s3cret-2\n");
  file(".sops.yaml", "creation_rules:\n- path_regex: own\\.yaml$\n");
  file("own.yaml", "theme: dark\n");
  BOOST_TEST(before_words(explain({"chart/values.yaml", "own.yaml"}).out) ==
             R"(chart/values.yaml: 55 bytes, 1 document
  lines 1-2: read whole: any key may hold a secret here
    line 1: Helm values
    line 1: credential opaque, kept in a Secret
own.yaml: 12 bytes, 1 document
  lines 1-1: read whole: any key may hold a secret here
    line 1: the first value that SOPS was to encrypt
)");
}

BOOST_AUTO_TEST_CASE(packs_wake_what_the_program_does_not) {
  file("acme.yaml",
       "name: acme\nrules:\n- code: ACME001\n  id: acme-flaw\n  in: document\n  at: '**.acmeHost'\n"
       "  must: {matches: '\\.example\\.com$'}\n  message: 'a host is elsewhere'\n"
       "  summary: Host is elsewhere\n  why: Because.\n  fix: Mend it.\n"
       "  bad: [{path: a.yaml, text: 'acmeHost: «a.example.org»'}]\n"
       "  good: [{path: a.yaml, text: 'acmeHost: a.example.com'}]\n");
  file("a.yaml", "acmeHost: a.example.org\n");
  const std::string asleep = "  lines 1-1: not read: it holds none of the words that wake a rule\n";
  const std::string awake = "  lines 1-1: read, woken by `acmeHost";
  BOOST_TEST(explain({"a.yaml"}).out.find(asleep) != std::string::npos);
  BOOST_TEST(explain({"a.yaml", "--pack", "acme.yaml"}).out.find(awake) != std::string::npos);
  file(".dexlint.yaml", "packs: [acme.yaml]\n");
  BOOST_TEST(explain({"a.yaml"}).out.find(awake) != std::string::npos);
  BOOST_TEST(explain({"--isolated", "a.yaml"}).out.find(asleep) != std::string::npos);
}

BOOST_AUTO_TEST_CASE(what_the_config_excludes_is_told) {
  file(".dexlint.yaml", "exclude: [old/]\n");
  file("old/a.yaml", "a: b\n");
  BOOST_TEST(explain({"old/a.yaml"}).out.find("  a walk leaves it out: the config excludes it") !=
             std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
