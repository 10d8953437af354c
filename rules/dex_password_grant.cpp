#include "linter/model/rule.h"
#include "rules/shared/connector_fields.h"

namespace dexlint::rules {
namespace {

constexpr std::string_view triggers[] = {"passwordConnector"};

constexpr Example bad[] = {{"config.yaml", R"(
issuer: https://dex.example.com
storage: {type: kubernetes, config: {inCluster: true}}
web: {http: "0.0.0.0:5556"}
connectors:
- type: github
  id: github
  name: GitHub
  config: {clientID: dex, clientSecret: $S, redirectURI: "https://dex.example.com/callback", orgs: [{name: acme}]}
oauth2: {passwordConnector: «local»}
)"}};

constexpr Example good[] = {{"config.yaml", R"(
issuer: https://dex.example.com
storage: {type: kubernetes, config: {inCluster: true}}
web: {http: "0.0.0.0:5556"}
connectors:
- type: github
  id: github
  name: GitHub
  config: {clientID: dex, clientSecret: $S, redirectURI: "https://dex.example.com/callback", orgs: [{name: acme}]}
oauth2: {skipApprovalScreen: true}
)"},
                            {"config.yaml", R"(
issuer: https://dex.example.com
storage: {type: kubernetes, config: {inCluster: true}}
web: {http: "0.0.0.0:5556"}
connectors:
- type: github
  id: github
  name: GitHub
  config: {clientID: dex, clientSecret: $S, redirectURI: "https://dex.example.com/callback", orgs: [{name: acme}]}
oauth2: {passwordConnector: ""}
)"}};

void check(const DexConfig& config, Run& run) {
  const Scalar connector = config.scalar({"oauth2", "passwordConnector"});
  if (connector.text().empty()) return;
  run.report({.at = connector.place(),
              .about = connector.node(),
              .message = "clients of this Dex may ask users for their password",
              .arguments = {},
              .severity = severity_in(config.path_class, Severity::warning)});
}

}  // namespace

extern constinit const Rule dex_password_grant{
    .code = "DEX810",
    .id = "dex-password-grant",
    .category = Category::server,
    .severity = Severity::warning,
    .effect = Effect::leaks,
    .cwe = 522,
    .summary = "Programs may ask users for their password and log in as them",
    .why =
        "passwordConnector enables the password grant: every client may take a password and "
        "trade it for tokens, past the login page and whatever second factor it asks for.",
    .fix = "Take passwordConnector out; programs without a browser can use the device flow.",
    .triggers = triggers,
    .bad = bad,
    .good = good,
    .check = check};

}  // namespace dexlint::rules
