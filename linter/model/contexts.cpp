#include "linter/model/contexts.h"

namespace dexlint {
namespace {

const Layer& file_of(const Node& node) {
  const Layer* layer = node.layer;
  while (layer->parent() != nullptr) layer = layer->parent();
  return *layer;
}

Scalar first_of(const Node* node, std::string_view one, std::string_view other) {
  const Scalar scalar = effective_scalar(node, one);
  return scalar.exists() ? scalar : effective_scalar(node, other);
}

}  // namespace

const Node* PachydermValues::find(std::initializer_list<std::string_view> keys) const {
  ValuesPath path = prefix;
  for (const std::string_view key : keys) path.emplace_back(key);
  return stack.find(path);
}

bool PachydermValues::is_here(const Node& value) const {
  return &file_of(value) == &file_of(*node);
}

Scalar ArgoCdRbac::default_policy() const {
  return first_of(node, "policy.default", "defaultPolicy");
}

Scalar ArgoCdRbac::policy() const { return first_of(node, "policy.csv", "policy"); }

}  // namespace dexlint
