#include "linter/model/rule.h"
#include "rules/shared/connector_fields.h"
#include "rules/shared/dex_bool.h"
#include "rules/shared/restriction.h"

namespace dexlint::rules {
namespace {

constexpr std::string_view triggers[] = {"issuer~http", "issuer~https"};

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
                            {"config.yaml", R"(
issuer: https://dex.example.com
storage: {type: kubernetes, config: {inCluster: true}}
web: {http: "0.0.0.0:5556"}
connectors: {{ toYaml .Values.connectors }}
)"}};

void check(const DexConfig& config, Run& run) {
  if (!config.complete || config.platform != Platform::dex) return;
  const Scalar database = config.scalar({"enablePasswordDB"});
  const Node* connectors = config.find({"connectors"});
  if (is_set(connectors) || (database.exists() && bool_of(database) != false)) return;
  const bool empty = connectors != nullptr && connectors->key != nullptr;
  const Node* about = empty ? connectors : config.find({"issuer"});
  run.report({.at = empty ? connectors->key->place() : about->place(),
              .about = about,
              .message = "Dex has no connectors and no enablePasswordDB: it does not start",
              .arguments = {},
              .severity = severity_of_absence(config.path_class)});
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
        "(cmd/dex/serve.go).",
    .fix = "Add a connector, or enablePasswordDB: true with staticPasswords.",
    .triggers = triggers,
    .bad = bad,
    .good = good,
    .check = check};

}  // namespace dexlint::rules
