#include <algorithm>

#include "linter/model/rule.h"
#include "rules/shared/connector_fields.h"
#include "rules/shared/json_type.h"

namespace dexlint::rules {
namespace {

constexpr std::string_view triggers[] = {"connectors", "upstreamIDPs", "upstream-idps",
                                         "jsonConfig"};

constexpr Example bad[] = {{"config.yaml", R"(
issuer: https://dex.example.com
connectors:
- type: «github»
  name: GitHub
  config: {clientID: dex, clientSecret: $GITHUB_SECRET, redirectURI: "https://dex.example.com/callback"}
- type: github
  id: «gh»
  config: {clientID: dex, clientSecret: $GITHUB_SECRET, redirectURI: "https://dex.example.com/callback"}
- id: «other»
  name: Other
  config: {clientID: dex}
)"},
                           {"values.yaml", R"(
oidc:
  upstreamIDPs:
  - type: github
    id: «github»
    name: GitHub
  - type: mockCallback
    id: «mock»
    name: Mock
    config: {}
)"}};

constexpr Example good[] = {{"config.yaml", R"(
issuer: https://dex.example.com
connectors:
- type: mockCallback
  id: mock
  name: Mock
- type: github
  id: "{{ .Values.id }}"
  name: GitHub
  config: {clientID: dex, clientSecret: $GITHUB_SECRET, redirectURI: "https://dex.example.com/callback"}
- Type: github
  ID: other
  Name: Other
  Config: {clientID: dex, clientSecret: $GITHUB_SECRET, redirectURI: "https://dex.example.com/callback"}
)"},
                            {"values.yaml", R"(
oidc:
  upstreamIDPs:
  - type: github
    id: github
    name: GitHub
    jsonConfig: '{"clientID": "pachyderm", "redirectURI": "https://pach.example.com/dex/callback"}'
)"},
                            {"patch.yaml", R"(
type: github
config: {clientID: dex, redirectURI: "https://dex.example.com/callback"}
)"}};

bool is_empty(const Node* value) {
  if (value == nullptr) return true;
  const Node& node = value->resolved();
  if (node.unknown) return false;
  if (json_type(node) == JsonType::null) return true;
  return node.is_scalar() && node.text.empty();
}

// An empty mapping counts as none in Pachyderm (identityutil PickConfig).
bool is_without_config(const DexConnector& connector) {
  const auto is_none = [](const Node* value) {
    return is_empty(value) || (value->resolved().is_mapping() && value->resolved().count == 0 &&
                               value->layer->unknown.empty());
  };
  return is_none(effective(connector.node, "config", KeyMatch::ignore_case)) &&
         is_none(effective(connector.node, "jsonConfig", KeyMatch::ignore_case));
}

// Dex starts with an empty config, and nobody gets in. Where Open() misses a setting DEX403 speaks.
bool needs_config(const DexConnector& connector) {
  const dex::Connector* known = known_connector(connector);
  if (known == nullptr || !known->has_callback) return false;
  return std::none_of(known->fields.begin(), known->fields.end(),
                      [](const dex::Field& field) { return field.needed == dex::Needed::to_open; });
}

void report(const DexConnector& connector, std::string_view field, Effect effect, Run& run) {
  const Spot spot = spot_of(connector);
  Claim claim{.at = spot.place,
              .about = spot.about,
              .message = "connector {0} has no {1}: {2} refuses it",
              .arguments = {Argument::id(connector.id()), Argument::name(field),
                            Argument::words(title_of(connector.platform))},
              .severity = severity_of_absence(connector.path_class),
              .effect = effect};
  if (effect == Effect::breaks_login)
    claim.message = "connector {0} has no {1}: {2} starts with an empty one, and no login works";
  run.report(std::move(claim));
}

void check_config(const DexConnector& connector, Run& run) {
  if (known_connector(connector) == nullptr) return;  // DEX401 speaks
  const bool pachyderm = connector.platform == Platform::pachyderm;
  if (pachyderm && is_without_config(connector))
    return report(connector, "config", Effect::refused, run);
  const bool absent = effective(connector.node, "config", KeyMatch::ignore_case) == nullptr;
  const bool beside = connector.config == connector.node;
  const bool json = effective(connector.node, "jsonConfig") != nullptr;
  if (!pachyderm && absent && !beside && !json && needs_config(connector))
    report(connector, "config", Effect::breaks_login, run);
}

void check(const DexConnector& connector, Run& run) {
  if (!connector.complete || !connector.node->layer->unknown.empty()) return;
  for (const std::string_view field : {"type", "id", "name"}) {
    if (is_empty(effective(connector.node, field, KeyMatch::ignore_case)))
      return report(connector, field, Effect::refused, run);
  }
  check_config(connector, run);
}

}  // namespace

extern constinit const Rule connector_missing_field{
    .code = "DEX402",
    .id = "connector-missing-field",
    .category = Category::schema,
    .severity = Severity::error,
    .effect = Effect::refused,
    .cwe = 0,
    .summary = "Connector without type, id, name or config",
    .why =
        "Dex asks for type, id and name of every connector and does not start without them. "
        "Pachyderm asks for a config as well; plain Dex goes on with an empty one, and the first "
        "login fails.",
    .fix =
        "Give the connector what it lacks: type (one of Dex's), id (unique, it is part of the "
        "login's address), name (what people see on the login page), config.",
    .triggers = triggers,
    .bad = bad,
    .good = good,
    .check = check};

}  // namespace dexlint::rules
