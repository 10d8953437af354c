#include "linter/model/rule.h"
#include "rules/shared/company_host.h"
#include "rules/shared/connector_fields.h"
#include "rules/shared/redirect.h"
#include "rules/shared/redirect_shape.h"

namespace dexlint::rules {
namespace {

constexpr std::string_view triggers[] = {"issuer~http",  "issuer~https",     "ssoURL",
                                         "tokenURL",     "authorizationURL", "userInfoURL",
                                         "keystoneHost", "type~gitlab",      "type~gitea"};

constexpr Example bad[] = {{"config.yaml", R"(
issuer: https://dex.example.com
connectors:
- type: oidc
  id: sso
  name: Sso
  config:
    issuer: «http://sso.example.com»
    clientID: dex
    clientSecret: $SSO_SECRET
    redirectURI: https://dex.example.com/callback
)"},
                           {"values.yaml", R"(
oidc:
  upstreamIDPs:
  - type: oauth
    id: own
    name: Own
    config:
      clientID: pachyderm
      tokenURL: «http://id.example.com/token»
      authorizationURL: https://id.example.com/auth
      userInfoURL: «http://id.example.com/me»
      redirectURI: https://pach.example.com/dex/callback
)"},
                           {"config.yaml", R"(
issuer: https://dex.example.com
connectors:
- type: gitlab
  id: gitlab
  name: Gitlab
  config:
    baseURL: «http://gitlab.corp.svc:8080»
    clientID: dex
    clientSecret: $S
    redirectURI: https://dex.example.com/callback
)"}};

constexpr Example good[] = {{"config.yaml", R"(
issuer: https://dex.example.com
connectors:
- type: oidc
  id: sso
  name: Sso
  config:
    issuer: https://sso.example.com
    clientID: dex
    clientSecret: $SSO_SECRET
    redirectURI: https://dex.example.com/callback
)"},
                            {"config.yaml", R"(
issuer: https://dex.example.com
connectors:
- type: oidc
  id: sso
  name: Sso
  config:
    issuer: http://localhost:8080/realms/dev
    clientID: dex
    clientSecret: $SSO_SECRET
    redirectURI: https://dex.example.com/callback
)"},
                            {"config.yaml", R"(
issuer: https://dex.example.com
connectors:
- type: oidc
  id: sso
  name: Sso
  config:
    issuer: http://$SSO_HOST
    clientID: dex
    clientSecret: $SSO_SECRET
    redirectURI: https://dex.example.com/callback
)"}};

// The rest of the world, the own network, the own cluster.
Severity severity_for(const DexConnector& connector, std::string_view host, const Run& run) {
  const bool in_cluster = host.find('.') == std::string_view::npos || host.ends_with(".svc") ||
                          host.find(".svc.") != std::string_view::npos;
  const Severity worst = in_cluster                    ? Severity::note
                         : is_internal_host(run, host) ? Severity::warning
                                                       : Severity::error;
  return severity_in(connector.path_class, worst);
}

void report(const DexConnector& connector, const FieldUse& use, const Url& url, Run& run) {
  const Scalar value(use.value);
  run.report({.at = value.place(),
              .about = value.node(),
              .message = "{1} of connector {0} is plain HTTP: {2}",
              .arguments = {Argument::id(connector.id()), Argument::name(dex::key_of(*use.field)),
                            Argument::url(value.text())},
              .severity = severity_for(connector, url.host, run),
              .mend = Mend{value.place({4, 4}), "s", "write https://", false}});
}

void check(const DexConnector& connector, Run& run) {
  for (const FieldUse& use : field_uses(connector)) {
    const bool is_address = use.field != nullptr && (use.field->kind == dex::FieldKind::url ||
                                                     use.field->kind == dex::FieldKind::issuer);
    // The names of SAML are URLs that nobody fetches.
    if (!is_address || use.field->path == "entityIssuer" || use.field->path == "ssoIssuer")
      continue;
    const Url url = judged_redirect(Scalar(use.value));
    if (is_plain_http(url)) report(connector, use, url, run);
  }
}

}  // namespace

extern constinit const Rule issuer_not_https{
    .code = "DEX302",
    .id = "issuer-not-https",
    .category = Category::issuer,
    .severity = Severity::error,
    .effect = Effect::leaks,
    .cwe = 319,
    .summary = "Address of an identity provider is plain HTTP",
    .why =
        "Dex sends its client secret, and fetches the keys that it checks logins with, over "
        "this address. Over plain HTTP whoever is on the way reads the one and replaces the "
        "other, and logs in as anybody.",
    .fix =
        "Write https://. Where the provider has a certificate of your own authority, name it "
        "in rootCAs, rootCA or rootCAData.",
    .triggers = triggers,
    .bad = bad,
    .good = good,
    .check = check};

}  // namespace dexlint::rules
