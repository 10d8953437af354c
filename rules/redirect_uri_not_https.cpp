#include "linter/model/rule.h"
#include "rules/shared/company_host.h"
#include "rules/shared/redirect.h"
#include "rules/shared/url.h"

namespace dexlint::rules {
namespace {

constexpr std::string_view triggers[] = {"redirectURI", "redirect_uri"};

constexpr Option options[] = {
    {"plain-http-hosts",
     "hosts where plain HTTP is meant, separated by blanks; *.lab.example for all below", ""}};

constexpr Example bad[] = {{"values.yaml", R"(
oidc:
  upstreamIDPs:
  - type: oidc
    id: okta
    name: Okta
    config:
      issuer: https://example.okta.com
      clientID: 0oa1b2c3
      clientSecret: ref+vault://secret/dex#/okta
      redirectURI: «http://pach.example.com/dex/callback»
)"},
                           {"config.yaml", R"(
issuer: http://dex.auth.svc.cluster.local:5556/dex
connectors:
- type: github
  id: github
  name: GitHub
  config: {clientID: x, clientSecret: $S, redirectURI: "«HTTP://dex.auth.svc.cluster.local:5556/dex/callback»"}
)"}};

constexpr Example good[] = {{"values.yaml", R"(
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
      redirectURI: http://localhost:30658/callback
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
      redirectURI: http://127.0.0.1:5556/dex/callback
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
      redirectURI: "http://{{ .Values.host }}/dex/callback"
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
      redirectURI: http://${HOST}/dex/callback
)"}};

// A host that the internet does not reach is worth a warning.
Severity severity_of(const DexConnector& connector, const Url& url, const Run& run) {
  const bool mild = is_internal_host(run, url.host) || is_never_deployed(connector.path_class);
  return mild ? Severity::warning : Severity::error;
}

void check(const DexConnector& connector, Run& run) {
  const Scalar uri = connector.redirect_uri();
  const Url url = judged_redirect(uri);
  if (!url.is_absolute() || !equal_ignoring_case(url.scheme, "http")) return;
  if (is_loopback(url.host) || is_listed_host(run.option("plain-http-hosts"), url.host)) return;
  if (connector.platform == Platform::argocd) {
    run.report(
        uri, "redirect URI of connector {0} is plain HTTP; Argo CD uses its own url in place of it",
        {Argument::id(connector.id())}, Severity::note);
    return;
  }
  run.report({.at = uri.place(),
              .about = uri.node(),
              .message = "redirect URI of connector {0} is plain HTTP: {1}",
              .arguments = {Argument::id(connector.id()), Argument::url(uri.text())},
              .severity = severity_of(connector, url, run),
              .mend = Mend{uri.place({4, 4}), "s",
                           "write https://, and register the new address at the identity provider",
                           false}});
}

}  // namespace

extern constinit const Rule redirect_uri_not_https{
    .code = "DEX202",
    .id = "redirect-uri-not-https",
    .category = Category::redirect,
    .severity = Severity::error,
    .effect = Effect::leaks,
    .cwe = 319,
    .summary = "Redirect URI of a connector is plain HTTP",
    .why =
        "The identity provider sends the login code to this address. Over plain HTTP anyone on the "
        "way reads it, and many providers refuse to register such an address.",
    .fix =
        "Write https:// here and register the new address at the identity provider: both must be "
        "equal to the letter.",
    .triggers = triggers,
    .options = options,
    .bad = bad,
    .good = good,
    .check = check};

}  // namespace dexlint::rules
