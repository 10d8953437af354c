#include "linter/model/rule.h"
#include "rules/shared/connector_fields.h"
#include "rules/shared/redirect.h"

namespace dexlint::rules {
namespace {

constexpr std::string_view triggers[] = {"login.microsoftonline"};

constexpr Example bad[] = {{"values.yaml", R"(
oidc:
  upstreamIDPs:
  - type: oidc
    id: azure
    name: Azure
    config:
      issuer: «https://login.microsoftonline.com/11111111-2222-3333-4444-555555555555/v2.0»
      clientID: pachyderm
      redirectURI: https://pach.example.com/dex/callback
)"}};

constexpr Example good[] = {{"values.yaml", R"(
oidc:
  upstreamIDPs:
  - type: oidc
    id: azure
    name: Azure
    config:
      issuer: https://login.microsoftonline.com/11111111-2222-3333-4444-555555555555/v2.0
      clientID: pachyderm
      redirectURI: https://pach.example.com/dex/callback
      claimMapping: {email: preferred_username}
)"},
                            {"config.yaml", R"(
issuer: https://dex.example.com
connectors:
- type: microsoft
  id: entra
  name: Entra
  config:
    clientID: dex
    clientSecret: $S
    redirectURI: https://dex.example.com/callback
    tenant: 11111111-2222-3333-4444-555555555555
)"},
                            {"config.yaml", R"(
issuer: https://dex.example.com
connectors:
- type: oidc
  id: sso
  name: Sso
  config:
    issuer: https://login.microsoftonline.com/11111111-2222-3333-4444-555555555555/v2.0
    clientID: dex
    clientSecret: $SSO_SECRET
    redirectURI: https://dex.example.com/callback
    claimMapping: {email: upn}
)"}};

void check(const DexConnector& connector, Run& run) {
  const Scalar issuer = connector.field("issuer");
  const Url url = judged_redirect(issuer);
  const bool mapped = connector.find("claimMapping.email") != nullptr;
  if (connector.type().text() != "oidc" || mapped ||
      !equal_ignoring_case(url.host, "login.microsoftonline.com"))
    return;
  run.report({.at = issuer.place(),
              .about = issuer.node(),
              .message =
                  "connector {0} asks Entra ID for the claim email, which its tokens often lack: "
                  "such logins fail",
              .arguments = {Argument::id(connector.id())},
              .severity = severity_in(connector.path_class, Severity::warning),
              .advice = "Add claimMapping: {email: preferred_username} to the config of the "
                        "connector."});
}

}  // namespace

extern constinit const Rule azure_claim_mapping{
    .code = "DEX308",
    .id = "azure-claim-mapping",
    .category = Category::issuer,
    .severity = Severity::warning,
    .effect = Effect::breaks_login,
    .cwe = 0,
    .summary = "Entra ID without a mapping of the email claim",
    .why =
        "Entra ID often leaves the claim email out of its tokens; preferred_username has the "
        "address. Without the mapping logins fail with \"missing email claim\".",
    .fix = "Add claimMapping: {email: preferred_username} to the config.",
    .triggers = triggers,
    .bad = bad,
    .good = good,
    .check = check};

}  // namespace dexlint::rules
