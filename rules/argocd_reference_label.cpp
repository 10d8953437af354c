#include "linter/model/contexts.h"
#include "linter/model/rule.h"
#include "rules/shared/connector_fields.h"

namespace dexlint::rules {
namespace {

constexpr std::string_view triggers[] = {"dex.config"};

constexpr Example bad[] = {{"argocd.yaml", R"(
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
      config: {clientID: «$dex-login:id», clientSecret: «$dex-login:github», orgs: [{name: acme}]}
---
apiVersion: v1
kind: Secret
metadata: {name: dex-login}
stringData: {github: <path:secret/dex#github>}
)"}};

constexpr Example good[] = {{"argocd.yaml", R"(
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
      config: {clientID: dex, clientSecret: $dex-login:github, orgs: [{name: acme}]}
---
apiVersion: v1
kind: Secret
metadata: {name: dex-login, labels: {app.kubernetes.io/part-of: argocd}}
stringData: {github: <path:secret/dex#github>}
)"},
                            {"argocd.yaml", R"(
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
      config: {clientID: dex, clientSecret: $dex-login:github, orgs: [{name: acme}]}
)"},
                            // Labels that a template writes.
                            {"templates/argocd.yaml", R"(
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
      config: {clientID: dex, clientSecret: $dex-login:github, orgs: [{name: acme}]}
---
apiVersion: v1
kind: Secret
metadata:
  name: dex-login
  labels: {{ include "argocd.labels" . | nindent 4 }}
stringData: {github: <path:secret/dex#github>}
)"}};

// The name of the Secret of that name in the same file, when it surely lacks the label: what a
// template writes may be it.
const Node* unlabelled(std::string_view name, const Contexts& file) {
  for (const KubernetesSecret& secret : file.secrets) {
    const Node* metadata = effective(secret.node, "metadata");
    if (effective_scalar(metadata, "name").text() != name) continue;
    const Node* labels = effective(metadata, "labels");
    const Scalar part_of = effective_scalar(labels, "app.kubernetes.io/part-of");
    if (part_of.unknown() || !secret.node->layer->unknown.empty()) continue;
    if (part_of.text() != "argocd") return effective(metadata, "name");
  }
  return nullptr;
}

// The Secret of `$secret:key`; empty for anything else.
std::string_view secret_of(std::string_view text) {
  const std::size_t colon = text.find(':');
  if (!text.starts_with('$') || colon == std::string_view::npos) return {};
  return text.substr(1, colon - 1);
}

void check(const DexConnector& connector, Run& run) {
  if (connector.platform != Platform::argocd || connector.config == nullptr) return;
  walk(*connector.config, [&](const Node& node) {
    const Scalar value(node.is_scalar() && node.key != nullptr ? &node : nullptr);
    const std::string_view name = secret_of(value.text());
    const Node* secret = name.empty() ? nullptr : unlabelled(name, run.file());
    if (secret == nullptr) return;
    run.report(
        {.at = value.place(),
         .about = value.node(),
         .message = "Argo CD reads {1} of connector {0} only from a Secret with its label",
         .arguments = {Argument::id(connector.id()), Argument::key(node.key->text)},
         .severity = Severity::note,
         .confidence = Confidence::low,
         .related = {{"this Secret lacks the label app.kubernetes.io/part-of: argocd", secret}}});
  });
}

}  // namespace

extern constinit const Rule argocd_reference_label{
    .code = "DEX817",
    .id = "argocd-reference-label",
    .category = Category::argocd,
    .severity = Severity::note,
    .effect = Effect::breaks_login,
    .cwe = 0,
    .summary = "Secret that Argo CD is sent to lacks its label",
    .why =
        "Argo CD reads $secret:key only from Secrets that carry the label "
        "app.kubernetes.io/part-of: argocd. From another it takes nothing, and the text "
        "itself is sent to the provider.",
    .fix = "Add the label app.kubernetes.io/part-of: argocd to the Secret.",
    .triggers = triggers,
    .bad = bad,
    .good = good,
    .check = check};

}  // namespace dexlint::rules
