#include "linter/model/rule.h"
#include "rules/shared/connector_fields.h"
#include "rules/shared/url.h"

namespace dexlint::rules {
namespace {

constexpr std::string_view triggers[] = {"issuer~http", "issuer~https"};

constexpr Example bad[] = {{"config.yaml", R"(
issuer: https://dex.example.com
storage: {type: postgres, config: {host: db.example.com, ssl: {mode: «disable»}}}
web: {http: "0.0.0.0:5556"}
connectors:
- type: github
  id: github
  name: GitHub
  config: {clientID: dex, clientSecret: $S, redirectURI: "https://dex.example.com/callback", orgs: [{name: acme}]}
)"}};

constexpr Example good[] = {{"config.yaml", R"(
issuer: https://dex.example.com
storage: {type: postgres, config: {host: db.example.com, ssl: {mode: verify-full}}}
web: {http: "0.0.0.0:5556"}
connectors:
- type: github
  id: github
  name: GitHub
  config: {clientID: dex, clientSecret: $S, redirectURI: "https://dex.example.com/callback", orgs: [{name: acme}]}
)"},
                            {"config.yaml", R"(
issuer: https://dex.example.com
storage: {type: postgres, config: {host: /var/run/postgresql, ssl: {mode: disable}}} # a socket
web: {http: "0.0.0.0:5556"}
connectors:
- type: github
  id: github
  name: GitHub
  config: {clientID: dex, clientSecret: $S, redirectURI: "https://dex.example.com/callback", orgs: [{name: acme}]}
)"},
                            {"config.yaml", R"(
issuer: https://dex.example.com
storage: {type: postgres, config: {host: 127.0.0.1, ssl: {mode: disable}}}
web: {http: "0.0.0.0:5556"}
connectors:
- type: github
  id: github
  name: GitHub
  config: {clientID: dex, clientSecret: $S, redirectURI: "https://dex.example.com/callback", orgs: [{name: acme}]}
)"},
                            // Without a host it is the same machine.
                            {"config.yaml", R"(
issuer: https://dex.example.com
storage: {type: postgres, config: {database: dex, ssl: {mode: disable}}}
)"}};

void check(const DexConfig& config, Run& run) {
  const Scalar mode = config.scalar({"storage", "config", "ssl", "mode"});
  const std::string_view host = config.scalar({"storage", "config", "host"}).text();
  if (config.platform == Platform::argocd || mode.text() != "disable") return;
  const bool local = host.empty() && !config.scalar({"storage", "config", "host"}).unknown();
  if (local || host.starts_with('/') || is_loopback(host)) return;
  run.report({.at = mode.place(),
              .about = mode.node(),
              .message = "Dex talks to its database without TLS",
              .arguments = {},
              .severity = severity_in(config.path_class, Severity::warning)});
}

}  // namespace

extern constinit const Rule dex_postgres_ssl_disabled{
    .code = "DEX807",
    .id = "dex-postgres-ssl-disabled",
    .category = Category::server,
    .severity = Severity::warning,
    .effect = Effect::leaks,
    .cwe = 319,
    .summary = "Dex talks to its database in clear text",
    .why =
        "The password of the database, and every token that Dex keeps in it, cross the "
        "network unencrypted.",
    .fix = "Write mode: verify-full with caFile, or at least require.",
    .triggers = triggers,
    .bad = bad,
    .good = good,
    .check = check};

}  // namespace dexlint::rules
