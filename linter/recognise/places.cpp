#include "linter/recognise/places.h"

#include <algorithm>

#include "linter/model/words.h"

namespace dexlint {
namespace {

// The mapping that `value` is an entry of, when it stands in an object.
const Node* entries_above(const Node& value) {
  const Node* entries = value.parent;
  return entries != nullptr && entries->is_mapping() && entries->parent != nullptr ? entries
                                                                                   : nullptr;
}

}  // namespace

std::string_view list_of(const Node& node) {
  const Node* item = &node;
  while (item->key == nullptr && item->parent != nullptr && item->parent->is_scalar())
    item = item->parent;
  const bool is_item = item->parent != nullptr && item->parent->is_sequence();
  return is_item ? key_of(*item->parent) : std::string_view{};
}

bool is_listed_connector(const Node& mapping) {
  const std::string_view list = list_of(mapping);
  return list == "connectors" || list == "upstreamIDPs" || list == "upstream-idps";
}

bool is_kind(const Node& node, std::string_view kind) {
  bool found = false;
  if (node.is_mapping())
    every(&node, "kind", KeyMatch::exact,
          [&](const Node& value) { found = found || Scalar(&value).text() == kind; });
  return found;
}

bool is_secret(const Node& node) {
  if (!is_kind(node, "Secret")) return false;
  // `{kind: Secret, name: db}` only names one.
  const bool names_one = effective(&node, "name") != nullptr &&
                         effective(&node, "data") == nullptr &&
                         effective(&node, "stringData") == nullptr;
  if (names_one) return false;
  const Scalar version = effective_scalar(&node, "apiVersion");
  return !version.exists() || version.unknown() || version.text() == "v1";
}

bool is_secret_template(const Node& node) {
  static constexpr std::string_view makers[] = {"SealedSecret", "ExternalSecret",
                                                "ClusterExternalSecret", "PushSecret"};
  if (!node.is_mapping() || key_of(node) != "template") return false;
  for (const Node* at = node.parent; at != nullptr; at = at->parent) {
    if (at->is_mapping() && is_one_of(makers, effective_scalar(at, "kind").text())) return true;
  }
  return false;
}

bool is_terraform_secret(const Node& node) {
  static constexpr std::string_view resources[] = {"kubernetes_secret", "kubernetes_secret_v1",
                                                   "kubernetes_secret_v1_data"};
  const Node* type = node.parent;
  return node.is_mapping() && type != nullptr && type->parent != nullptr &&
         is_one_of(resources, key_of(*type)) && key_of(*type->parent) == "resource";
}

bool makes_secret(const Node& node) {
  return is_secret(node) || is_secret_template(node) || is_terraform_secret(node);
}

Scalar object_name(const Node& node) {
  for (const Node* at = &node; at != nullptr; at = at->parent) {
    // What a patch is for has the name; the object that holds the patch has another.
    const Node* target = effective(at, "target");
    if (target != nullptr && effective(at, "patch") != nullptr)
      return effective_scalar(target, "name");
    const Scalar name(effective_path(at, {"metadata", "name"}));
    if (name.exists()) return name;
  }
  return {};
}

bool is_secret_patch(const Node& node) {
  const std::string_view path = effective_scalar(&node, "path").text();
  if (!node.is_mapping() || effective(&node, "op") == nullptr) return false;
  if (path == "/stringData" || path.starts_with("/stringData/")) return true;
  for (const Node* at = &node; at != nullptr && path.starts_with("/data/"); at = at->parent) {
    if (Scalar(effective_path(at, {"target", "kind"})).text() == "Secret") return true;
  }
  return false;
}

std::string_view entry_key(const Node& node) {
  const Node* entry = &node;  // or the text or encoding of one
  while (entry->key == nullptr && entry->parent != nullptr && entry->parent->is_scalar())
    entry = entry->parent;
  const Node& value = *entry;
  if (value.parent == nullptr || !is_secret_patch(*value.parent))
    return value.key != nullptr && value.key->unknown ? std::string_view{} : key_of(value);
  const std::string_view path = effective_scalar(value.parent, "path").text();
  return path.substr(path.rfind('/') + 1);
}

const Node* secret_of_entry(const Node& value) {
  if (value.parent != nullptr && key_of(value) == "value" && is_secret_patch(*value.parent))
    return value.parent;
  static constexpr std::string_view sections[] = {"data", "stringData", "binary_data"};
  const Node* entries = entries_above(value);
  if (entries == nullptr || !is_one_of(sections, key_of(*entries))) return nullptr;
  return makes_secret(*entries->parent) ? entries->parent : nullptr;
}

bool is_encoded_entry(const Node& value, const Node& secret) {
  if (is_secret_patch(secret))
    return effective_scalar(&secret, "path").text().starts_with("/data/");
  const std::string_view section = key_of(*value.parent);
  return section == "binary_data" || (section == "data" && is_secret(secret));
}

const Node* config_map_of_entry(const Node& value) {
  const Node* entries = entries_above(value);
  if (entries == nullptr || key_of(*entries) != "data") return nullptr;
  return is_kind(*entries->parent, "ConfigMap") ? entries->parent : nullptr;
}

bool is_substituted(const Document& document, const Node& node) {
  for (const Node* at = &node; at != nullptr; at = at->parent) {
    if (is_kind(*at, "HelmRelease")) return true;
  }
  const std::vector<std::string> path = words(document.place());
  return std::any_of(path.begin(), path.end(),
                     [](const std::string& word) { return word == "flux" || word == "envsubst"; });
}

Platform platform_of(const Node& node) {
  Platform platform = Platform::unknown;
  for (const Node* at = &node; at != nullptr; at = at->parent) {
    const std::string_view key = key_of(*at);
    if (key == "upstreamIDPs" || key == "upstream-idps" || key == "jsonConfig")
      return Platform::pachyderm;
    if (key == "dex.config") return Platform::argocd;
    if (is_kind(*at, "ArgoCD")) return Platform::argocd;
    if (key == "connectors") platform = Platform::dex;
  }
  return platform;
}

}  // namespace dexlint
