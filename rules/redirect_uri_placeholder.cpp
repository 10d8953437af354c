#include "linter/model/rule.h"
#include "rules/shared/company_host.h"
#include "rules/shared/redirect.h"

namespace dexlint::rules {
namespace {

constexpr std::string_view triggers[] = {"redirectURI", "redirect_uri", "issuer~http",
                                         "issuer~https"};

constexpr Example bad[] = {{"config.yaml", R"(
connectors:
- type: oidc
  id: auth0
  name: Auth0
  config: {issuer: "«https://YOUR_DOMAIN.auth0.com/»"}
)"},
                           {"values.yaml", R"(
oidc:
  upstreamIDPs:
  - type: oidc
    id: okta
    name: Okta
    config:
      issuer: https://example.okta.com
      clientID: 0oa1b2c3
      clientSecret: ref+vault://secret/dex#/okta
      redirectURI: «https://<insert-external-ip-or-dns-name>/dex/callback»
)"},
                           {"values.yaml", R"(
oidc:
  upstreamIDPs:
  - type: oidc
    id: okta
    name: Okta
    config:
      issuer: https://example.okta.com
      clientID: 0oa1b2c3
      clientSecret: ref+vault://secret/dex#/okta
      redirectURI: «http(s)://pach.example.com/dex/callback»
)"},
                           {"values.yaml", R"(
oidc:
  upstreamIDPs:
  - type: oidc
    id: okta
    name: Okta
    config:
      issuer: https://example.okta.com
      clientID: 0oa1b2c3
      clientSecret: ref+vault://secret/dex#/okta
      redirectURI: «https://CHANGE-ME/dex/callback»
)"}};

constexpr Example good[] = {{"config.yaml", R"(
connectors:
- type: oidc
  id: sso
  name: SSO
  config: {issuer: "https://change-mgmt.example.com", redirectURI: "https://[2001:db8::1]/dex/callback"}
)"},
                            {"values.yaml", R"(
oidc:
  upstreamIDPs:
  - type: oidc
    id: okta
    name: Okta
    config:
      issuer: https://example.okta.com
      clientID: 0oa1b2c3
      clientSecret: ref+vault://secret/dex#/okta
      redirectURI: https://pach.example.com/dex/callback
)"},
                            {"values.yaml", R"(
oidc:
  upstreamIDPs:
  - type: oidc
    id: okta
    name: Okta
    config:
      issuer: https://example.okta.com
      clientID: 0oa1b2c3
      clientSecret: ref+vault://secret/dex#/okta
      redirectURI: https://<path:secret/data/dex#host>/dex/callback
)"},
                            {"values.yaml", R"(
oidc:
  upstreamIDPs:
  - type: oidc
    id: okta
    name: Okta
    config:
      issuer: https://example.okta.com
      clientID: 0oa1b2c3
      clientSecret: ref+vault://secret/dex#/okta
      redirectURI: "https://{{ .Values.host }}/dex/callback"
)"}};

// URLs of all connectors (connectors.yaml); one of them is the redirect URI in the spelling that
// Dex ignores.
constexpr std::string_view url_fields[] = {"redirectURI",      "redirect_uri", "issuer",
                                           "baseURL",          "ssoURL",       "tokenURL",
                                           "authorizationURL", "userInfoURL",  "keystoneHost"};

void check(const DexConnector& connector, Run& run) {
  const bool documents =
      connector.path_class == PathClass::documents || connector.path_class == PathClass::tests;
  for (const std::string_view field : url_fields) {
    const Scalar url = connector.field(field);
    if (!is_placeholder_redirect(url) && !is_placeholder_host(run, judged_redirect(url).host))
      continue;
    run.report(url, "{1} of connector {0} is not filled in",
               {Argument::id(connector.id()), Argument::name(field)},
               documents ? Severity::note : Severity::error);
  }
}

}  // namespace

extern constinit const Rule redirect_uri_placeholder{
    .code = "DEX205",
    .id = "redirect-uri-placeholder",
    .category = Category::redirect,
    .severity = Severity::error,
    .effect = Effect::breaks_login,
    .cwe = 0,
    .summary = "Placeholder left in a URL of a connector",
    .why =
        "Dex does not look at the redirect URI when it starts, so nothing complains until somebody "
        "logs in: then the identity provider refuses the address.",
    .fix =
        "Put in the address that users reach Dex at, ending in /callback (Pachyderm: "
        "https://HOST/dex/callback), and register the same at the identity provider.",
    .triggers = triggers,
    .bad = bad,
    .good = good,
    .check = check};

}  // namespace dexlint::rules
