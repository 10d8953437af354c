// Settings of manifests that carry a credential beside its name: the environment and arguments of
// containers, parameters of Helm, literals of kustomize, properties in a ConfigMap. Facts:
// detection.md sections 1 and 5.
#include <algorithm>
#include <array>

#include "linter/model/vocabulary.h"
#include "linter/model/words.h"
#include "linter/recognise/places.h"
#include "linter/recognise/recogniser.h"

namespace dexlint {
namespace {

void add(const Node& value, std::string_view key, Contexts& found) {
  found.credentials.push_back(
      {.value = Scalar(&value), .field = CredentialField::values_credential, .key = key});
}

// An item of one of these lists is `{name: PGPASSWORD, value: …}`: containers, Argo CD's
// helm.parameters, helmfile's set, Terraform's helm_release.
void add_pair(const Node& item, Contexts& found) {
  static constexpr std::string_view lists[] = {"env",          "envVars",      "extraEnv",
                                               "extraEnvVars", "parameters",   "set",
                                               "setString",    "set_sensitive"};
  // Terraform repeats the block where others write a list.
  const std::string_view list = list_of(item).empty() ? key_of(item) : list_of(item);
  if (!is_one_of(lists, list)) return;
  const Scalar name = effective_scalar(&item, "name");
  every(&item, "value", KeyMatch::exact, [&](const Node& value) {
    const bool declared = list == "set_sensitive";
    if (declared || is_credential(name.text(), value.resolved().text, ""))
      add(value, name.text(), found);
  });
}

// A part of a scalar as a node of its own: `--client-secret=«…»`, `password=«…»`. Views the
// document.
Node& part_of(Document& document, const Node& whole, Span part) {
  Node& node = document.add_node();
  node.layer = &document.open(whole);
  node.span = part;
  node.text = slice(whole.text, part);
  node.style = part.empty() ? ScalarStyle::absent : ScalarStyle::plain;
  node.unknown = whole.unknown;
  node.guessed = whole.guessed;
  node.parent = &whole;
  return node;
}

// `key=value` in a list under `list`; `prefix` is what has to stand before the key.
void add_assignment(Document& document, const Node& item, std::string_view prefix,
                    std::string_view list, Contexts& found) {
  if (list_of(item) != list || !item.text.starts_with(prefix)) return;
  const std::size_t equals = item.text.find('=');
  if (equals == std::string_view::npos) return;
  const std::string_view key = item.text.substr(prefix.size(), equals - prefix.size());
  const Span value{equals + 1, item.text.size()};
  if (is_credential(key, slice(item.text, value), ""))
    add(part_of(document, item, value), key, found);
}

// Leaves of a text that a ConfigMap holds.
void add_config_leaf(const Node& leaf, Contexts& found) {
  if (leaf.key == nullptr || !leaf.key->is_scalar() || leaf.key->unknown) return;
  if (is_credential(leaf.key->text, leaf.text, key_of(*leaf.parent)))
    add(leaf, leaf.key->text, found);
}

bool is_of_config_map(const Root& root) {
  const Node* holder = root.node->parent;
  return holder != nullptr && holder->is_scalar() && config_map_of_entry(*holder) != nullptr;
}

}  // namespace

void recognise_settings(Document& document, const Root& root, Contexts& found) {
  const bool of_config_map = is_of_config_map(root);
  walk(*root.node, [&](const Node& node) {
    if (node.is_mapping()) return add_pair(node, found);
    if (!node.is_scalar()) return;
    if (of_config_map) add_config_leaf(node, found);
    add_assignment(document, node, "--", "args", found);
    add_assignment(document, node, "--", "command", found);
    add_assignment(document, node, "", "literals", found);
  });
}

}  // namespace dexlint
