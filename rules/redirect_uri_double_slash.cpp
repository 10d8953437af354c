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
      redirectURI: «https://pach.example.com/dex//callback»
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
    redirectURI: https://dex.example.com//callback
)"}};

void check(const DexConnector& connector, Run& run) {
  if (redirect_shape(connector) != RedirectShape::double_slash) return;
  const Scalar uri = connector.redirect_uri();
  run.report({.at = uri.place(),
              .about = uri.node(),
              .message = "redirect URI of connector {0} has two slashes in its path, and what Dex "
                         "compares it with has not: {1}",
              .arguments = {Argument::id(connector.id()), Argument::url(uri.text())},
              .severity = severity_in(connector.path_class, Severity::error)});
}

}  // namespace

extern constinit const Rule redirect_uri_double_slash{
    .code = "DEX208",
    .id = "redirect-uri-double-slash",
    .category = Category::redirect,
    .severity = Severity::error,
    .effect = Effect::breaks_login,
    .cwe = 0,
    .summary = "Redirect URI of a connector has two slashes in its path",
    .why =
        "Dex compares the address letter for letter with its own, in which slashes do not "
        "double. Such an address comes from a base address with a slash at its end that "
        "something was put behind (argo-cd issue 21766).",
    .fix = "Write one slash, here and at the identity provider.",
    .triggers = triggers,
    .bad = bad,
    .good = good,
    .check = check};

}  // namespace dexlint::rules
