#include "linter/model/rule.h"
#include "rules/shared/connector_fields.h"
#include "rules/shared/redirect.h"
#include "rules/shared/redirect_shape.h"

namespace dexlint::rules {
namespace {

constexpr std::string_view triggers[] = {"redirectURI", "redirect_uri", "dex.config"};

constexpr Example bad[] = {{"argocd-cm.yaml", R"(
apiVersion: v1
kind: ConfigMap
metadata: {name: argocd-cm}
data:
  url: https://argocd.example.com
  dex.config: |
    connectors:
    - type: github
      id: github
      name: GitHub
      config: {clientID: dex, clientSecret: $dex.github, redirectURI: "«https://argocd.example.com/callback»"}
)"}};

constexpr Example good[] = {{"argocd-cm.yaml", R"(
apiVersion: v1
kind: ConfigMap
metadata: {name: argocd-cm}
data:
  url: https://argocd.example.com
  dex.config: |
    connectors:
    - type: github
      id: github
      name: GitHub
      config: {clientID: dex, clientSecret: $dex.github, redirectURI: "https://argocd.example.com/api/dex/callback"}
)"},
                            {"config.yaml", R"(
issuer: $DEX_ISSUER
connectors:
- type: oidc
  id: sso
  name: Sso
  config:
    issuer: https://sso.example.com
    clientID: dex
    clientSecret: $SSO_SECRET
    redirectURI: https://dex.example.com/callback
)"}};

void check(const DexConnector& connector, Run& run) {
  const Scalar uri = connector.redirect_uri();
  const Url url = judged_redirect(uri);
  if (connector.platform != Platform::argocd || !url.is_absolute()) return;
  // Plain HTTP is DEX202's.
  if (url.path == "/api/dex/callback" || is_plain_http(url)) return;
  run.report({.at = uri.place(),
              .about = uri.node(),
              .message = "Argo CD overwrites the redirect URI of connector {0} by its own url with "
                         "/api/dex/callback behind it",
              .arguments = {Argument::id(connector.id())},
              .severity = Severity::note});
}

}  // namespace

extern constinit const Rule redirect_uri_ignored_by_argocd{
    .code = "DEX212",
    .id = "redirect-uri-ignored-by-argocd",
    .category = Category::redirect,
    .severity = Severity::note,
    .effect = Effect::ignored,
    .cwe = 0,
    .summary = "Redirect URI in dex.config, which Argo CD overwrites",
    .why =
        "Argo CD puts its own url followed by /api/dex/callback in place of what stands here, "
        "so the line only misleads whoever reads it; the identity provider has to know Argo "
        "CD's address.",
    .fix =
        "Take the line out, and register https://HOST/api/dex/callback at the identity "
        "provider.",
    .triggers = triggers,
    .bad = bad,
    .good = good,
    .check = check};

}  // namespace dexlint::rules
