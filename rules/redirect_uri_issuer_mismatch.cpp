#include "linter/model/rule.h"
#include "linter/model/words.h"
#include "rules/shared/company_host.h"
#include "rules/shared/redirect.h"
#include "rules/shared/redirect_shape.h"
#include "rules/shared/url.h"

namespace dexlint::rules {
namespace {

constexpr std::string_view triggers[] = {"redirectURI", "redirect_uri"};

constexpr Example bad[] = {{"config.yaml", R"(
issuer: https://dex.example.com/dex
connectors:
- type: oidc
  id: sso
  name: SSO
  config:
    issuer: https://sso.example.com
    clientID: dex
    clientSecret: $SSO_CLIENT_SECRET
    redirectURI: «https://dex.example.com/callback»
)"},
                           {"values.yaml", R"(
config:
  issuer: https://dex.example.com
  connectors:
  - type: github
    id: github
    name: GitHub
    config: {clientID: dex, clientSecret: $S, redirectURI: "«https://login.example.com/callback»"}
)"}};

constexpr Example good[] = {{"config.yaml", R"(
issuer: https://dex.example.com/dex/
connectors:
- type: oidc
  id: sso
  name: SSO
  config:
    issuer: https://sso.example.com
    clientID: dex
    clientSecret: $SSO_CLIENT_SECRET
    redirectURI: https://dex.example.com/dex/callback
- type: oidc
  id: other
  name: Other
  config: {issuer: "https://id.example.com", redirectURI: "https://$DEX_HOST/callback"}
)"},
                            {"config.yaml", R"(
issuer: $DEX_ISSUER
connectors:
- type: github
  id: github
  name: GitHub
  config: {clientID: dex, clientSecret: $S, redirectURI: "https://login.example.com/callback"}
)"},
                            {"argocd-cm.yaml", R"(
kind: ConfigMap
metadata: {name: argocd-cm}
data:
  dex.config: |
    issuer: https://argocd.example.com/api/dex
    connectors:
    - type: github
      id: github
      name: GitHub
      config: {clientID: dex, clientSecret: $s, redirectURI: "https://argocd.example.com/callback"}
)"}};

// Connectors without a way back from an identity provider (connectors.yaml, `flow`).
constexpr std::string_view without_callback[] = {"ldap",      "keystone",     "atlassian-crowd",
                                                 "authproxy", "mockCallback", "mockPassword"};

// Dex joins its path and /callback with path.Join, so a slash at the issuer's end does not double
// (server/server.go: absURL).
std::string callback_of(std::string_view issuer) {
  while (issuer.ends_with('/')) issuer.remove_suffix(1);
  return std::string(issuer) + "/callback";
}

// DEX202 speaks about it first: one redirect URI, one cause.
bool is_public_http(const Url& url, const Run& run) {
  return is_plain_http(url) && !is_internal_host(run, url.host);
}

Severity severity_of(const DexConnector& connector, const Url& issuer, const Run& run) {
  const bool mild = is_never_deployed(connector.path_class) || is_internal_host(run, issuer.host);
  return mild ? Severity::warning : Severity::error;
}

void check(const DexConnector& connector, Run& run) {
  if (connector.platform != Platform::dex || is_one_of(without_callback, connector.type().text()))
    return;
  const Scalar uri = connector.redirect_uri();
  const Url url = judged_redirect(uri);
  const Url issuer = judged_redirect(connector.dex_issuer);
  if (!url.is_absolute() || !issuer.is_absolute() || is_public_http(url, run)) return;
  if (redirect_shape(connector) == RedirectShape::extra_parts) return;
  const std::string wanted = callback_of(connector.dex_issuer.text());
  if (uri.text() == wanted) return;
  run.report({.at = uri.place(),
              .about = uri.node(),
              .message = "redirect URI of connector {0} is not the issuer of Dex with /callback "
                         "behind it: expected {1}, found {2}",
              .arguments = {Argument::id(connector.id()), Argument::url(wanted),
                            Argument::url(uri.text())},
              .severity = severity_of(connector, issuer, run),
              .related = {{"the issuer of Dex stands here", connector.dex_issuer.node()}}});
}

}  // namespace

extern constinit const Rule redirect_uri_issuer_mismatch{
    .code = "DEX204",
    .id = "redirect-uri-issuer-mismatch",
    .category = Category::redirect,
    .severity = Severity::error,
    .effect = Effect::breaks_login,
    .cwe = 0,
    .summary = "Redirect URI differs from the issuer of Dex with /callback behind it",
    .why =
        "Dex serves one callback for all connectors: its issuer followed by /callback. It compares "
        "the redirect URI with it byte for byte, and answers every login by this connector with "
        "an error when scheme, host, port or path differ.",
    .fix =
        "Write the issuer of this Dex followed by /callback, and register the same address at the "
        "identity provider.",
    .triggers = triggers,
    .bad = bad,
    .good = good,
    .check = check};

}  // namespace dexlint::rules
