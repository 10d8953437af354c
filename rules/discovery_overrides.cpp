#include "linter/model/rule.h"
#include "rules/shared/connector_fields.h"
#include "rules/shared/restriction.h"

namespace dexlint::rules {
namespace {

constexpr std::string_view triggers[] = {"providerDiscoveryOverrides", "issuerAlias"};

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
    «providerDiscoveryOverrides»: {tokenURL: "https://other.example.com/token"}
    «issuerAlias»: https://alias.example.com
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
    issuer: https://sso.example.com
    clientID: dex
    clientSecret: $SSO_SECRET
    redirectURI: https://dex.example.com/callback
    issuerAlias: ""
)"}};

void check(const DexConnector& connector, Run& run) {
  for (const FieldUse& use : field_uses(connector)) {
    const bool overrides =
        use.field != nullptr &&
        (use.field->path == "issuerAlias" || use.field->path == "providerDiscoveryOverrides");
    if (!overrides || !is_read(*use.field, connector) || !is_set(use.value)) continue;
    run.report({.at = use.value->key->place(),
                .about = use.value,
                .message = "connector {0} overrides what its provider says of itself by {1}",
                .arguments = {Argument::id(connector.id()), Argument::name(use.field->path)},
                .severity = severity_in(connector.path_class, Severity::warning)});
  }
}

}  // namespace

extern constinit const Rule discovery_overrides{
    .code = "DEX607",
    .id = "discovery-overrides",
    .category = Category::insecure,
    .severity = Severity::warning,
    .effect = Effect::fails_open,
    .cwe = 345,
    .summary = "Connector takes endpoints or issuer from here, not from the provider",
    .why =
        "Dex learns the provider's endpoints and keys from its discovery document. What "
        "replaces them here decides who may say that somebody logged in; Dex itself warns of "
        "it.",
    .fix = "Mend the provider's discovery document, and take the lines out.",
    .triggers = triggers,
    .bad = bad,
    .good = good,
    .check = check};

}  // namespace dexlint::rules
