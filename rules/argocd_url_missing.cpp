#include "linter/model/rule.h"
#include "rules/shared/connector_fields.h"
#include "rules/shared/restriction.h"

namespace dexlint::rules {
namespace {

constexpr std::string_view triggers[] = {"dex.config"};

constexpr Example bad[] = {{"argocd-cm.yaml", R"(
apiVersion: v1
kind: ConfigMap
metadata: {name: argocd-cm}
data:
  «dex.config»: |
    connectors:
    - {type: github, id: github, name: GitHub, config: {clientID: a, clientSecret: $b, orgs: [{name: acme}]}}
)"},
                           {"argocd-cm.yaml", R"(
apiVersion: v1
kind: ConfigMap
metadata: {name: argocd-cm}
data:
  url: ""
  «dex.config»: |
    connectors:
    - {type: github, id: github, name: GitHub, config: {clientID: a, clientSecret: $b, orgs: [{name: acme}]}}
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
                            // No login, no callback.
                            {"argocd-cm.yaml", R"(
apiVersion: v1
kind: ConfigMap
metadata: {name: argocd-cm}
data:
  dex.config: ""
)"},
                            {"values.yaml", R"(
configs:
  cm:
    dex.config: |
      connectors:
      - {type: github, id: github, name: GitHub, config: {clientID: a, clientSecret: $b, orgs: [{name: acme}]}}
)"},
                            {"overlays/prod/argocd-cm-patch.yaml", R"(
apiVersion: v1
kind: ConfigMap
metadata: {name: argocd-cm}
data:
  dex.config: |
    connectors: []
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
        connectors: []
)"}};

void check(const ArgoCdConfig& config, Run& run) {
  if (config.form != ArgoCdConfig::Form::config_map || !is_set(config.dex_config) ||
      config.dex_config->key == nullptr || config.is_patch || !config.node->layer->unknown.empty())
    return;
  if (is_set(effective(config.node, "url"))) return;
  run.report({.at = config.dex_config->key->place(),
              .about = config.dex_config,
              .message = "argocd-cm has dex.config and no url: single sign-on is off",
              .arguments = {},
              .severity = severity_of_absence(config.path_class),
              // A guide that shows dex.config need not show what stands beside it.
              .confidence =
                  config.path_class == PathClass::documents ? Confidence::low : Confidence::high});
}

}  // namespace

extern constinit const Rule argocd_url_missing{
    .code = "DEX814",
    .id = "argocd-url-missing",
    .category = Category::argocd,
    .severity = Severity::error,
    .effect = Effect::breaks_login,
    .cwe = 0,
    .summary = "Argo CD with a login and without its url",
    .why =
        "Argo CD makes the callback of every login from data.url. Without it single sign-on "
        "is off, whatever dex.config says.",
    .fix = "Add url: https://HOST beside dex.config.",
    .triggers = triggers,
    .bad = bad,
    .good = good,
    .check = check};

}  // namespace dexlint::rules
