#include "linter/model/rule.h"
#include "rules/shared/connector_fields.h"

namespace dexlint::rules {
namespace {

constexpr std::string_view triggers[] = {"pkceChallenge"};

constexpr Example bad[] = {{"config.yaml", R"(
issuer: https://dex.example.com
connectors:
- type: oidc
  id: sso
  name: Sso
  config:
    issuer: https://sso.example.com
    clientID: dex
    clientSecret: $SSO_SECRET
    redirectURI: https://dex.example.com/callback
    pkceChallenge: «plain»
)"}};

constexpr Example good[] = {{"config.yaml", R"(
issuer: https://dex.example.com
connectors:
- type: oidc
  id: sso
  name: Sso
  config:
    issuer: https://sso.example.com
    clientID: dex
    clientSecret: $SSO_SECRET
    redirectURI: https://dex.example.com/callback
    pkceChallenge: S256
)"},
                            {"values.yaml", R"(
oidc:
  upstreamIDPs:
  - type: oidc
    id: sso
    name: Sso
    config:
      issuer: https://sso.example.com
      clientID: pachyderm
      redirectURI: https://pach.example.com/dex/callback
      pkceChallenge: plain
)"}};

void check(const DexConnector& connector, Run& run) {
  const Scalar method = read_field(connector, "pkceChallenge");
  if (method.text() != "plain") return;
  run.report({.at = method.place(),
              .about = method.node(),
              .message = "connector {0} uses the plain method of PKCE, which protects nothing",
              .arguments = {Argument::id(connector.id())},
              .severity = severity_in(connector.path_class, Severity::warning),
              .mend = Mend{method.place(), "S256", "write S256", false}});
}

}  // namespace

extern constinit const Rule pkce_plain{
    .code = "DEX608",
    .id = "pkce-plain",
    .category = Category::insecure,
    .severity = Severity::warning,
    .effect = Effect::leaks,
    .cwe = 757,
    .summary = "PKCE with its plain method",
    .why =
        "With plain the secret of the exchange is sent in the first step, where the attacker "
        "of PKCE looks: it protects nothing (RFC 7636 section 7.2).",
    .fix = "Write S256, or take the line out: Dex then takes what the provider offers.",
    .triggers = triggers,
    .bad = bad,
    .good = good,
    .check = check};

}  // namespace dexlint::rules
