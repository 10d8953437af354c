#include "linter/model/rule.h"
#include "rules/shared/connector_fields.h"
#include "rules/shared/redirect.h"

namespace dexlint::rules {
namespace {

constexpr std::string_view triggers[] = {"issuer~http", "issuer~https"};

constexpr Example bad[] = {{"config.yaml", R"(
issuer: https://dex.example.com
connectors:
- type: oidc
  id: sso
  name: Sso
  config:
    issuer: «https://sso.example.com/?tenant=a»
    clientID: dex
    clientSecret: $SSO_SECRET
    redirectURI: https://dex.example.com/callback
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
)"},
                            {"config.yaml", R"(
issuer: https://dex.example.com
connectors:
- type: oidc
  id: sso
  name: Sso
  config:
    issuer: $ISSUER
    clientID: dex
    clientSecret: $SSO_SECRET
    redirectURI: https://dex.example.com/callback
)"}};

void check(const DexConnector& connector, Run& run) {
  const Scalar issuer = connector.field("issuer");
  if (!is_known_redirect(issuer)) return;
  if (issuer.text().find_first_of("?#") == std::string_view::npos) return;
  run.report(
      {.at = issuer.place(),
       .about = issuer.node(),
       .message = "issuer of connector {0} has a query or fragment, which no provider gives itself",
       .arguments = {Argument::id(connector.id())},
       .severity = severity_in(connector.path_class, Severity::warning)});
}

}  // namespace

extern constinit const Rule issuer_query_or_fragment{
    .code = "DEX307",
    .id = "issuer-query-or-fragment",
    .category = Category::issuer,
    .severity = Severity::warning,
    .effect = Effect::breaks_login,
    .cwe = 0,
    .summary = "Issuer with a query or fragment",
    .why =
        "An issuer is a name that is compared letter for letter, and OpenID Connect Discovery "
        "allows it neither query nor fragment. Dex puts its path behind them and asks for the "
        "wrong page.",
    .fix = "Write the issuer as the provider's discovery document has it.",
    .triggers = triggers,
    .bad = bad,
    .good = good,
    .check = check};

}  // namespace dexlint::rules
