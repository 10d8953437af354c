#include <map>
#include <string_view>

#include "linter/model/rule.h"
#include "rules/shared/connector_fields.h"
#include "rules/shared/reference.h"

namespace dexlint::rules {
namespace {

constexpr std::string_view triggers[] = {"connectors", "upstreamIDPs", "upstream-idps"};

constexpr Example bad[] = {{"config.yaml", R"(
issuer: https://dex.example.com
connectors:
- type: github
  id: github
  name: GitHub
  config: {clientID: a, clientSecret: $A, redirectURI: "https://dex.example.com/callback"}
- type: github
  id: «github»
  name: GitHub Enterprise
  config: {clientID: b, clientSecret: $B, redirectURI: "https://dex.example.com/callback"}
)"},
                           {"values.yaml", R"(
oidc:
  upstreamIDPs:
  - {type: github, id: idp, name: GitHub, config: {clientID: a}}
  - {type: gitlab, id: gitlab, name: GitLab, config: {clientID: b}}
  - {type: google, id: «idp», name: Google, config: {clientID: c}}
)"}};

constexpr Example good[] = {{"config.yaml", R"(
issuer: https://dex.example.com
connectors:
- {type: github, id: github, name: GitHub, config: {clientID: a, clientSecret: $A}}
- {type: github, id: GitHub, name: GitHub Enterprise, config: {clientID: b, clientSecret: $B}}
)"},
                            {"config.yaml", R"(
issuer: https://dex.example.com
connectors:
- {type: github, id: github, name: GitHub, config: {clientID: a, clientSecret: $A}}
---
issuer: https://dex.example.org
connectors:
- {type: github, id: github, name: GitHub, config: {clientID: a, clientSecret: $A}}
)"},
                            {"templates/dex.yaml", R"(
connectors:
{{- if .Values.enterprise }}
- {type: github, id: github, name: GitHub, config: {hostName: git.example.com, clientID: a}}
{{- else }}
- {type: github, id: github, name: GitHub, config: {clientID: a}}
{{- end }}
)"},
                            {"config.yaml", R"(
connectors:
- {type: github, id: "", name: GitHub, config: {clientID: a, clientSecret: $A}}
- {type: gitlab, id: "", name: GitLab, config: {clientID: b, clientSecret: $B}}
)"}};

// One for the whole list: its first mapping.
bool speaks_for_list(const DexConnector& connector) {
  const Node* list = connector.node->parent;
  if (list == nullptr || !list->is_sequence() || !connector.complete ||
      !connector.node->layer->unknown.empty())
    return false;
  for (const Node& item : list->children()) {
    if (item.resolved().is_mapping()) return &item.resolved() == connector.node;
  }
  return false;
}

Claim claim_about(const DexConnector& connector, const Scalar& id, const Scalar& first) {
  Claim claim{.at = id.place(),
              .about = id.node(),
              .message =
                  "a connector before has the id {0} as well: Dex keeps the last one only, "
                  "and the login by the other is gone",
              .arguments = {Argument::id(id)},
              .severity = severity_in(connector.path_class),
              .related = {{"the id is taken here", first.node()}}};
  if (connector.platform != Platform::pachyderm) return claim;
  claim.message =
      "a connector before has the id {0} as well: Pachyderm refuses the second, and "
      "pachd does not start";
  claim.effect = Effect::refused;
  return claim;
}

void check(const DexConnector& connector, Run& run) {
  if (!speaks_for_list(connector)) return;
  std::map<std::string_view, Scalar> seen;
  for (const Node& item : connector.node->parent->children()) {
    const Scalar id = effective_scalar(&item.resolved(), "id", KeyMatch::ignore_case);
    if (id.text().empty() || is_reference(id.text())) continue;
    const auto [first, is_new] = seen.emplace(id.text(), id);
    if (!is_new) run.report(claim_about(connector, id, first->second));
  }
}

}  // namespace

extern constinit const Rule duplicate_connector_id{
    .code = "DEX411",
    .id = "duplicate-connector-id",
    .category = Category::schema,
    .severity = Severity::error,
    .effect = Effect::ignored,
    .cwe = 0,
    .summary = "Two connectors of one list with the same id",
    .why =
        "Dex keeps its connectors by id: of two with the same it takes the last, and says nothing. "
        "Pachyderm creates them in turn and stops at the second, since the id exists.",
    .fix =
        "Give each connector an id of its own. An id is part of who a user is: change that of the "
        "newer connector.",
    .triggers = triggers,
    .bad = bad,
    .good = good,
    .check = check};

}  // namespace dexlint::rules
