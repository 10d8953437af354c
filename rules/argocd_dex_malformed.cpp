#include "linter/model/rule.h"
#include "linter/model/words.h"
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
    - type: «gitlab»
      id: gitlab
      name: GitLab
      config: []
)"},
                           {"argocd-cm.yaml", R"(
apiVersion: v1
kind: ConfigMap
metadata: {name: argocd-cm}
data:
  url: https://argocd.example.com
  dex.config: |
    «connectors»:
)"},
                           {"argocd.yaml", R"(
apiVersion: argoproj.io/v1beta1
kind: ArgoCD
metadata: {name: argocd}
spec:
  sso:
    provider: dex
    dex:
      config: |
        «conectors»: []
)"},
                           {"argocd-cm.yaml", R"(
apiVersion: v1
kind: ConfigMap
metadata: {name: argocd-cm}
data:
  url: https://argocd.example.com
  dex.config: |
    connectors:
    - «id»: github
      name: GitHub
      config: {clientID: a, clientSecret: $b}
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
                            // A guide shows what it speaks about.
                            {"docs/tls.md", R"(
```yaml
apiVersion: v1
kind: ConfigMap
metadata: {name: argocd-cm}
data:
  dex.config: |
    web:
      tlsMinVersion: "1.2"
```
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

bool is_mapping_or_unknown(const Node* value) {
  if (value == nullptr) return false;
  const JsonType type = json_type(*value);
  return type == JsonType::object || type == JsonType::unknown;
}

// Those whose redirectURI Argo CD writes (util/dex/config.go: needsRedirectURI).
bool needs_config(const Node& connector) {
  const dex::Connector* known = dex::find_connector(effective_scalar(&connector, "type").text());
  return known != nullptr && known->has_callback &&
         !is_mapping_or_unknown(effective(&connector, "config"));
}

void check_connector(const DexConfig& config, const Node& connector, Run& run) {
  const Node* first = connector.resolved().first;
  if (!connector.resolved().is_mapping() || first == nullptr || first->key == nullptr) return;
  const Node* type = effective(&connector, "type");
  if (type == nullptr)
    return report(first->key->place(), *first,
                  "a connector in dex.config has no type: Argo CD fails on the whole and starts no "
                  "Dex",
                  config, run);
  if (needs_config(connector))
    report(type->place(), *type,
           "a connector in dex.config has no config: Argo CD calls the whole malformed and starts "
           "no Dex",
           config, run);
}

// In a guide, a part of the text that says nothing about connectors.
bool is_part_of_a_guide(const DexConfig& config) {
  static constexpr std::string_view others[] = {"web",    "staticClients", "oauth2",
                                                "expiry", "logger",        "frontend"};
  return config.path_class == PathClass::documents && config.node->first->key != nullptr &&
         is_one_of(others, config.node->first->key->text);
}

void check_list(const DexConfig& config, const Node* connectors, Run& run) {
  const Node* at = connectors != nullptr ? connectors : config.node->first;
  if (at == nullptr || at->key == nullptr || is_part_of_a_guide(config)) return;
  report(at->key->place(), *at,
         "dex.config has no list of connectors: Argo CD calls it malformed and starts no Dex",
         config, run);
}

void check(const DexConfig& config, Run& run) {
  if (!config.complete || config.platform != Platform::argocd) return;
  const Node* connectors = config.find({"connectors"});
  const JsonType type = connectors == nullptr ? JsonType::null : json_type(*connectors);
  if (type == JsonType::unknown) return;
  if (type != JsonType::array) return check_list(config, connectors, run);
  for (const Node& connector : connectors->resolved().children())
    check_connector(config, connector, run);
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
        "Argo CD looks for a list of connectors in dex.config, for a type in each, and for a "
        "config mapping in each that comes back from a provider. Without them it logs \"malformed "
        "Dex "
        "configuration found\" and starts no Dex (argo-helm issue 3090).",
    .fix = "Write connectors: with a list, each with type, id, name and config.",
    .triggers = triggers,
    .bad = bad,
    .good = good,
    .check = check};

}  // namespace dexlint::rules
