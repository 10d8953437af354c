#include "linter/model/rule.h"
#include "rules/shared/connector_fields.h"
#include "rules/shared/dex_bool.h"
#include "rules/shared/restriction.h"

namespace dexlint::rules {
namespace {

constexpr std::string_view triggers[] = {"allowedGroups"};

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
    «allowedGroups»: [staff]
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
    insecureEnableGroups: true
    allowedGroups: [staff]
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
    insecureEnableGroups: $GROUPS
    allowedGroups: [staff]
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
    allowedGroups: []
)"}};

void check(const DexConnector& connector, Run& run) {
  const Node* groups = connector.find("allowedGroups");
  if (connector.type().text() != "oidc" || !is_set(groups)) return;
  // Pachyderm's fork does not know the field at all; DEX404 speaks.
  if (connector.platform == Platform::pachyderm) return;
  const Scalar enabled = connector.field("insecureEnableGroups");
  if (enabled.exists() ? bool_of(enabled) != false : !connector.complete) return;
  run.report({.at = groups->key->place(),
              .about = groups,
              .message = "Dex does not check {1} of connector {0} without insecureEnableGroups: "
                         "everybody whom the provider knows gets in",
              .arguments = {Argument::id(connector.id()), Argument::name("allowedGroups")},
              .severity = severity_in(connector.path_class)});
}

}  // namespace

extern constinit const Rule oidc_allowed_groups_ignored{
    .code = "DEX503",
    .id = "oidc-allowed-groups-ignored",
    .category = Category::restriction,
    .severity = Severity::error,
    .effect = Effect::fails_open,
    .cwe = 862,
    .summary = "allowedGroups without insecureEnableGroups",
    .why =
        "Dex looks at groups of an oidc connector only when insecureEnableGroups is true, and "
        "so at allowedGroups as well. Without it everybody whom the provider knows gets in.",
    .fix = "Set insecureEnableGroups: true.",
    .triggers = triggers,
    .bad = bad,
    .good = good,
    .check = check};

}  // namespace dexlint::rules
