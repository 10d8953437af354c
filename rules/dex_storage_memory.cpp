#include "linter/model/rule.h"
#include "rules/shared/connector_fields.h"

namespace dexlint::rules {
namespace {

constexpr std::string_view triggers[] = {"issuer~http", "issuer~https"};

constexpr Example bad[] = {{"config.yaml", R"(
issuer: https://dex.example.com
storage: {type: «memory»}
web: {http: "0.0.0.0:5556"}
connectors:
- type: github
  id: github
  name: GitHub
  config: {clientID: dex, clientSecret: $S, redirectURI: "https://dex.example.com/callback", orgs: [{name: acme}]}
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
    storage: {type: memory}
)"}};

void check(const DexConfig& config, Run& run) {
  const Scalar type = config.scalar({"storage", "type"});
  if (config.platform == Platform::argocd || type.text() != "memory") return;
  run.report({.at = type.place(),
              .about = type.node(),
              .message = "Dex forgets sessions and signing keys whenever it starts anew",
              .arguments = {},
              .severity = Severity::note,
              .confidence = Confidence::low});
}

}  // namespace

extern constinit const Rule dex_storage_memory{
    .code = "DEX806",
    .id = "dex-storage-memory",
    .category = Category::server,
    .severity = Severity::note,
    .effect = Effect::ignored,
    .cwe = 0,
    .summary = "Dex keeps its state in memory",
    .why =
        "With storage memory every restart forgets sessions, refresh tokens and signing keys: "
        "everybody has to log in again, and a second replica knows nothing of the first.",
    .fix = "Use storage kubernetes, postgres, mysql, etcd or sqlite3 where people work with it.",
    .triggers = triggers,
    .bad = bad,
    .good = good,
    .check = check};

}  // namespace dexlint::rules
