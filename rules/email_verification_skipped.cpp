#include "linter/model/rule.h"
#include "rules/shared/connector_fields.h"
#include "rules/shared/flag.h"

namespace dexlint::rules {
namespace {

constexpr std::string_view triggers[] = {"insecureSkipEmailVerified"};

constexpr Example bad[] = {{"config.yaml", R"(
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
    insecureSkipEmailVerified: «true»
)"},
                           {"values.yaml", R"(
oidc:
  upstreamIDPs:
  - type: oidc
    id: auth0
    name: Auth0
    config:
      issuer: https://example.auth0.com/
      clientID: pachyderm
      redirectURI: https://pach.example.com/dex/callback
      insecureSkipEmailVerified: «true»
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
    insecureSkipEmailVerified: false
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
    redirectURI: https://dex.example.com/callback
    insecureSkipEmailVerified: $SKIP
)"}};

// Auth0 and Cognito let anybody sign up unless told otherwise.
Severity severity_of(const DexConnector& connector) {
  const std::string_view issuer = connector.field("issuer").text();
  const bool open = issuer.find(".auth0.com") != std::string_view::npos ||
                    issuer.find("cognito-idp.") != std::string_view::npos;
  return severity_in(connector.path_class, open ? Severity::warning : Severity::note);
}

void check(const DexConnector& connector, Run& run) {
  report_when_true(
      connector,
      {.field = "insecureSkipEmailVerified",
       .message =
           "connector {0} takes every email address for verified, whatever the provider says",
       .severity = severity_of(connector)},
      run);
}

}  // namespace

extern constinit const Rule email_verification_skipped{
    .code = "DEX604",
    .id = "email-verification-skipped",
    .category = Category::insecure,
    .severity = Severity::warning,
    .effect = Effect::fails_open,
    .cwe = 345,
    .summary = "Email addresses are taken for verified without being so",
    .why =
        "Programs behind Dex know people by their address. Where anybody can sign up at the "
        "provider, the address is what somebody typed: they log in as whoever has it.",
    .fix =
        "Take the line out, and let the provider verify addresses. Where it does so without "
        "saying it, keep the line and say why beside it.",
    .triggers = triggers,
    .bad = bad,
    .good = good,
    .check = check};

}  // namespace dexlint::rules
