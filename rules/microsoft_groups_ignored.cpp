#include "linter/model/rule.h"
#include "rules/shared/connector_fields.h"
#include "rules/shared/restriction.h"

namespace dexlint::rules {
namespace {

constexpr std::string_view triggers[] = {"type~microsoft"};

constexpr Example bad[] = {{"config.yaml", R"(
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
    «groups»: [staff]
)"}};

constexpr Example good[] = {{"config.yaml", R"(
issuer: https://dex.example.com
connectors:
- type: microsoft
  id: entra
  name: Entra
  config:
    clientID: dex
    clientSecret: $S
    redirectURI: https://dex.example.com/callback
    tenant: acme.example
    groups: [staff]
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
    tenant: $TENANT
    groups: [staff]
)"}};

void check(const DexConnector& connector, Run& run) {
  const Node* groups = connector.find("groups");
  if (connector.type().text() != "microsoft" || !is_set(groups) || !is_multi_tenant(connector))
    return;
  const Node* tenant = connector.find("tenant");
  if (tenant == nullptr && !connector.complete) return;
  run.report({.at = groups->key->place(),
              .about = groups,
              .message =
                  "Dex does not check {1} of connector {0}, since its tenant stands for any: "
                  "everybody with a Microsoft account gets in",
              .arguments = {Argument::id(connector.id()), Argument::name("groups")},
              .severity = severity_in(connector.path_class)});
}

}  // namespace

extern constinit const Rule microsoft_groups_ignored{
    .code = "DEX502",
    .id = "microsoft-groups-ignored",
    .category = Category::restriction,
    .severity = Severity::error,
    .effect = Effect::fails_open,
    .cwe = 862,
    .summary = "Groups of a microsoft connector that Dex never checks",
    .why =
        "With tenant empty, common, organizations or consumers Dex does not ask for groups at "
        "all, so the list below groups is never looked at and everybody with a Microsoft "
        "account gets in (connector/microsoft/microsoft.go: groupsRequired).",
    .fix = "Name the id or domain of your own tenant.",
    .triggers = triggers,
    .bad = bad,
    .good = good,
    .check = check};

}  // namespace dexlint::rules
