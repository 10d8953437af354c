#include "linter/model/rule.h"
#include "rules/shared/connector_fields.h"
#include "rules/shared/redirect.h"

namespace dexlint::rules {
namespace {

constexpr std::string_view triggers[] = {"login.microsoftonline"};

constexpr Example bad[] = {{"config.yaml", R"(
issuer: https://dex.example.com
connectors:
- type: oidc
  id: sso
  name: Sso
  config:
    issuer: «https://login.microsoftonline.com/common/v2.0»
    clientID: dex
    clientSecret: $SSO_SECRET
    redirectURI: https://dex.example.com/callback
)"}};

constexpr Example good[] = {{"config.yaml", R"(
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
    tenant: organizations
)"}};

bool is_multi_tenant(const Url& url) {
  return equal_ignoring_case(url.host, "login.microsoftonline.com") &&
         (url.path.starts_with("/common") || url.path.starts_with("/organizations"));
}

void check(const DexConnector& connector, Run& run) {
  const Scalar issuer = connector.field("issuer");
  if (!is_multi_tenant(judged_redirect(issuer))) return;
  const bool relaxed = connector.find("issuerAlias") != nullptr ||
                       connector.find("providerDiscoveryOverrides") != nullptr;
  run.report(
      {.at = issuer.place(),
       .about = issuer.node(),
       .message = "issuer of connector {0} stands for any tenant of Entra ID, and Dex takes a "
                  "single one: it cannot open the connector",
       .arguments = {Argument::id(connector.id())},
       .severity =
           severity_in(connector.path_class, relaxed ? Severity::warning : Severity::error)});
}

}  // namespace

extern constinit const Rule issuer_azure_multi_tenant{
    .code = "DEX305",
    .id = "issuer-azure-multi-tenant",
    .category = Category::issuer,
    .severity = Severity::error,
    .effect = Effect::breaks_login,
    .cwe = 0,
    .summary = "Issuer of Entra ID that stands for any tenant",
    .why =
        "The discovery document of common and organizations names an issuer with a {tenantid} "
        "in it, which never equals what stands here: Dex cannot open the connector.",
    .fix =
        "Write the id of your tenant in place of common or organizations, or use a connector "
        "of type microsoft.",
    .triggers = triggers,
    .bad = bad,
    .good = good,
    .check = check};

}  // namespace dexlint::rules
