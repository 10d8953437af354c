#include "linter/model/rule.h"
#include "rules/shared/connector_fields.h"

namespace dexlint::rules {
namespace {

constexpr std::string_view triggers[] = {"dex.config"};

constexpr Example bad[] = {{"argocd-cm.yaml", R"(
apiVersion: v1
kind: ConfigMap
metadata: {name: argocd-cm}
data:
  url: https://argocd.example.com
  dex.config: |
    «issuer»: https://argocd.example.com/api/dex
    «storage»: {type: memory}
    connectors:
    - type: github
      id: github
      name: GitHub
      config: {clientID: dex, clientSecret: $dex.github, orgs: [{name: acme}]}
)"}};

constexpr Example good[] = {{"argocd-cm.yaml", R"(
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
    web: {tlsMinVersion: "1.3"}
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
)"}};

// Argo CD keeps this one of `web`.
bool is_kept(const Node& value, std::string_view key) {
  return key == "web" && value.resolved().count == 1 &&
         effective(&value, "tlsMinVersion") != nullptr;
}

void check(const DexConfig& config, Run& run) {
  if (config.platform != Platform::argocd) return;
  for (const std::string_view key : {"issuer", "storage", "web", "grpc", "telemetry"}) {
    const Node* value = config.find({key});
    if (value == nullptr || value->key == nullptr || is_kept(*value, key)) continue;
    run.report({.at = value->key->place(),
                .about = value,
                .message = "Argo CD overwrites {0} of dex.config",
                .arguments = {Argument::name(key)},
                .severity = Severity::note});
  }
}

}  // namespace

extern constinit const Rule argocd_overwritten_key{
    .code = "DEX819",
    .id = "argocd-overwritten-key",
    .category = Category::argocd,
    .severity = Severity::note,
    .effect = Effect::ignored,
    .cwe = 0,
    .summary = "Setting in dex.config that Argo CD overwrites",
    .why =
        "Argo CD writes issuer, storage, web, grpc and telemetry of Dex itself. What stands "
        "here has no effect, but for web.tlsMinVersion.",
    .fix = "Take it out.",
    .triggers = triggers,
    .bad = bad,
    .good = good,
    .check = check};

}  // namespace dexlint::rules
