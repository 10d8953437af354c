#include <string>

#include "linter/model/rule.h"
#include "rules/shared/connector_fields.h"
#include "rules/shared/json_type.h"

namespace dexlint::rules {
namespace {

constexpr std::string_view triggers[] = {"jsonConfig"};

constexpr Example bad[] = {{"values.yaml", R"(
oidc:
  upstreamIDPs:
  - type: github
    id: old
    name: GitHub
    «jsonConfig»: '{"clientID": "pachyderm", "redirectURI": "https://pach.example.com/dex/callback"}'
  - type: github
    id: mapping
    name: GitHub
    «jsonConfig»: {clientID: pachyderm}
  - type: github
    id: comma
    name: GitHub
    jsonConfig: '«{"clientID": "pachyderm",}»'
  - type: github
    id: both
    name: GitHub
    config: {clientID: pachyderm, redirectURI: "https://pach.example.com/dex/callback"}
    «jsonConfig»: '{"clientID": "other"}'
)"}};

constexpr Example good[] = {{"values.yaml", R"(
oidc:
  upstreamIDPs:
  - type: github
    id: github
    name: GitHub
    config: {clientID: pachyderm, redirectURI: "https://pach.example.com/dex/callback"}
)"},
                            {"values.yaml", R"(
oidc:
  upstreamIDPs:
  - type: github
    id: github
    name: GitHub
    config: {clientID: pachyderm, redirectURI: "https://pach.example.com/dex/callback"}
    jsonConfig: {{ .Values.old | quote }}
)"},
                            {"secret.yaml", R"(
stringData:
upstream-idps: |
    - type: github
    id: github
    name: GitHub
    jsonConfig: >-
        {
        "clientID": "pachyderm"
        }
)"}};

void report(const DexConnector& connector, const Node& value, const Place& at,
            MessageTemplate message, Severity severity, Effect effect, Run& run) {
  run.report({.at = at,
              .about = &value,
              .message = message,
              .arguments = {Argument::id(connector.id()), Argument::name("jsonConfig")},
              .severity = severity_in(connector.path_class, severity),
              .effect = effect});
}

void check(const DexConnector& connector, Run& run) {
  const Node* value = effective(connector.node, "jsonConfig");
  if (value == nullptr || connector.place != ConnectorPlace::upstream_idps) return;
  // Read line by line, a text that spans lines looks like anything.
  if (connector.node->guessed || value->guessed) return;
  const JsonType type = json_type(*value);
  const Node* config = effective(connector.node, "config");
  const bool config_wins = config != nullptr && config->resolved().count != 0;
  const Place key = value->key->place();
  if (type == JsonType::unknown || type == JsonType::null) return;
  if (type != JsonType::string)
    return report(connector, *value, key,
                  "{1} of connector {0} has to be a text of JSON: Pachyderm refuses it, and pachd "
                  "does not start",
                  Severity::error, Effect::refused, run);
  if (config_wins)
    return report(connector, *value, key,
                  "connector {0} has both config and {1}: Pachyderm takes config and ignores the "
                  "other",
                  Severity::error, Effect::ignored, run);
  if (connector.is_broken_json && !is_put_in_by_a_tool(value->resolved().text))
    return report(
        connector, *value, place_of(*value),
        "{1} of connector {0} is not JSON: Pachyderm refuses it, and pachd does not start",
        Severity::error, Effect::refused, run);
  report(connector, *value, key, "connector {0} has {1}, which Pachyderm keeps for old files only",
         Severity::warning, Effect::style, run);
}

}  // namespace

extern constinit const Rule pachyderm_json_config{
    .code = "DEX705",
    .id = "pachyderm-json-config",
    .category = Category::pachyderm,
    .severity = Severity::error,
    .effect = Effect::refused,
    .cwe = 0,
    .summary = "Connector of Pachyderm with jsonConfig, which is old and easily broken",
    .why =
        "jsonConfig is a text of JSON from Pachyderm 2.0. A mapping in its place, or a comma too "
        "many in the text, stops pachd at start; beside config it is ignored.",
    .fix = "Write the same fields as a mapping below config, and take jsonConfig out.",
    .triggers = triggers,
    .bad = bad,
    .good = good,
    .check = check};

}  // namespace dexlint::rules
