#include "linter/model/rule.h"
#include "rules/shared/connector_fields.h"
#include "rules/shared/restriction.h"

namespace dexlint::rules {
namespace {

constexpr std::string_view triggers[] = {"type~google"};

constexpr Example bad[] = {{"config.yaml", R"(
issuer: https://dex.example.com
connectors:
- type: google
  id: google
  name: Google
  config:
    clientID: dex
    clientSecret: $S
    redirectURI: https://dex.example.com/callback
    «groups»: [staff@example.com]
)"}};

constexpr Example good[] = {{"config.yaml", R"(
issuer: https://dex.example.com
connectors:
- type: google
  id: google
  name: Google
  config:
    clientID: dex
    clientSecret: $S
    redirectURI: https://dex.example.com/callback
    groups: [staff@example.com]
    serviceAccountFilePath: /etc/dex/google.json
    domainToAdminEmail: {"*": admin@example.com}
)"},
                            {"patch.yaml", R"(
type: google
config: {groups: [staff@example.com], clientSecret: $S}
)"}};

void check(const DexConnector& connector, Run& run) {
  const Node* groups = connector.find("groups");
  if (connector.type().text() != "google" || !is_set(groups) || !connector.complete) return;
  if (is_set(connector.find("domainToAdminEmail")) || is_set(connector.find("adminEmail"))) return;
  run.report({.at = groups->key->place(),
              .about = groups,
              .message = "Dex cannot read the directory of connector {0}, so it does not check {1}",
              .arguments = {Argument::id(connector.id()), Argument::name("groups")},
              .severity = severity_in(connector.path_class, Severity::warning)});
}

}  // namespace

extern constinit const Rule google_groups_ignored{
    .code = "DEX504",
    .id = "google-groups-ignored",
    .category = Category::restriction,
    .severity = Severity::warning,
    .effect = Effect::fails_open,
    .cwe = 862,
    .summary = "Groups of a google connector without access to the directory",
    .why =
        "Dex reads the groups of a user from the Workspace directory, for which it needs an "
        "administrator to act for. Without one it does not look at the list below groups.",
    .fix =
        "Add serviceAccountFilePath and domainToAdminEmail (Pachyderm: adminEmail), or "
        "restrict by hostedDomains.",
    .triggers = triggers,
    .bad = bad,
    .good = good,
    .check = check};

}  // namespace dexlint::rules
