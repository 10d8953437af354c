#include "linter/recognise/places.h"

namespace dexlint {
namespace {

// The mapping that `value` is an entry of, when it stands in an object.
const Node* entries_above(const Node& value) {
  const Node* entries = value.parent;
  return entries != nullptr && entries->is_mapping() && entries->parent != nullptr ? entries
                                                                                   : nullptr;
}

}  // namespace

std::string_view key_of(const Node& node) {
  const Node* named = &node;
  while (named->key == nullptr && named->parent != nullptr && named->parent->is_scalar())
    named = named->parent;
  return named->key == nullptr || !named->key->is_scalar() ? std::string_view{} : named->key->text;
}

std::string_view list_of(const Node& node) {
  const bool is_item = node.parent != nullptr && node.parent->is_sequence();
  return is_item ? key_of(*node.parent) : std::string_view{};
}

bool is_kind(const Node& node, std::string_view kind) {
  return node.is_mapping() && effective_scalar(&node, "kind").text() == kind;
}

bool is_secret(const Node& node) {
  if (!is_kind(node, "Secret")) return false;
  const Scalar version = effective_scalar(&node, "apiVersion");
  return !version.exists() || version.unknown() || version.text() == "v1";
}

const Node* secret_of_entry(const Node& value) {
  const Node* entries = entries_above(value);
  if (entries == nullptr || (key_of(*entries) != "data" && key_of(*entries) != "stringData"))
    return nullptr;
  return is_secret(*entries->parent) ? entries->parent : nullptr;
}

const Node* config_map_of_entry(const Node& value) {
  const Node* entries = entries_above(value);
  if (entries == nullptr || key_of(*entries) != "data") return nullptr;
  return is_kind(*entries->parent, "ConfigMap") ? entries->parent : nullptr;
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
