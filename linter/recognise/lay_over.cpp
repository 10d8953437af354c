#include "linter/recognise/lay_over.h"

#include <algorithm>
#include <optional>

#include "linter/recognise/recogniser.h"

namespace dexlint {
namespace {

const Layer& file_of(const Node& node) {
  const Layer* layer = node.layer;
  while (layer->parent() != nullptr) layer = layer->parent();
  return *layer;
}

// The nearest node above that has a key: the list of connectors, or the text that holds it.
const Node* keyed(const Node& connector) {
  const Node* at = &connector;
  while (at != nullptr && at->key == nullptr) at = at->parent;
  return at;
}

ValuesPath sibling(ValuesPath path, std::string_view key) {
  if (!path.empty()) path.back() = key;
  return path;
}

// The connector as it is with the values of `stack`, in which it stands at `path`.
DexConnector judged_by(const ValuesStack& stack, const ValuesPath& path, const HelmValues& values,
                       DexConnector connector) {
  const Node* root = pachyderm_values_of(*connector.node);
  const auto prefix = root == nullptr ? std::nullopt : values_path(*values.node, *root);
  if (connector.platform == Platform::pachyderm && prefix) {
    connector.pachyderm = pachyderm_facts(stack, *prefix);
    const Node* elsewhere = connector.pachyderm.elsewhere;
    if (elsewhere != nullptr && &file_of(*elsewhere) == &file_of(*connector.node))
      connector.pachyderm.elsewhere = nullptr;
  }
  if (path.back() == "connectors") connector.dex_issuer = stack.scalar(sibling(path, "issuer"));
  return connector;
}

// The values as part of `stack`: what they leave out, another layer may say.
PachydermValues in_stack(const ValuesStack& stack, const ValuesPath& path, PachydermValues part) {
  part.stack = stack;
  part.prefix = path;
  part.complete = part.scalar({"deployTarget"}).exists();
  return part;
}

}  // namespace

void lay_pachyderm_over(const HelmValues& values, const std::vector<ValuesStack>& stacks,
                        Contexts& contexts) {
  if (stacks.empty()) return;
  std::vector<PachydermValues> judged;
  for (const PachydermValues& part : contexts.pachyderm_values) {
    const auto path = values_path(*values.node, *part.node);
    if (!path) {
      judged.push_back(part);
      continue;
    }
    for (const ValuesStack& stack : stacks) judged.push_back(in_stack(stack, *path, part));
  }
  contexts.pachyderm_values = std::move(judged);
}

void lay_over(const HelmValues& values, const std::vector<ValuesStack>& stacks,
              Contexts& contexts) {
  if (stacks.empty()) return;
  std::vector<DexConnector> judged;
  for (const DexConnector& connector : contexts.connectors) {
    const Node* holder = keyed(*connector.node);
    const auto path = holder == nullptr ? std::nullopt : values_path(*values.node, *holder);
    if (!path || path->empty()) {
      judged.push_back(connector);
      continue;
    }
    const std::size_t before = judged.size();
    for (const ValuesStack& stack : stacks) {
      if (stack.find(*path) == &holder->resolved())
        judged.push_back(judged_by(stack, *path, values, connector));
    }
    if (judged.size() == before) judged.push_back(connector);
  }
  contexts.connectors = std::move(judged);
}

}  // namespace dexlint
