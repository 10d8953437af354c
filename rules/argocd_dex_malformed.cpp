#include "linter/model/rule.h"
#include "rules/shared/connector_fields.h"
#include "rules/shared/json_type.h"

namespace dexlint::rules {
namespace {

constexpr std::string_view triggers[] = {"dex.config"};

constexpr Example bad[] = {{"argocd-cm.yaml", R"(
apiVersion: v1
kind: ConfigMap
metadata: {name: argocd-cm}
data:
  url: https://argocd.example.com
  dex.config: |
    «type»: github
    id: github
    name: GitHub
    config: {clientID: a, clientSecret: $b}
)"},
                           {"argocd-cm.yaml", R"(
apiVersion: v1
kind: ConfigMap
metadata: {name: argocd-cm}
data:
  url: https://argocd.example.com
  dex.config: |
    connectors:
    - type: «github»
      id: github
      name: GitHub
)"}};

constexpr Example good[] = {{"argocd-cm.yaml", R"(
apiVersion: v1
kind: ConfigMap
metadata: {name: argocd-cm}
data:
  url: https://argocd.example.com
  dex.config: |
    connectors:
    - type: github
      id: github
      name: GitHub
      config: {clientID: dex, clientSecret: $dex.github, orgs: [{name: acme}]}
)"},
                            {"argocd-cm.yaml", R"(
apiVersion: v1
kind: ConfigMap
metadata: {name: argocd-cm}
data:
  url: https://argocd.example.com
  dex.config: |
    connectors:
    - {type: mockCallback, id: mock, name: Mock}
)"},
                            {"templates/argocd-cm.yaml", R"(
apiVersion: v1
kind: ConfigMap
metadata: {name: argocd-cm}
data:
  url: https://argocd.example.com
  dex.config: |
    connectors: {{ toYaml .Values.connectors }}
)"}};

void report(const Place& at, const Node& about, MessageTemplate message, const DexConfig& config,
            Run& run) {
  run.report({.at = at,
              .about = &about,
              .message = message,
              .arguments = {},
              .severity = severity_of_absence(config.path_class)});
}

bool needs_config(const Node& connector) {
  const dex::Connector* known = dex::find_connector(effective_scalar(&connector, "type").text());
  const Node* config = effective(&connector, "config");
  return known != nullptr && known->has_callback &&
         (config == nullptr || json_type(*config) == JsonType::null);
}

void check(const DexConfig& config, Run& run) {
  if (!config.complete || config.platform != Platform::argocd) return;
  const Node* connectors = config.find({"connectors"});
  const Node* first = config.node->first;
  if (connectors == nullptr && first != nullptr && first->key != nullptr)
    return report(
        first->key->place(), *first,
        "dex.config has no list of connectors: Argo CD calls it malformed and starts no Dex",
        config, run);
  if (connectors == nullptr || !connectors->resolved().is_sequence()) return;
  for (const Node& connector : connectors->resolved().children()) {
    const Node* type = effective(&connector, "type");
    if (needs_config(connector))
      report(
          type->place(), *type,
          "a connector in dex.config has no config: Argo CD calls the whole malformed and starts "
          "no Dex",
          config, run);
  }
}

}  // namespace

extern constinit const Rule argocd_dex_malformed{
    .code = "DEX818",
    .id = "argocd-dex-malformed",
    .category = Category::argocd,
    .severity = Severity::error,
    .effect = Effect::refused,
    .cwe = 0,
    .summary = "dex.config that Argo CD calls malformed",
    .why =
        "Argo CD looks for a list of connectors in dex.config, and for a config mapping in "
        "each that comes back from a provider. Without them it logs \"malformed Dex "
        "configuration found\" and starts no Dex (argo-helm issue 3090).",
    .fix = "Write connectors: with a list, each with type, id, name and config.",
    .triggers = triggers,
    .bad = bad,
    .good = good,
    .check = check};

}  // namespace dexlint::rules
