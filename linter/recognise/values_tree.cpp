// Helm values, wherever they stand: a values file, a HelmRelease, an Argo CD Application, a Rancher
// HelmChart, helmfile, kustomize, Skaffold; and the variables of Terraform. Leaves under a
// credential's key become credentials.
// Facts: detection.md section 1.
#include <algorithm>

#include "linter/input/paths.h"
#include "linter/model/vocabulary.h"
#include "linter/model/words.h"
#include "linter/recognise/places.h"
#include "linter/recognise/recogniser.h"

namespace dexlint {
namespace {

bool has_yaml_ending(std::string_view name) {
  static constexpr std::string_view endings[] = {".yaml", ".yml", ".gotmpl", ".tmpl", ".json"};
  return std::any_of(std::begin(endings), std::end(endings),
                     [&](std::string_view ending) { return name.ends_with(ending); });
}

// `values.yaml`, `values-prod.yaml`, `prod-values.yaml`, `prod.values.yaml`, and what stands in a
// chart's ci/.
bool is_values_file(std::string_view path) {
  const std::string_view name = file_name(path);
  if (!has_yaml_ending(name)) return false;
  const std::vector<std::string> parts = words(name.substr(0, name.rfind('.')));
  // helm-secrets: `secrets.yaml`, `secrets.prod.yaml`, and all in helm_vars/.
  const bool of_helm_secrets = (!parts.empty() && parts.front() == "secrets") ||
                               path.starts_with("helm_vars/") ||
                               path.find("/helm_vars/") != std::string_view::npos;
  return of_helm_secrets || std::find(parts.begin(), parts.end(), "values") != parts.end() ||
         path.starts_with("ci/") || path.find("/ci/") != std::string_view::npos;
}

bool is_object(const Node& mapping) {
  return !effective_scalar(&mapping, "apiVersion").text().empty() &&
         !effective_scalar(&mapping, "kind").text().empty();
}

std::string_view key_above(const Node& node) {
  const Node* parent = node.parent;
  while (parent != nullptr && parent->is_scalar()) parent = parent->parent;
  return parent == nullptr ? std::string_view{} : key_of(*parent);
}

// A mapping that a tool hands to Helm as values.
bool is_handed_over(const Node& mapping) {
  const std::string_view key = key_of(mapping);
  if (key == "valuesObject" || key == "valuesInline" || key == "valuesContent" ||
      key == "setValues" || key == "setValueTemplates")
    return true;
  if (key == "values") return key_above(mapping) == "helm" || key_above(mapping) == "spec";
  if (key == "set") return key_above(mapping) == "spec";
  // Flux fills these into what it applies; Argo CD's generators into their template.
  if (key == "substitute") return key_above(mapping) == "postBuild";
  if (list_of(mapping) == "elements") return key_of(*mapping.parent->parent) == "list";
  // helmfile: releases[].values[] holds mappings beside file names.
  return list_of(mapping) == "values";
}

// A file of variables, the `locals` of a module, what a module is called with.
bool is_terraform_values(const Document& document, const Root& root, const Node& node) {
  if (node.layer->encoding() != Encoding::hcl) return false;
  if (&node == root.node) return document.place().ends_with(".tfvars");
  const Node* block = node.parent;
  return (key_of(node) == "locals" && block == root.node) ||
         (key_of(*block) == "module" && block->parent == root.node);
}

bool is_values(const Document& document, const Root& root, const Node& node) {
  if (!node.is_mapping()) return false;
  if (is_terraform_values(document, root, node)) return true;
  const bool whole_file = &node == root.node && node.parent == nullptr &&
                          (document.is_values() || is_values_file(document.place())) &&
                          !is_object(node);
  return whole_file || is_handed_over(node);
}

void add_leaves(const Node& values, Contexts& found) {
  walk(values, [&](const Node& leaf) {
    if (!leaf.resolved().is_scalar() || leaf.key == nullptr || !leaf.key->is_scalar() ||
        leaf.key->unknown)
      return;
    const std::string_view key = leaf.key->text;
    if (secret_of_entry(leaf) != nullptr) return;  // recognised with its Secret
    if (!is_credential(key, leaf.resolved().text, key_of(*leaf.parent))) return;
    found.credentials.push_back(
        {.value = Scalar(&leaf), .field = CredentialField::values_credential, .key = key});
  });
}

}  // namespace

void recognise_values(Document& document, const Root& root, Contexts& found) {
  walk(*root.node, [&](const Node& node) {
    if (!is_values(document, root, node)) return;
    found.values.push_back({&node});
    add_leaves(node, found);
  });
}

}  // namespace dexlint
