#include "linter/model/rule.h"
#include "rules/shared/connector_fields.h"
#include "rules/shared/dex_bool.h"

namespace dexlint::rules {
namespace {

constexpr std::string_view triggers[] = {"issuer~http", "issuer~https"};

constexpr Example bad[] = {{"config.yaml", R"(
issuer: https://dex.example.com
storage: {type: kubernetes, config: {inCluster: true}}
web: {http: "0.0.0.0:5556"}
connectors:
- type: github
  id: github
  name: GitHub
  config: {clientID: dex, clientSecret: $S, redirectURI: "https://dex.example.com/callback", orgs: [{name: acme}]}
grpc: {addr: "127.0.0.1:5557", reflection: «true»}
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
grpc: {addr: "127.0.0.1:5557", reflection: false}
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
      name: Github
      config:
        clientID: dex
        clientSecret: $s
        orgs: [{name: acme}]
    grpc: {reflection: true}
)"}};

void check(const DexConfig& config, Run& run) {
  const Scalar value = config.scalar({"grpc", "reflection"});
  if (config.platform == Platform::argocd || !(is_true(value))) return;
  run.report({.at = value.place(),
              .about = value.node(),
              .message = "the API of this Dex lists its calls to whoever reaches it",
              .arguments = {},
              .severity = Severity::note});
}

}  // namespace

extern constinit const Rule grpc_reflection{
    .code = "DEX614",
    .id = "grpc-reflection",
    .category = Category::insecure,
    .severity = Severity::note,
    .effect = Effect::style,
    .cwe = 0,
    .summary = "The API of Dex describes itself to everybody",
    .why =
        "Reflection lists every call of the API that manages clients and passwords, to "
        "whoever reaches its port.",
    .fix = "Take the line out where the API is deployed.",
    .triggers = triggers,
    .bad = bad,
    .good = good,
    .check = check};

}  // namespace dexlint::rules
