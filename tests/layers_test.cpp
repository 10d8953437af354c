// Layers of values: a finding says what it is in another layer that makes it one; the config names
// stacks that nothing else does.
#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include "tests/support/program.h"
#include "tests/support/temporary_tree.h"

namespace {

using namespace dexlint::test;
using nlohmann::json;

constexpr const char* helmfile = R"(releases:
- name: pachyderm
  values:
  - ../outside.yaml
  - oidc:
      upstreamIDPs:
      - type: github
        id: github
        name: GitHub
        config: {clientID: a, clientSecret: "", orgs: [{name: b}], redirectURI: "https://pach.example.com/callback"}
)";

struct Tree : TemporaryTree {
  Tree() {
    file("base.yaml", "proxy: {enabled: false}\n");
    file("idps-values.yaml", R"(oidc:
  upstreamIDPs:
  - type: github
    id: github
    name: GitHub
    config:
      clientID: aabbcc
      clientSecret: ref+vault://secret/dex#/github
      orgs: [{name: acme}]
      redirectURI: https://pach.example.com/callback
)");
    file("prod/proxy.yaml", "proxy: {enabled: true}\n");
  }
  ProgramRun run(const std::vector<std::string>& arguments) const {
    return run_dexlint(arguments, root(), "");
  }
  json findings(std::vector<std::string> arguments = {}) const {
    arguments.insert(arguments.begin(), {"check", "--format", "json"});
    return json::parse(run(arguments).out)["findings"];
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(layers, Tree)

BOOST_AUTO_TEST_CASE(a_stack_of_the_config_decides) {
  file(".dexlint.yaml", "layers:\n- [base.yaml, idps-values.yaml]\n");
  BOOST_TEST(findings().empty());
  file(".dexlint.yaml", "layers:\n- [base.yaml, idps-values.yaml, prod/proxy.yaml]\n");
  const json found = findings();
  BOOST_REQUIRE_EQUAL(found.size(), 1u);
  BOOST_TEST(found[0]["code"] == "DEX203");
  BOOST_TEST(found[0]["path"] == "idps-values.yaml");
  BOOST_TEST(found[0]["line"] == 10);
  BOOST_TEST(found[0]["related"] ==
             json::parse(R"([{"message": "what puts Dex below /dex stands here",
      "path": "prod/proxy.yaml", "line": 1, "column": 18, "end_line": 1, "end_column": 22}])"));
}

// Whatever a layer is called, it holds values.
BOOST_AUTO_TEST_CASE(a_layer_of_any_name_counts) {
  file("envs/common.yaml", R"(oidc:
  upstreamIDPs:
  - type: github
    id: github
    name: GitHub
    config: {clientID: a, clientSecret: "", orgs: [{name: b}], redirectURI: "https://pach.example.com/callback"}
)");
  file(".dexlint.yaml", "layers:\n- [base.yaml, envs/common.yaml, prod/proxy.yaml]\n");
  BOOST_TEST(findings({"envs"}).size() == 1u);
  file(".dexlint.yaml", "layers:\n- [prod/proxy.yaml, envs/common.yaml, base.yaml]\n");
  BOOST_TEST(findings({"envs"}).empty());
}

BOOST_AUTO_TEST_CASE(a_config_may_be_named_or_left_aside) {
  file("elsewhere/own.yaml", "layers:\n- [../base.yaml, ../idps-values.yaml]\n");
  BOOST_TEST(findings().size() == 1u);  // nothing says that the proxy is off
  BOOST_TEST(findings({"--config", "elsewhere/own.yaml"}).empty());
  file(".dexlint.yaml", "layers:\n- [base.yaml, idps-values.yaml]\n");
  BOOST_TEST(findings().empty());
  BOOST_TEST(findings({"--isolated"}).size() == 1u);
}

BOOST_AUTO_TEST_CASE(a_wrong_config_is_an_error_with_its_place) {
  file(".dexlint.yaml", "# of the team\nlayer: []\n");
  const ProgramRun done = run({"."});
  BOOST_TEST(done.status == 2);
  BOOST_TEST(done.out == "");
  BOOST_TEST(done.err ==
             "dexlint: .dexlint.yaml:2:1: there is no setting of this name: did you mean "
             "`layers`?\n");
  BOOST_TEST(run({"--isolated", "."}).status == 1);
}

// A manifest cannot make dexlint read what is not in the repository.
BOOST_AUTO_TEST_CASE(layers_outside_of_the_repository_are_not_read) {
  file("outside.yaml", "proxy: {enabled: false}\n");
  file("repository/.git/HEAD", "");
  file("repository/helmfile.yaml", helmfile);
  BOOST_TEST(findings({"repository"}).size() == 1u);
  file("repository/outside.yaml", "proxy: {enabled: false}\n");
  file("repository/deploy/helmfile.yaml", helmfile);
  BOOST_TEST(findings({"repository/deploy"}).empty());
}

BOOST_AUTO_TEST_SUITE_END()
