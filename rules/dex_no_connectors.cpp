#include "linter/model/rule.h"
#include "rules/shared/connector_fields.h"
#include "rules/shared/dex_bool.h"
#include "rules/shared/restriction.h"

namespace dexlint::rules {
namespace {

constexpr std::string_view triggers[] = {"issuer~http", "issuer~https", "dex.config"};

constexpr Example bad[] = {{"config.yaml", R"(
issuer: «https://dex.example.com»
storage: {type: kubernetes, config: {inCluster: true}}
web: {http: "0.0.0.0:5556"}
)"},
                           {"config.yaml", R"(
issuer: https://dex.example.com
storage: {type: kubernetes, config: {inCluster: true}}
web: {http: "0.0.0.0:5556"}
«connectors»: []
)"},
                           {"argocd-cm.yaml", R"(
apiVersion: v1
kind: ConfigMap
metadata: {name: argocd-cm}
data:
  url: https://argocd.example.com
  dex.config: |
    «connectors»: []
)"}};

constexpr Example good[] = {{"config.yaml", R"(
issuer: https://dex.example.com
storage: {type: kubernetes, config: {inCluster: true}}
web: {http: "0.0.0.0:5556"}
enablePasswordDB: true
staticPasswords:
- {email: a@example.com, hashFromEnv: H, username: a, userID: "1"}
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
)"},
                            {"values.yaml", R"(
config:
  storage: {type: memory}
  issuer: https://dex.example.com
)"},
                            // An outline, of an issue form.
                            {"bug_report.yaml", R"(
config: |
  issuer: http://127.0.0.1:5556/dex
  storage:
    # ...
  connectors:
    # ...
)"},
                            // The password database is a login.
                            {"argocd-cm.yaml", R"(
apiVersion: v1
kind: ConfigMap
metadata: {name: argocd-cm}
data:
  url: https://argocd.example.com
  dex.config: |
    enablePasswordDB: true
    connectors: []
)"},
                            {"config.yaml", R"(
issuer: https://dex.example.com
storage: {type: kubernetes, config: {inCluster: true}}
web: {http: "0.0.0.0:5556"}
connectors: {{ toYaml .Values.connectors }}
)"}};

bool has_password_database(const DexConfig& config) {
  const Scalar database = config.scalar({"enablePasswordDB"});
  return database.exists() && bool_of(database) != false;
}

// Connectors may also be kept in the storage, where Dex's API puts them. Argo CD's is in memory.
Confidence confidence_in(const DexConfig& config) {
  const bool in_memory =
      config.platform == Platform::argocd || config.scalar({"storage", "type"}).text() == "memory";
  return in_memory ? Confidence::high : Confidence::medium;
}

// Argo CD refuses a dex.config without a list by itself: DEX818 says so.
bool is_judged(const DexConfig& config, const Node* connectors) {
  if (!config.complete || config.platform == Platform::pachyderm) return false;
  if (config.platform != Platform::argocd) return true;
  return connectors != nullptr && connectors->resolved().is_sequence();
}

void check(const DexConfig& config, Run& run) {
  const Node* connectors = config.find({"connectors"});
  if (!is_judged(config, connectors) || is_set(connectors) || has_password_database(config)) return;
  const bool empty = connectors != nullptr && connectors->key != nullptr;
  const Node* about = empty ? connectors : config.find({"issuer"});
  if (about == nullptr) return;
  run.report({.at = empty ? connectors->key->place() : about->place(),
              .about = about,
              .message = "Dex has no connectors and no enablePasswordDB: it does not start",
              .arguments = {},
              .severity = severity_of_absence(config.path_class),
              .confidence = confidence_in(config)});
}

}  // namespace

extern constinit const Rule dex_no_connectors{
    .code = "DEX802",
    .id = "dex-no-connectors",
    .category = Category::server,
    .severity = Severity::error,
    .effect = Effect::refused,
    .cwe = 0,
    .summary = "Dex without a connector and without a password database",
    .why =
        "Nobody could log in, so Dex does not start: \"no connectors specified\" "
        "(server/server.go). Only connectors that its API once put into the storage help.",
    .fix = "Add a connector, or enablePasswordDB: true with staticPasswords.",
    .triggers = triggers,
    .bad = bad,
    .good = good,
    .check = check};

}  // namespace dexlint::rules
