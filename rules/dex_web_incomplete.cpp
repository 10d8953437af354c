#include "linter/model/rule.h"
#include "rules/shared/connector_fields.h"
#include "rules/shared/restriction.h"

namespace dexlint::rules {
namespace {

constexpr std::string_view triggers[] = {"issuer~http", "issuer~https"};

constexpr Example bad[] = {{"config.yaml", R"(
issuer: «https://dex.example.com»
storage: {type: kubernetes, config: {inCluster: true}}
connectors:
- type: github
  id: github
  name: GitHub
  config: {clientID: dex, clientSecret: $S, redirectURI: "https://dex.example.com/callback", orgs: [{name: acme}]}
)"},
                           {"config.yaml", R"(
issuer: https://dex.example.com
storage: {type: kubernetes, config: {inCluster: true}}
web: {«https»: "0.0.0.0:5554", tlsCert: /etc/dex/tls.crt}
connectors:
- type: github
  id: github
  name: GitHub
  config: {clientID: dex, clientSecret: $S, redirectURI: "https://dex.example.com/callback", orgs: [{name: acme}]}
)"}};

constexpr Example good[] = {{"config.yaml", R"(
issuer: https://dex.example.com
storage: {type: kubernetes, config: {inCluster: true}}
web: {https: "0.0.0.0:5554", tlsCert: /etc/dex/tls.crt, tlsKey: /etc/dex/tls.key}
connectors:
- type: github
  id: github
  name: GitHub
  config: {clientID: dex, clientSecret: $S, redirectURI: "https://dex.example.com/callback", orgs: [{name: acme}]}
)"},
                            {"values.yaml", R"(
config:
  issuer: https://dex.example.com
  storage: {type: memory}
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
)"},
                            {"config.yaml", R"(
issuer: https://dex.example.com
storage: {type: kubernetes, config: {inCluster: true}}
{{- if .Values.web }}
web: {http: "0.0.0.0:5556"}
{{- end }}
connectors:
- type: github
  id: github
  name: GitHub
  config: {clientID: dex, clientSecret: $S, redirectURI: "https://dex.example.com/callback", orgs: [{name: acme}]}
)"}};

void report(const Place& at, const Node& about, MessageTemplate message, const DexConfig& config,
            Run& run) {
  run.report({.at = at,
              .about = &about,
              .message = message,
              .arguments = {},
              .severity = severity_of_absence(config.path_class)});
}

void check(const DexConfig& config, Run& run) {
  if (!config.complete || config.platform != Platform::dex) return;
  const Node* https = config.find({"web", "https"});
  if (is_set(https) && https->key != nullptr &&
      !(is_set(config.find({"web", "tlsCert"})) && is_set(config.find({"web", "tlsKey"}))))
    return report(https->key->place(), *https,
                  "web.https needs tlsCert and tlsKey beside it: Dex does not start", config, run);
  if (is_set(https) || is_set(config.find({"web", "http"}))) return;
  const Node* web = config.find({"web"});
  const Node* at = web != nullptr ? web : config.find({"issuer"});
  report(web != nullptr && web->key != nullptr ? web->key->place() : at->place(), *at,
         "Dex has neither web.http nor web.https: it does not start", config, run);
}

}  // namespace

extern constinit const Rule dex_web_incomplete{
    .code = "DEX804",
    .id = "dex-web-incomplete",
    .category = Category::server,
    .severity = Severity::error,
    .effect = Effect::refused,
    .cwe = 0,
    .summary = "Dex does not know where to listen",
    .why =
        "Dex asks for web.http or web.https, and for tlsCert and tlsKey beside https. It does "
        "not start without them.",
    .fix = "Write web: {http: 0.0.0.0:5556}, or https with tlsCert and tlsKey.",
    .triggers = triggers,
    .bad = bad,
    .good = good,
    .check = check};

}  // namespace dexlint::rules
