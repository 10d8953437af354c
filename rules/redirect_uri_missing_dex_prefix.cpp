#include "linter/model/rule.h"
#include "rules/shared/redirect.h"
#include "rules/shared/redirect_shape.h"
#include "rules/shared/url.h"

namespace dexlint::rules {
namespace {

constexpr std::string_view triggers[] = {"redirectURI", "redirect_uri"};

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
      redirectURI: «https://pach.example.com/callback»
)"},
                           {"secret.yaml", R"(
apiVersion: v1
kind: Secret
metadata: {name: pachyderm-identity}
stringData:
  upstream-idps: |
    - type: github
      id: github
      name: GitHub
      jsonConfig: '{"clientID": "x", "clientSecret": "", "redirectURI": "«https://pach.example.com/callback»"}'
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
                            {"values.yaml", R"(proxy: {enabled: false}
oidc:
  upstreamIDPs:
  - type: oidc
    id: okta
    name: Okta
    config:
      issuer: https://example.okta.com
      clientID: 0oa1b2c3
      clientSecret: ref+vault://secret/dex#/okta
      redirectURI: https://identity.example.com/callback
)"},
                            {"release.yaml", R"(
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: {name: pachyderm}
spec:
  chart:
    spec: {chart: pachyderm, version: 2.4.6}
  values:
    oidc:
      upstreamIDPs:
      - type: okta
        id: okta
        name: Okta
        config: {clientID: 0oa1b2c3, redirectURI: "https://identity.example.com/callback"}
)"},
                            {"config.yaml", R"(
issuer: https://dex.example.com
connectors:
- type: github
  id: github
  name: GitHub
  config: {clientID: x, clientSecret: $S, redirectURI: "https://dex.example.com/callback"}
)"}};

void check(const DexConnector& connector, Run& run) {
  const Scalar uri = connector.redirect_uri();
  const Url url = judged_redirect(uri);
  if (!lacks_dex_prefix(connector, url)) return;
  Claim claim{
      .at = uri.place(),
      .about = uri.node(),
      .message = "redirect URI of connector {0} lacks /dex/: {1}",
      .arguments = {Argument::id(connector.id()), Argument::url(uri.text())},
      .severity = is_never_deployed(connector.path_class) ? Severity::warning : Severity::error};
  if (url.path == "/callback") {
    const auto begin = static_cast<std::size_t>(url.path.data() - uri.text().data());
    claim.mend =
        Mend{uri.place({begin, begin}), "/dex",
             "insert /dex before /callback, and register the new address at the identity provider",
             false};
  }
  if (connector.pachyderm.elsewhere != nullptr)
    claim.related.push_back(
        {"what puts Dex below /dex stands here", connector.pachyderm.elsewhere});
  run.report(std::move(claim));
}

}  // namespace

extern constinit const Rule redirect_uri_missing_dex_prefix{
    .code = "DEX203",
    .id = "redirect-uri-missing-dex-prefix",
    .category = Category::redirect,
    .severity = Severity::error,
    .effect = Effect::breaks_login,
    .cwe = 0,
    .summary = "Redirect URI of a Pachyderm connector lacks /dex/",
    .why =
        "Pachyderm's proxy serves Dex below /dex, so Dex expects the identity provider to come "
        "back to /dex/callback. Dex compares the whole address and answers every login with an "
        "error.",
    .fix =
        "Write https://HOST/dex/callback here and register the same address at the identity "
        "provider.",
    .triggers = triggers,
    .bad = bad,
    .good = good,
    .check = check};

}  // namespace dexlint::rules
