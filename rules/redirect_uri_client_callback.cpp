#include "linter/model/rule.h"
#include "rules/shared/connector_fields.h"
#include "rules/shared/redirect_shape.h"

namespace dexlint::rules {
namespace {

constexpr std::string_view triggers[] = {"redirectURI", "redirect_uri"};

constexpr Example bad[] = {{"config.yaml", R"(
issuer: $DEX_ISSUER
connectors:
- type: oidc
  id: sso
  name: Sso
  config:
    issuer: https://sso.example.com
    clientID: dex
    clientSecret: $SSO_SECRET
    redirectURI: «https://app.example.com/oauth2/callback»
)"}};

constexpr Example good[] = {{"config.yaml", R"(
issuer: $DEX_ISSUER
staticClients:
- id: oauth2-proxy
  name: Proxy
  secretEnv: PROXY_SECRET
  redirectURIs: ["https://app.example.com/oauth2/callback"]
connectors:
- type: github
  id: github
  name: GitHub
  config: {clientID: dex, clientSecret: $S, redirectURI: "https://dex.example.com/callback"}
)"},
                            {"config.yaml", R"(
issuer: https://dex.example.com
connectors:
- type: oidc
  id: sso
  name: Sso
  config:
    issuer: https://sso.example.com
    clientID: dex
    clientSecret: $SSO_SECRET
    redirectURI: https://dex.example.com/oauth2/callback
)"}};

void check(const DexConnector& connector, Run& run) {
  if (redirect_shape(connector) != RedirectShape::client_callback) return;
  const Scalar uri = connector.redirect_uri();
  run.report({.at = uri.place(),
              .about = uri.node(),
              .message = "redirect URI of connector {0} is the callback of a program that uses "
                         "Dex, not of Dex: {1}",
              .arguments = {Argument::id(connector.id()), Argument::url(uri.text())},
              .severity = severity_in(connector.path_class, Severity::error)});
}

}  // namespace

extern constinit const Rule redirect_uri_client_callback{
    .code = "DEX210",
    .id = "redirect-uri-client-callback",
    .category = Category::redirect,
    .severity = Severity::error,
    .effect = Effect::breaks_login,
    .cwe = 0,
    .summary = "Redirect URI of a connector is the callback of a client of Dex",
    .why =
        "Two redirects take part in a login: the identity provider comes back to Dex, and Dex "
        "sends people on to the program they wanted. This is the address of such a program "
        "(oauth2-proxy, a dashboard), and it belongs into staticClients (Dex issue 2166).",
    .fix =
        "Write the callback of Dex here: its issuer followed by /callback; the address that "
        "stands here goes into redirectURIs of the static client.",
    .triggers = triggers,
    .bad = bad,
    .good = good,
    .check = check};

}  // namespace dexlint::rules
