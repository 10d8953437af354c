#include "linter/model/rule.h"
#include "rules/shared/company_host.h"
#include "rules/shared/connector_fields.h"
#include "rules/shared/flag.h"
#include "rules/shared/redirect.h"

namespace dexlint::rules {
namespace {

constexpr std::string_view triggers[] = {"insecureSkipIssuerCallbackDomainCheck"};

constexpr Example bad[] = {{"values.yaml", R"(
ingress: {enabled: true, host: pach.example.com}
oidc:
  upstreamIDPs:
  - type: oidc
    id: sso
    name: Sso
    config:
      issuer: https://sso.example.com
      clientID: pachyderm
      redirectURI: https://pach.example.com/dex/callback
      insecureSkipIssuerCallbackDomainCheck: «true»
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
      insecureSkipIssuerCallbackDomainCheck: true
)"},
                            {"values.yaml", R"(
oidc:
  issuerURI: http://pachd:30658/dex
  upstreamIDPs:
  - type: oidc
    id: sso
    name: SSO
    config: {issuer: "https://sso.example.com", clientID: pachyderm, redirectURI: "https://pach.example.com/dex/callback", insecureSkipIssuerCallbackDomainCheck: true}
)"}};

bool has_public_issuer(const PachydermFacts& facts, const Run& run) {
  if (facts.issuer_uri.exists()) {
    const Url issuer = judged_redirect(facts.issuer_uri);
    return issuer.is_absolute() && !is_internal_host(run, issuer.host) && !is_loopback(issuer.host);
  }
  return !facts.ingress_host.text().empty() || !facts.proxy_host.text().empty();
}

void check(const DexConnector& connector, Run& run) {
  if (!has_public_issuer(connector.pachyderm, run)) return;
  report_when_true(
      connector,
      {.field = "insecureSkipIssuerCallbackDomainCheck",
       .message = "connector {0} skips the check of its redirect URI, and the issuer is "
                  "public: the check would pass",
       .severity = severity_in(connector.path_class, Severity::warning),
       .confidence = Confidence::low},
      run);
}

}  // namespace

extern constinit const Rule callback_check_skipped{
    .code = "DEX606",
    .id = "callback-check-skipped",
    .category = Category::insecure,
    .severity = Severity::warning,
    .effect = Effect::style,
    .cwe = 0,
    .summary = "Pachyderm does not compare the redirect URI though it could",
    .why =
        "The check is skipped for the sake of an issuer inside the cluster. With a public "
        "issuer the two addresses are equal, and the check finds a wrong redirect before "
        "users do.",
    .fix = "Take the line out, and see that redirectURI is the issuer followed by /callback.",
    .triggers = triggers,
    .bad = bad,
    .good = good,
    .check = check};

}  // namespace dexlint::rules
