#include <algorithm>

#include "linter/model/rule.h"
#include "rules/shared/connector_fields.h"

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
    connectors:
    - type: github
      id: github
      name: GitHub
      config: {clientID: dex, clientSecret: "«prefix-$dex.github.clientSecret»", orgs: [{name: acme}]}
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
    - type: github
      id: github
      name: GitHub
      config: {clientID: dex, clientSecret: $argocd-dex:github, orgs: [{name: acme}]}
)"},
                            {"argocd-cm.yaml", R"(
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
      config: {clientID: dex, clientSecret: "prefix-${GITHUB_SECRET}", orgs: [{name: acme}]}
)"}};

// `$key.of.argocd` or `$secret:key` behind other text; not `$NAME`, which Dex itself fills in.
bool holds_reference(std::string_view text) {
  const std::size_t dollar = text.find('$', 1);
  if (dollar == std::string_view::npos) return false;
  const std::string_view name = text.substr(dollar + 1);
  const std::size_t end = std::min(
      name.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.:"),
      name.size());
  const std::string_view word = name.substr(0, end);
  return !word.empty() && word.find_first_of(".:") != std::string_view::npos &&
         word.find_first_of("abcdefghijklmnopqrstuvwxyz") == 0;
}

void check(const DexConnector& connector, Run& run) {
  if (connector.platform != Platform::argocd || connector.config == nullptr) return;
  walk(*connector.config, [&](const Node& node) {
    const Scalar value(node.is_scalar() && node.key != nullptr ? &node : nullptr);
    if (!value.exists() || value.unknown() || value.text().starts_with('$') ||
        !holds_reference(value.text()))
      return;
    run.report({.at = value.place(),
                .about = value.node(),
                .message = "Argo CD fills in a reference only where it is the whole value: {1} of "
                           "connector {0} stays as it is",
                .arguments = {Argument::id(connector.id()), Argument::key(node.key->text)},
                .severity = severity_in(connector.path_class, Severity::warning)});
  });
}

}  // namespace

extern constinit const Rule argocd_embedded_reference{
    .code = "DEX816",
    .id = "argocd-embedded-reference",
    .category = Category::argocd,
    .severity = Severity::warning,
    .effect = Effect::breaks_login,
    .cwe = 0,
    .summary = "Reference of Argo CD inside a longer text",
    .why =
        "Argo CD fills in $key and $secret:key only where it is the whole value. Inside a "
        "longer text it stays as it is, and Dex then takes $key for an environment variable, "
        "which is empty.",
    .fix = "Make the whole value a reference, and keep the whole text in the Secret.",
    .triggers = triggers,
    .bad = bad,
    .good = good,
    .check = check};

}  // namespace dexlint::rules
