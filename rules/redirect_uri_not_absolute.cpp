#include "linter/model/rule.h"
#include "rules/shared/connector_fields.h"
#include "rules/shared/redirect.h"

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
    redirectURI: «/callback»
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
      redirectURI: «pach.example.com/dex/callback»
)"}};

constexpr Example good[] = {{"config.yaml", R"(
issuer: $DEX_ISSUER
connectors:
- type: oidc
  id: sso
  name: Sso
  config:
    issuer: https://sso.example.com
    clientID: dex
    clientSecret: $SSO_SECRET
    redirectURI: https://$HOST/callback
)"},
                            {"config.yaml", R"(
issuer: https://dex.example.com
staticClients:
- id: oauth2-proxy
  name: Proxy
  secretEnv: PROXY_SECRET
  redirectURIs: [/oauth2/callback]
connectors:
- type: github
  id: github
  name: GitHub
  config: {clientID: dex, clientSecret: $S, redirectURI: ""}
)"}};

void check(const DexConnector& connector, Run& run) {
  const Scalar uri = connector.redirect_uri();
  if (connector.platform == Platform::argocd || uri.text().empty()) return;
  if (!is_known_redirect(uri) || parse_url(uri.text()).is_absolute()) return;
  run.report({.at = uri.place(),
              .about = uri.node(),
              .message = "redirect URI of connector {0} is no absolute URL: no login by it works",
              .arguments = {Argument::id(connector.id())},
              .severity = severity_in(connector.path_class)});
}

}  // namespace

extern constinit const Rule redirect_uri_not_absolute{
    .code = "DEX206",
    .id = "redirect-uri-not-absolute",
    .category = Category::redirect,
    .severity = Severity::error,
    .effect = Effect::breaks_login,
    .cwe = 0,
    .summary = "Redirect URI of a connector is no absolute URL",
    .why =
        "The identity provider needs a whole address to send people back to. It refuses one "
        "without scheme or host, and Dex compares it letter for letter with its own, which "
        "has both.",
    .fix =
        "Write the whole address: https://HOST/callback, in Pachyderm "
        "https://HOST/dex/callback.",
    .triggers = triggers,
    .bad = bad,
    .good = good,
    .check = check};

}  // namespace dexlint::rules
