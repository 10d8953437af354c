#include "linter/model/values_stack.h"

#include <algorithm>

namespace dexlint {
namespace {

bool is_null(const Node& node) {
  if (!node.is_scalar()) return false;
  return node.style == ScalarStyle::absent ||
         ((node.style == ScalarStyle::plain || node.style == ScalarStyle::json_bare) &&
          (node.text == "null" || node.text == "~"));
}

// What the layers have under `key`, the uppermost first, as far down as it is merged.
std::vector<const Node*> step(const std::vector<const Node*>& layers, std::string_view key) {
  std::vector<const Node*> found;
  for (const Node* layer : layers) {
    const Node* value = effective(layer, key);
    if (value == nullptr) continue;
    value = &value->resolved();
    if (is_null(*value)) break;
    if (value->is_mapping() || found.empty()) found.push_back(value);
    if (!value->is_mapping()) break;
  }
  return found;
}

}  // namespace

const Node* ValuesStack::find(const ValuesPath& path) const {
  std::vector<const Node*> at(layers_.rbegin(), layers_.rend());
  for (const std::string& key : path) at = step(at, key);
  return at.empty() ? nullptr : at.front();
}

std::optional<ValuesPath> values_path(const Node& values, const Node& node) {
  ValuesPath path;
  for (const Node* at = &node; at != &values; at = at->parent) {
    if (at == nullptr || at->key == nullptr || !at->key->is_scalar()) return std::nullopt;
    path.emplace_back(at->key->text);
  }
  std::reverse(path.begin(), path.end());
  return path;
}

}  // namespace dexlint
