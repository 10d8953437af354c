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

// `--client-secret` and its value as two items of a list.
void add_flag_value(const Node& item, Contexts& found) {
  if ((list_of(item) != "args" && list_of(item) != "command") || item.next == nullptr) return;
  const Node& value = *item.next;
  const bool flag = item.text.starts_with("--") && item.text.find('=') == std::string_view::npos;
  if (!flag || !value.is_scalar() || value.text.starts_with('-')) return;
  const std::string_view key = item.text.substr(2);
  if (is_credential(key, value.text, "")) add(value, key, found);
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

bool is_generated_secret(const Node& item) {
  return list_of(item) == "literals" && item.parent->parent != nullptr &&
         list_of(*item.parent->parent) == "secretGenerator";
}

// Whatever stands in the literals of a secretGenerator is a Secret's.
void add_generated(Document& document, const Node& item, Contexts& found) {
  const std::size_t equals = item.text.find('=');
  if (!is_generated_secret(item) || equals == std::string_view::npos) return;
  found.credentials.push_back(
      {.value = Scalar(&part_of(document, item, {equals + 1, item.text.size()})),
       .field = CredentialField::secret_data,
       .key = item.text.substr(0, equals),
       .owner = effective_scalar(item.parent->parent, "name")});
}

// An entry of a ConfigMap, as `envFrom` takes it.
void add_config_entry(const Node& entry, Contexts& found) {
  if (config_map_of_entry(entry) == nullptr || entry.key == nullptr || entry.key->unknown) return;
  if (is_credential(key_of(entry), entry.text, "")) add(entry, key_of(entry), found);
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
    add_flag_value(node, found);
    add_generated(document, node, found);
    add_config_entry(node, found);
    // Of a configMapGenerator: its name has to say so.
    if (!is_generated_secret(node)) add_assignment(document, node, "", "literals", found);
  });
}

}  // namespace dexlint
