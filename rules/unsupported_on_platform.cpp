#include "linter/model/rule.h"
#include "rules/shared/connector_fields.h"

namespace dexlint::rules {
namespace {

constexpr std::string_view triggers[] = {"connectors", "upstreamIDPs", "upstream-idps",
                                         "redirectURI"};

constexpr Example bad[] = {{"values.yaml", R"(
oidc:
  upstreamIDPs:
  - type: oidc
    id: sso
    name: SSO
    config:
      issuer: https://sso.example.com
      clientID: pachyderm
      redirectURI: https://pach.example.com/dex/callback
      «pkceChallenge»: S256
      «forwardedLoginParams»: [login_hint]
)"},
                           {"config.yaml", R"(
issuer: https://dex.example.com
connectors:
- type: oidc
  id: sso
  name: SSO
  config:
    issuer: https://sso.example.com
    clientID: dex
    clientSecret: $SSO_SECRET
    redirectURI: https://dex.example.com/callback
    «insecureSkipIssuerCallbackDomainCheck»: true
)"}};

constexpr Example good[] = {{"values.yaml", R"(
oidc:
  upstreamIDPs:
  - type: oidc
    id: sso
    name: SSO
    config:
      issuer: https://sso.example.com
      clientID: pachyderm
      redirectURI: https://pach.example.com/dex/callback
      insecureSkipIssuerCallbackDomainCheck: true
)"},
                            {"config.yaml", R"(
issuer: https://dex.example.com
connectors:
- type: oidc
  id: sso
  name: SSO
  config:
    issuer: https://sso.example.com
    clientID: dex
    clientSecret: $SSO_SECRET
    redirectURI: https://dex.example.com/callback
    pkceChallenge: S256
    insecureEnableGroups: true
    allowedGroups: [staff]
)"}};

// Restrictions that are lost are DEX404's; oidc's hostedDomains as well.
bool is_lost(const FieldUse& use, const DexConnector& connector) {
  if (use.field == nullptr || is_read(*use.field, connector)) return false;
  return connector.platform != Platform::pachyderm || !use.field->restricts;
}

// Where nobody says who reads the file, a field that only the fork knows is worth a word.
bool is_doubtful(const FieldUse& use, const DexConnector& connector) {
  return use.field != nullptr && connector.platform == Platform::unknown && !use.field->in_dex;
}

void report(const DexConnector& connector, const FieldUse& use, Run& run) {
  const bool lost = is_lost(use, connector);
  Claim claim{.at = use.value->key->place(),
              .about = use.value,
              .message = "{2} ignores {1} of connector {0}",
              .arguments = {Argument::id(connector.id()), Argument::key(use.value->key->text),
                            Argument::words(title_of(connector.platform))},
              .severity = severity_in(connector.path_class, Severity::warning)};
  if (!lost) {
    claim.message = "only Pachyderm's Dex knows {1} of connector {0}, any other ignores it";
    claim.severity = Severity::note;
  }
  if (!use.field->until.empty())
    claim.advice =
        "Take it out: Pachyderm knew it up to release " + std::string(use.field->until) + " only.";
  run.report(std::move(claim));
}

void check(const DexConnector& connector, Run& run) {
  for (const FieldUse& use : field_uses(connector)) {
    if (is_lost(use, connector) || is_doubtful(use, connector)) report(connector, use, run);
  }
}

}  // namespace

extern constinit const Rule unsupported_on_platform{
    .code = "DEX417",
    .id = "unsupported-on-platform",
    .category = Category::schema,
    .severity = Severity::warning,
    .effect = Effect::ignored,
    .cwe = 0,
    .summary = "Connector field that this platform's Dex does not know",
    .why =
        "Pachyderm links a Dex of its own, which lacks newer fields of Dex and has one that Dex "
        "lacks. What it does not know it ignores without a word.",
    .fix = "Take the field out, or do what it was for at the identity provider.",
    .triggers = triggers,
    .bad = bad,
    .good = good,
    .check = check};

}  // namespace dexlint::rules
