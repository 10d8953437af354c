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
      redirectURI: «https://pach.example.com/dex/callback/»
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
    redirectURI: https://dex.example.com/callback/
)"}};

void check(const DexConnector& connector, Run& run) {
  if (redirect_shape(connector) != RedirectShape::trailing_slash) return;
  const Scalar uri = connector.redirect_uri();
  run.report({.at = uri.place(),
              .about = uri.node(),
              .message = "redirect URI of connector {0} ends with a slash, and what Dex compares "
                         "it with does not: {1}",
              .arguments = {Argument::id(connector.id()), Argument::url(uri.text())},
              .severity = severity_in(connector.path_class, Severity::error),
              .mend = Mend{uri.place({uri.text().size() - 1, uri.text().size()}), "",
                           "take the slash away, here and at the identity provider", false}});
}

}  // namespace

extern constinit const Rule redirect_uri_trailing_slash{
    .code = "DEX207",
    .id = "redirect-uri-trailing-slash",
    .category = Category::redirect,
    .severity = Severity::error,
    .effect = Effect::breaks_login,
    .cwe = 0,
    .summary = "Redirect URI of a connector ends with a slash",
    .why =
        "Dex compares the address letter for letter with its issuer followed by /callback. "
        "With a slash behind it the two differ, and every login ends in an error.",
    .fix = "Take the slash at the end away, here and at the identity provider.",
    .triggers = triggers,
    .bad = bad,
    .good = good,
    .check = check};

}  // namespace dexlint::rules
