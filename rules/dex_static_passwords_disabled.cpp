#include "linter/model/rule.h"
#include "rules/shared/connector_fields.h"
#include "rules/shared/dex_bool.h"
#include "rules/shared/restriction.h"

namespace dexlint::rules {
namespace {

constexpr std::string_view triggers[] = {"staticPasswords"};

constexpr Example bad[] = {{"config.yaml", R"(
issuer: https://dex.example.com
storage: {type: kubernetes, config: {inCluster: true}}
web: {http: "0.0.0.0:5556"}
connectors:
- type: github
  id: github
  name: GitHub
  config: {clientID: dex, clientSecret: $S, redirectURI: "https://dex.example.com/callback", orgs: [{name: acme}]}
«staticPasswords»:
- {email: a@example.com, hashFromEnv: H, username: a, userID: "1"}
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
staticPasswords: []
)"},
                            {"values.yaml", R"(
config:
  issuer: https://dex.example.com
  staticPasswords:
  - {email: a@example.com, hashFromEnv: H, username: a, userID: "1"}
)"}};

void check(const DexConfig& config, Run& run) {
  const Node* passwords = config.find({"staticPasswords"});
  if (!is_set(passwords) || passwords->key == nullptr) return;
  const Scalar database = config.scalar({"enablePasswordDB"});
  if (database.exists() ? bool_of(database) != false : !config.complete) return;
  run.report({.at = passwords->key->place(),
              .about = passwords,
              .message = "Dex has staticPasswords without enablePasswordDB: it does not start",
              .arguments = {},
              .severity = severity_in(config.path_class)});
}

}  // namespace

extern constinit const Rule dex_static_passwords_disabled{
    .code = "DEX803",
    .id = "dex-static-passwords-disabled",
    .category = Category::server,
    .severity = Severity::error,
    .effect = Effect::refused,
    .cwe = 0,
    .summary = "Static passwords without the password database",
    .why =
        "staticPasswords are entries of the password database. Without enablePasswordDB Dex "
        "does not start: \"cannot specify static passwords without enabling password db\".",
    .fix = "Set enablePasswordDB: true, or take staticPasswords out.",
    .triggers = triggers,
    .bad = bad,
    .good = good,
    .check = check};

}  // namespace dexlint::rules
