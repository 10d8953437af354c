#include <algorithm>

#include "linter/model/contexts.h"
#include "linter/model/rule.h"
#include "rules/shared/connector_fields.h"

namespace dexlint::rules {
namespace {

constexpr std::string_view triggers[] = {"mockCallback", "mockPassword"};

constexpr Example bad[] = {{"config.yaml", R"(
issuer: https://dex.example.com
connectors:
- type: «mockCallback»
  id: mock
  name: Example
)"},
                           {"ci/values.yaml", R"(
oidc:
  upstreamIDPs:
  - type: «mockPassword»
    id: test
    name: Test
    config: {username: admin, password: n0t-A-r3al-passw0rd}
)"}};

constexpr Example good[] = {{"config.yaml", R"(
issuer: https://dex.example.com
connectors:
- type: github
  id: github
  name: Github
  config:
    clientID: dex
    clientSecret: $GITHUB_SECRET
    redirectURI: https://dex.example.com/callback
    orgs: [{name: acme}]
)"},
                            {"config.yaml", R"(
connectors:
- type: "{{ .Values.type }}"
  id: mock
  name: mockCallback
)"}};

bool is_local(const Contexts& file) {
  return std::any_of(file.pachyderm_values.begin(), file.pachyderm_values.end(),
                     [](const PachydermValues& values) {
                       return values.scalar({"deployTarget"}).text() == "LOCAL";
                     });
}

void check(const DexConnector& connector, Run& run) {
  const dex::Connector* known = known_connector(connector);
  if (known == nullptr || !known->test_only) return;
  const bool meant = connector.path_class != PathClass::normal || is_local(run.file());
  const Scalar type = connector.type();
  run.report({.at = type.place(),
              .about = type.node(),
              .message = "connector {0} is a mock: it lets in whoever opens the page",
              .arguments = {Argument::id(connector.id())},
              .severity = meant ? Severity::note : Severity::error});
}

}  // namespace

extern constinit const Rule mock_connector{
    .code = "DEX609",
    .id = "mock-connector",
    .category = Category::insecure,
    .severity = Severity::error,
    .effect = Effect::fails_open,
    .cwe = 489,
    .summary = "Connector that lets everybody in",
    .why =
        "mockCallback logs in a fixed user without asking anything; mockPassword by a name "
        "and password that stand in the file. They are for tests of Dex.",
    .fix = "Take the connector out, or replace it by one for a real provider.",
    .triggers = triggers,
    .bad = bad,
    .good = good,
    .check = check};

}  // namespace dexlint::rules
