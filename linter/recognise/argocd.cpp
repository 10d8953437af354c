// Argo CD's settings and roles, in the three forms that they are written in. Facts: domain.md
// section 5; docs/operator-manual/argocd-cm.yaml and argocd-rbac-cm.yaml of Argo CD,
// values.yaml of argo-helm, api/v1beta1 of argocd-operator.
#include "linter/recognise/places.h"
#include "linter/recognise/recogniser.h"

namespace dexlint {
namespace {

using Form = ArgoCdConfig::Form;

// kustomize's overlays and patches.
bool is_patch(std::string_view path) {
  return path.find("patch") != std::string_view::npos ||
         path.find("overlay") != std::string_view::npos;
}

bool is_config_map(const Node& node, std::string_view name) {
  return is_kind(node, "ConfigMap") && object_name(node).text() == name;
}

void add_config(const Node* node, Form form, const Node* dex_config, Contexts& found) {
  if (node == nullptr || !node->resolved().is_mapping()) return;
  found.argocd_configs.push_back(
      {.node = &node->resolved(), .form = form, .dex_config = dex_config});
}

void add_rbac(const Node* node, Contexts& found) {
  if (node != nullptr && node->resolved().is_mapping())
    found.argocd_rbacs.push_back({.node = &node->resolved()});
}

void add_config_maps(const Node& node, Contexts& found) {
  const Node* data = effective(&node, "data");
  if (data == nullptr) return;
  const Node* dex_config = effective(data, "dex.config");
  if (is_config_map(node, "argocd-cm") || (is_kind(node, "ConfigMap") && dex_config != nullptr))
    add_config(data, Form::config_map, dex_config, found);
  if (is_config_map(node, "argocd-rbac-cm")) add_rbac(data, found);
}

// `sso.dex.config`, before that `dex.config`.
void add_resource(const Node& node, Contexts& found) {
  const Node* spec = effective(&node, "spec");
  const Node* dex_config = effective_path(spec, {"sso", "dex", "config"});
  if (dex_config == nullptr) dex_config = effective_path(spec, {"dex", "config"});
  add_config(spec, Form::resource, dex_config, found);
  if (spec != nullptr) add_rbac(effective(spec, "rbac"), found);
}

// `configs.cm` and `configs.rbac` of argo-helm; before its version 5 `server.config` and
// `server.rbacConfig`.
void add_values(const Node& node, Contexts& found) {
  const std::string_view key = key_of(node);
  const Node* dex_config = effective(&node, "dex.config");
  if ((key == "cm" || key == "config") && dex_config != nullptr)
    add_config(&node, Form::values, dex_config, found);
  if ((key == "rbac" || key == "rbacConfig") &&
      (effective(&node, "policy.default") != nullptr || effective(&node, "policy.csv") != nullptr))
    add_rbac(&node, found);
}

}  // namespace

void recognise_argocd(Document& document, const Root& root, Contexts& found) {
  const std::size_t before = found.argocd_configs.size();
  walk(*root.node, [&](const Node& node) {
    if (!node.is_mapping()) return;
    if (is_kind(node, "ArgoCD")) return add_resource(node, found);
    if (is_kind(node, "ConfigMap")) return add_config_maps(node, found);
    add_values(node, found);
  });
  for (std::size_t i = before; i < found.argocd_configs.size(); ++i)
    found.argocd_configs[i].is_patch = is_patch(document.place());
}

}  // namespace dexlint
