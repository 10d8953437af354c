#include "linter/model/rule.h"
#include "rules/shared/connector_fields.h"

namespace dexlint::rules {
namespace {

constexpr std::string_view triggers[] = {"allowedOrigins"};

constexpr Example bad[] = {{"config.yaml", R"(
issuer: https://dex.example.com
storage: {type: kubernetes, config: {inCluster: true}}
web: {http: "0.0.0.0:5556", allowedOrigins: ["«*»"]}
connectors:
- type: github
  id: github
  name: GitHub
  config: {clientID: dex, clientSecret: $S, redirectURI: "https://dex.example.com/callback", orgs: [{name: acme}]}
)"}};

constexpr Example good[] = {{"config.yaml", R"(
issuer: https://dex.example.com
storage: {type: kubernetes, config: {inCluster: true}}
web: {http: "0.0.0.0:5556", allowedOrigins: ["https://app.example.com"]}
connectors:
- type: github
  id: github
  name: GitHub
  config: {clientID: dex, clientSecret: $S, redirectURI: "https://dex.example.com/callback", orgs: [{name: acme}]}
)"},
                            {"argocd-cm.yaml", R"(
apiVersion: v1
kind: ConfigMap
metadata: {name: argocd-cm}
data:
  url: https://argocd.example.com
  dex.config: |
    connectors:
    - type: github
      id: github
      name: GitHub
      config: {clientID: dex, clientSecret: $dex.github, orgs: [{name: acme}]}
    web: {allowedOrigins: ["*"]}
)"}};

void check(const DexConfig& config, Run& run) {
  const Node* origins = config.find({"web", "allowedOrigins"});
  if (config.platform == Platform::argocd || origins == nullptr ||
      !origins->resolved().is_sequence())
    return;
  for (const Node& origin : origins->resolved().children()) {
    if (Scalar(&origin).text() != "*") continue;
    run.report({.at = origin.place(),
                .about = &origin,
                .message = "every web page may call this Dex from the browser of a user",
                .arguments = {},
                .severity = severity_in(config.path_class, Severity::warning)});
  }
}

}  // namespace

extern constinit const Rule dex_cors_any{
    .code = "DEX808",
    .id = "dex-cors-any",
    .category = Category::server,
    .severity = Severity::warning,
    .effect = Effect::leaks,
    .cwe = 942,
    .summary = "Every web page may call Dex from a browser",
    .why =
        "With a star any page that a user opens may read what Dex answers to scripts: "
        "discovery, keys, tokens of public clients.",
    .fix = "List the origins of your own pages.",
    .triggers = triggers,
    .bad = bad,
    .good = good,
    .check = check};

}  // namespace dexlint::rules
