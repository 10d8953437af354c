#include "linter/model/rule.h"
#include "rules/shared/connector_fields.h"
#include "rules/shared/redirect_shape.h"

namespace dexlint::rules {
namespace {

constexpr std::string_view triggers[] = {"redirectURI", "redirect_uri"};

constexpr Example bad[] = {{"values.yaml", R"(
oidc:
  upstreamIDPs:
  - type: oidc
    id: sso
    name: Sso
    config:
      issuer: https://sso.example.com
      clientID: pachyderm
      redirectURI: «https://pach.example.com/dex/callback?prompt=login»
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
    redirectURI: «https://dex.example.com/callback#top»
)"}};

constexpr Example good[] = {{"values.yaml", R"(
oidc:
  upstreamIDPs:
  - type: oidc
    id: sso
    name: Sso
    config:
      issuer: https://sso.example.com
      clientID: pachyderm
      redirectURI: https://pach.example.com/dex/callback
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
      redirectURI: https://pach.example.com/dex/callback?host={{ .Values.host }}
)"}};

void check(const DexConnector& connector, Run& run) {
  if (redirect_shape(connector) != RedirectShape::extra_parts) return;
  const Scalar uri = connector.redirect_uri();
  run.report({.at = uri.place(),
              .about = uri.node(),
              .message = "redirect URI of connector {0} has more than scheme, host and path, so "
                         "Dex refuses the login: {1}",
              .arguments = {Argument::id(connector.id()), Argument::url(uri.text())},
              .severity = severity_in(connector.path_class, Severity::warning)});
}

}  // namespace

extern constinit const Rule redirect_uri_extra_parts{
    .code = "DEX209",
    .id = "redirect-uri-extra-parts",
    .category = Category::redirect,
    .severity = Severity::warning,
    .effect = Effect::breaks_login,
    .cwe = 0,
    .summary = "Redirect URI of a connector has a query, a fragment or a user",
    .why =
        "Dex compares the address letter for letter with its issuer followed by /callback, "
        "which has none of these, and answers every login with an error.",
    .fix =
        "Take away what stands behind /callback, or before the host, here and at the identity "
        "provider.",
    .triggers = triggers,
    .bad = bad,
    .good = good,
    .check = check};

}  // namespace dexlint::rules
