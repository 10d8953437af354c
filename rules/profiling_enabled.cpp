#include "linter/model/rule.h"
#include "rules/shared/connector_fields.h"
#include "rules/shared/dex_bool.h"
#include "rules/shared/url.h"

namespace dexlint::rules {
namespace {

constexpr std::string_view triggers[] = {"enableProfiling"};

constexpr Example bad[] = {{"config.yaml", R"(
issuer: https://dex.example.com
storage: {type: kubernetes, config: {inCluster: true}}
web: {http: "0.0.0.0:5556"}
connectors:
- type: github
  id: github
  name: GitHub
  config: {clientID: dex, clientSecret: $S, redirectURI: "https://dex.example.com/callback", orgs: [{name: acme}]}
telemetry: {http: "0.0.0.0:5558", enableProfiling: «true»}
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
telemetry: {http: "0.0.0.0:5558", enableProfiling: false}
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
    telemetry: {enableProfiling: true}
)"}};

Severity severity_of(const DexConfig& config) {
  const std::string_view address = config.scalar({"telemetry", "http"}).text();
  const bool local =
      is_loopback(address.substr(0, address.rfind(':'))) && !address.starts_with("0.0.0.0");
  return severity_in(config.path_class, local ? Severity::note : Severity::warning);
}

void check(const DexConfig& config, Run& run) {
  const Scalar value = config.scalar({"telemetry", "enableProfiling"});
  if (config.platform == Platform::argocd || !(is_true(value))) return;
  run.report({.at = value.place(),
              .about = value.node(),
              .message = "this Dex serves profiles of its memory at its telemetry address",
              .arguments = {},
              .severity = severity_of(config)});
}

}  // namespace

extern constinit const Rule profiling_enabled{
    .code = "DEX615",
    .id = "profiling-enabled",
    .category = Category::insecure,
    .severity = Severity::warning,
    .effect = Effect::leaks,
    .cwe = 489,
    .summary = "Profiles of the running Dex are served",
    .why =
        "/debug/pprof on the telemetry address shows the memory of the server, tokens and "
        "secrets among it, to whoever reaches the port.",
    .fix = "Take the line out, or bind telemetry.http to 127.0.0.1.",
    .triggers = triggers,
    .bad = bad,
    .good = good,
    .check = check};

}  // namespace dexlint::rules
