// Texts that say what a configuration may hold: which they are, and what is said of them.
#include "linter/input/schema_text.h"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ostream>
#include <string>

#include "tests/support/lint_text.h"
#include "tests/support/program.h"
#include "tests/support/temporary_tree.h"

namespace utf = boost::unit_test;
using namespace dexlint;
using namespace dexlint::test;

namespace {

struct Row {
  std::string_view text;
  bool is_schema;
};
std::ostream& operator<<(std::ostream& out, const Row& row) { return out << row.text; }

const Row rows[] = {
    {"apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\n", true},
    {"---\r\nkind: \"CustomResourceDefinition\"\r\n", true},
    {"\xEF\xBB\xBFkind: CustomResourceDefinition # generated", true},
    {"kind: CompositeResourceDefinition\nspec: {}\n", true},
    {"{{- if .Values.crds }}\nkind: CustomResourceDefinition\nspec:\n{{- end }}\n", true},
    {R"({"spec": {"names": {}}, "kind": "CustomResourceDefinition"})", true},
    {"kind: CustomResourceDefinitions\n", false},
    {"kind: ConfigMap\ndata:\n  kind: CustomResourceDefinition\n", false},
    {"kind: List\nitems:\n- kind: CustomResourceDefinition\n", false},
    {"# kind: CustomResourceDefinition\nkind: Secret\n", false},
    {R"({"kind": "Secret", "data": {"kind": "CustomResourceDefinition"}})", false},
    {R"({"kind": "Secret", "x": "\"kind\": \"CustomResourceDefinition\""})", false},
    // Of two minds: a forgotten `---`, a comment of Helm, branches, a text in column 0.
    {"kind: CustomResourceDefinition\nspec: {}\nkind: Secret\n", false},
    {"{{- /*\nthis was a\nkind: CustomResourceDefinition\n*/ -}}\nkind: Secret\n", false},
    {"{{ if .a }}\nkind: CustomResourceDefinition\n{{ else }}\nkind: Secret\n{{ end }}\n", false},
    {"kind: CustomResourceDefinition\nstringData: {a: b}\n", false},
    {"a: \"\nkind: CustomResourceDefinition\n\"\nconnectors: []\n", false},
    {"crd: {\nkind: CustomResourceDefinition\n}\n", false},
    {"kind: CustomResourceDefinition\na text\n", false},
    {"kind: CustomResourceDefinition\nspec: {}\rstringData: {a: b}\n", false},
    {"{\n // closes }\n \"a\": {\"kind\": \"CustomResourceDefinition\"}}", false},
    {"{\"kind\": \"CustomResourceDefinition\"}\n{\"kind\": \"Secret\"}", false},
    {"--- {kind: Secret}\nkind: CustomResourceDefinition\n", false},
    {"{{ if .a }}kind: Secret{{ end }}\nkind: CustomResourceDefinition\n", false},
    // JSON Schema
    {R"({"$schema": "http://json-schema.org/draft-07/schema#", "properties": {}})", true},
    {R"({"type": "object", "$schema" : "https://json-schema.org/draft/2020-12/schema"})", true},
    {R"({"type": ["object", "null"], "$schema" : "http://json-schema.org/schema#"})", true},
    {"$schema: http://json-schema.org/draft-07/schema#\ntype: object\nrequired:\n- a\n", true},
    {R"({"$schema": "http://json-schema.org/schema#", "type": "object", connectors: []})", false},
    {R"({"$schema": "http://json-schema.org/schema#", "type": "object", 'a': []})", false},
    {R"({"$schema": "http://json-schema.org/schema#", "title": "x", "default": {}})", false},
    {R"({"$schema": "https://example.com/dex.schema.json", "type": "object"})", false},
    {R"({"$schema": "https://example.com/json-schema.org/x", "type": "object"})", false},
    {R"({"$schema": "http://json-schema.org/draft-07/schema#", "clientSecret": "x"})", false},
    {R"({"$schema": "http://json-schema.org/draft-07/schema#", "type": "oidc"})", false},
    {R"({"a": {"$schema": "http://json-schema.org/draft-07/schema#", "type": "object"}})", false},
    // OpenAPI
    {"openapi: 3.0.3\ninfo: {title: x}\npaths: {}\nx-more: y\n", true},
    {R"({"definitions": {"a": {}}, "swagger": "2.0"})", true},
    {"openapi: true\npaths: {}\n", false},
    {"openapi: 3.0.3\nclientSecret: x\n", false},
    {"openapi: 3.1.0\ntype: ClusterIP\n", false},
    {"swagger: 3.52.5\npaths: [/a]\n", false},
    {"", false},
    {"{", false},
    {"}}}", false},
    {"{\"kind\"", false},
    {"{\"kind\":", false},
    {"kind:", false},
};

// Each is judged alike with the gate and without, and says something only when it is a
// configuration, or holds what is looked for in any text.
struct Alike {
  std::string_view name;
  std::string_view path;
  std::string_view text;
  std::string_view codes;
};
std::ostream& operator<<(std::ostream& out, const Alike& row) { return out << row.name; }

const Alike alike[] = {
    {"a definition in a text of HCL", "main.tf",
     "resource \"kubernetes_secret\" \"x\" {\n  data = {\n    password = \"n0t-A-r3al-passw0rd\"\n "
     " "
     "}\n}\nresource \"kubectl_manifest\" \"crd\" {\n  yaml_body = <<EOF\nkind: "
     "CustomResourceDefinition\nEOF\n}\n",
     "DEX115"},
    {"a token that only its key tells", "crd.yaml",
     "kind: CustomResourceDefinition\nmetadata:\n  annotations:\n    github_client_secret: "
     "8d3a1b5c3d4e5f9a1b2c7d4e5f0a6b2c3d4e5f0a\n",
     ""},
    {"a token with an escape", "crd.yaml",
     "kind: CustomResourceDefinition\nspec:\n  a: \"\\u0067lpat-n0tAr3alT0kenn0tAr3a\"\n",
     "DEX117"},
    {"a token in a text of JSON", "crd.yaml",
     "kind: CustomResourceDefinition\nspec:\n  a: |\n    {\"b\": "
     "\"line\\nglpat-n0tAr3alT0kenn0tAr3a\"}\n",
     "DEX117"},
    {"a text that does not parse", "crd.yaml",
     "kind: CustomResourceDefinition\nspec:\n  config.yaml: |\n    connectors: [\n", ""},
    {"base64 of a Secret", "crd.yaml",
     "kind: CustomResourceDefinition\nspec:\n  example: {kind: Secret, data: {token: "
     "Z2xwYXQtbjB0QXIzYWxUMGtlbm4wdEFyM2E=}}\n",
     ""},
    {"an ignore that does nothing", "crd.yaml",
     "# dexlint: ignore[DEX115]\nkind: CustomResourceDefinition\nspec: {password: x}\n", "DEX001"},
    {"arguments of Dex", "all.yaml",
     "kind: ConfigMap\ndata:\n  config.yaml: |\n    issuer: https://dex.example.com\n    storage: "
     "{type: kubernetes, config: {inCluster: true}}\n    enablePasswordDB: "
     "true\n---\nkind: CustomResourceDefinition\nspec: {a: --web-http-addr}\n",
     "DEX804"},
};

// What describes a login, with an example of one, and a token in its text.
constexpr std::string_view definition = R"(apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: {name: logins.example.com}
spec:
  names: {kind: Application}
  versions:
  - name: v1
    schema:
      openAPIV3Schema:
        description: for example glpat-n0tAr3alT0kenn0tAr3a
        example: {clientSecret: n0t-A-r3al-s3cret-1, redirectURI: "http://example.com"}
        properties:
          clientSecret: {type: string}
          helm: {properties: {values: {type: string}}}
)";

struct Tree : TemporaryTree {
  std::string check(const std::vector<std::string>& arguments) const {
    std::vector<std::string> all = {"check", "--format", "concise"};
    all.insert(all.end(), arguments.begin(), arguments.end());
    return run_dexlint(all, root(), "").out;
  }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(schema_text)

BOOST_DATA_TEST_CASE(outermost_keys_tell, utf::data::make(rows), row) {
  BOOST_TEST(is_schema(row.text) == row.is_schema);
}

BOOST_FIXTURE_TEST_CASE(only_what_is_no_key_s_matter_is_found_in_one, Tree) {
  file("crd.yaml", std::string(definition));
  const std::string gated = check({"crd.yaml"});
  BOOST_TEST(gated ==
             "crd.yaml:10:34: error[DEX117] provider-token: a `GitLab token` is written in plain "
             "text\n1 error in 1 file (1 file scanned)\n");
  BOOST_TEST(gated == check({"--no-gate", "crd.yaml"}));
}

BOOST_DATA_TEST_CASE(the_gate_makes_no_difference, utf::data::make(alike), row) {
  LintOptions ungated = all_rules_options();
  ungated.gate = false;
  for (const LintOptions& options : {all_rules_options(), ungated}) {
    std::string codes;
    for (const Finding& finding : lint_text(row.path, row.text, options).findings)
      codes += (codes.empty() ? "" : " ") + std::string(finding.rule->code);
    BOOST_TEST(codes == row.codes);
  }
}

BOOST_FIXTURE_TEST_CASE(an_ignore_of_the_file_holds_in_one, Tree) {
  file("all.yaml",
       "# dexlint: ignore-file[DEX115]\nkind: CustomResourceDefinition\nspec: {clientSecret: "
       "x}\n---\nkind: Secret\nmetadata: {name: a}\nstringData: {password: "
       "n0t-A-r3al-passw0rd}\n");
  BOOST_TEST(check({"--ignore", "DEX001", "all.yaml"}) ==
             check({"--ignore", "DEX001", "--no-gate", "all.yaml"}));
  BOOST_TEST(check({"--ignore", "DEX001", "all.yaml"}).find("DEX115") == std::string::npos);
}

BOOST_FIXTURE_TEST_CASE(a_company_may_name_any_key, Tree) {
  file("values.yaml", "пароль: n0t-A-r3al-passw0rd\n^a: n0t-A-r3al-passw0rd\n");
  file(".dexlint.yaml", "company: {credentials: ['пароль*', '^a', '^^']}\n");
  BOOST_TEST(check({"values.yaml"}).find("values.yaml:2") != std::string::npos);
  BOOST_TEST(check({"values.yaml"}) == check({"--no-gate", "values.yaml"}));
}

BOOST_FIXTURE_TEST_CASE(a_schema_that_does_not_parse_is_no_news, Tree) {
  file("crd.yaml", "kind: CustomResourceDefinition\n  clientSecret: x: y\n");
  const ProgramRun run = run_dexlint({"check", "--no-gate", "crd.yaml"}, root(), "");
  BOOST_TEST(run.status == 0);
  BOOST_TEST(run.out == "No findings in 1 file\n");
}

BOOST_FIXTURE_TEST_CASE(explain_file_says_so, Tree) {
  std::string silent(definition);
  silent.replace(silent.find("glpat-"), 6, "");
  file("crd.yaml", silent);
  const std::string said = run_dexlint({"explain-file", "crd.yaml"}, root(), "").out;
  BOOST_TEST(said == "crd.yaml: " + std::to_string(silent.size()) + R"( bytes, 1 document
  lines 1-14: not read: a schema, in which nothing stands that is looked for in any text
)");
  file("crd.yaml", std::string(definition));
  const std::string read = run_dexlint({"explain-file", "crd.yaml"}, root(), "").out;
  BOOST_TEST(read.find("lines 1-14: a schema, read for what is looked for in any text, woken by "
                       "`glpat-` in line 10") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
