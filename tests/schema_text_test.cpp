// Texts that say what a configuration may hold: which they are, and what is said of them.
#include "linter/input/schema_text.h"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ostream>
#include <string>

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
    {"kind: CustomResourceDefinition # generated", true},
    {"{{- if .Values.crds }}\nkind: CustomResourceDefinition\nspec:\n{{- end }}\n", true},
    {R"({"spec": {"names": {}}, "kind": "CustomResourceDefinition"})", true},
    {"kind: CustomResourceDefinitions\n", false},
    {"kind: ConfigMap\ndata:\n  kind: CustomResourceDefinition\n", false},
    {"kind: List\nitems:\n- kind: CustomResourceDefinition\n", false},
    {"# kind: CustomResourceDefinition\nkind: Secret\n", false},
    {R"({"kind": "Secret", "data": {"kind": "CustomResourceDefinition"}})", false},
    {R"({"kind": "Secret", "x": "\"kind\": \"CustomResourceDefinition\""})", false},
    // JSON Schema
    {R"({"$schema": "http://json-schema.org/draft-07/schema#", "properties": {}})", true},
    {R"({"type": "object", "$schema" : "https://json-schema.org/draft/2020-12/schema"})", true},
    {"$schema: http://json-schema.org/draft-07/schema#\ntype: object\n", true},
    {R"({"$schema": "https://example.com/dex.schema.json", "type": "ldap"})", false},
    {R"({"$schema": "http://json-schema.org/draft-07/schema#", "clientSecret": "x"})", false},
    {R"({"a": {"$schema": "http://json-schema.org/draft-07/schema#", "type": "object"}})", false},
    // OpenAPI
    {"openapi: 3.0.3\ninfo: {title: x}\npaths: {}\n", true},
    {R"({"definitions": {"a": {}}, "swagger": "2.0"})", true},
    {"openapi: true\npaths: {}\n", false},
    {"openapi: 3.0.3\nclientSecret: x\n", false},
    {"", false},
    {"{", false},
    {"}}}", false},
    {"{\"kind\"", false},
    {"{\"kind\":", false},
    {"kind:", false},
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
  lines 1-14: not read: a schema says what a configuration may hold, and no token stands in it
)");
  file("crd.yaml", std::string(definition));
  const std::string read = run_dexlint({"explain-file", "crd.yaml"}, root(), "").out;
  BOOST_TEST(
      read.find("lines 1-14: a schema, read for tokens alone, woken by `glpat-` in line 10") !=
      std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
