#include "linter/flow/values_paths.h"

#include <algorithm>

namespace dexlint::flow {

ValuesPaths::ValuesPaths() { steps_.emplace_back(); }

PathId ValuesPaths::child(PathId parent, std::string_view key) {
  if (steps_[parent].subchart && key == "global") parent = 0;
  const auto known = edges_.find({parent, key});
  if (known != edges_.end()) return known->second;
  const PathId id = static_cast<PathId>(steps_.size());
  Step& step = steps_.emplace_back();
  step.parent = parent;
  step.key = keys_.emplace_back(key);
  step.depth = steps_[parent].depth + 1;
  step.vague = steps_[parent].vague || key == any_key;
  for (const ValuesNode& values : steps_[parent].nodes) {
    const Node* node = effective(values.node, key);
    if (node != nullptr) step.nodes.push_back({&node->resolved(), values.file});
  }
  edges_.emplace(Edge{parent, step.key}, id);
  return id;
}

PathId ValuesPaths::below(PathId parent, std::string_view dotted) {
  while (!dotted.empty()) {
    const std::size_t dot = std::min(dotted.find('.'), dotted.size());
    parent = child(parent, dotted.substr(0, dot));
    dotted.remove_prefix(std::min(dot + 1, dotted.size()));
  }
  return parent;
}

// Paths below must not have been asked for yet: charts lay all values before they look at any.
void ValuesPaths::lay(PathId path, ValuesNode values) { steps_[path].nodes.push_back(values); }

void ValuesPaths::mark_subchart(PathId path) { steps_[path].subchart = true; }

std::vector<std::string> ValuesPaths::keys(PathId path) const {
  std::vector<std::string> keys;
  for (; path != 0; path = steps_[path].parent) keys.emplace_back(steps_[path].key);
  std::reverse(keys.begin(), keys.end());
  return keys;
}

bool ValuesPaths::is_open(PathId path) const {
  while (steps_[path].depth > 1) path = steps_[path].parent;
  return path == 0 || steps_[path].key == any_key;
}

}  // namespace dexlint::flow
