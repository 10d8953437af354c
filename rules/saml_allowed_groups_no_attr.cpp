#include "linter/model/rule.h"
#include "rules/shared/connector_fields.h"
#include "rules/shared/restriction.h"

namespace dexlint::rules {
namespace {

constexpr std::string_view triggers[] = {"allowedGroups"};

constexpr Example bad[] = {{"config.yaml", R"(
issuer: https://dex.example.com
connectors:
- type: saml
  id: saml
  name: Saml
  config:
    ssoURL: https://idp.example.com/sso
    ca: /etc/dex/saml.pem
    usernameAttr: name
    emailAttr: email
    redirectURI: https://dex.example.com/callback
    «allowedGroups»: [staff]
)"}};

constexpr Example good[] = {{"config.yaml", R"(
issuer: https://dex.example.com
connectors:
- type: saml
  id: saml
  name: Saml
  config:
    ssoURL: https://idp.example.com/sso
    ca: /etc/dex/saml.pem
    usernameAttr: name
    emailAttr: email
    redirectURI: https://dex.example.com/callback
    groupsAttr: groups
    allowedGroups: [staff]
)"},
                            {"patch.yaml", R"(
type: saml
config: {allowedGroups: [staff], redirectURI: "https://dex.example.com/callback"}
)"}};

void check(const DexConnector& connector, Run& run) {
  const Node* groups = connector.find("allowedGroups");
  if (!connector.type().text().starts_with("saml") || !is_set(groups) || !connector.complete)
    return;
  if (is_set(connector.find("groupsAttr"))) return;
  run.report(
      {.at = groups->key->place(),
       .about = groups,
       .message = "connector {0} has {1} and no groupsAttr to take groups from: nobody gets in",
       .arguments = {Argument::id(connector.id()), Argument::name("allowedGroups")},
       .severity = severity_in(connector.path_class)});
}

}  // namespace

extern constinit const Rule saml_allowed_groups_no_attr{
    .code = "DEX505",
    .id = "saml-allowed-groups-no-attr",
    .category = Category::restriction,
    .severity = Severity::error,
    .effect = Effect::breaks_login,
    .cwe = 0,
    .summary = "allowedGroups of a saml connector without groupsAttr",
    .why =
        "Dex takes the groups of a user from the attribute that groupsAttr names. Without it "
        "nobody is in any group, and nobody gets in.",
    .fix = "Add groupsAttr with the name of the attribute that holds the groups.",
    .triggers = triggers,
    .bad = bad,
    .good = good,
    .check = check};

}  // namespace dexlint::rules
