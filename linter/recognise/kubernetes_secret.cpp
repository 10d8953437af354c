// Kubernetes Secrets: what stands in `stringData`, and in `data` behind base64; and what stands in
// clear text in what makes a Secret: SealedSecrets, ExternalSecrets, Terraform. A value that holds
// a text of its own (YAML, JSON) is judged key by key; any other as a whole.
#include "linter/model/vocabulary.h"
#include "linter/recognise/places.h"
#include "linter/recognise/recogniser.h"

namespace dexlint {
namespace {

// The Secret whose value `node` is or stands in, through the texts and encodings between.
const Node* secret_above(const Node& node) {
  for (const Node* at = &node; at != nullptr; at = at->parent) {
    if (const Node* secret = secret_of_entry(*at)) return secret;
  }
  return nullptr;
}

void add(const Node& value, const Node& secret, Contexts& found) {
  found.credentials.push_back({.value = Scalar(&value),
                               .field = CredentialField::secret_data,
                               .key = entry_key(value),
                               .owner = object_name(secret)});
}

// What was opened speaks for itself, unless its key says what the whole of it is: a password that
// reads like YAML is one all the same.
bool is_judged_whole(const Document& document, const Node& value) {
  return document.embedded.count(&value) == 0 || is_credential_key(entry_key(value));
}

// Terraform writes a text of YAML or JSON as a mapping: yamlencode({ … }).
void add_leaves(const Node& mapping, const Node& secret, Contexts& found) {
  walk(mapping, [&](const Node& leaf) {
    if (leaf.is_scalar() && leaf.key != nullptr && is_credential_key(key_of(leaf)))
      add(leaf, secret, found);
  });
}

void add_patched(const Document& document, const Node& operation, Contexts& found) {
  every(&operation, "value", KeyMatch::exact, [&](const Node& value) {
    if (value.is_scalar() && is_judged_whole(document, value)) add(value, operation, found);
    for (const Node& entry : value.children()) {
      if (entry.is_scalar() && entry.key != nullptr) add(entry, operation, found);
    }
  });
}

// A template that makes a Secret or a ConfigMap, as its user likes: what stands in `data` in clear
// text is the ConfigMap's.
bool is_of_config_map(const Node& value, const Node& secret) {
  return is_kind(secret, "ConfigMap") && key_of(*value.parent) == "data" &&
         !is_credential_key(key_of(value));
}

void add_entries(const Document& document, const Node& secret, Contexts& found) {
  for (const std::string_view section : {"stringData", "data", "binary_data"}) {
    every(&secret, section, KeyMatch::exact, [&](const Node& entries) {
      for (const Node& entry : entries.resolved().children()) {
        const Node& value = entry.resolved();
        if (!value.is_scalar()) add_leaves(value, secret, found);
        if (!value.is_scalar() || !is_judged_whole(document, value)) continue;
        if (!is_of_config_map(value, secret)) add(value, secret, found);
      }
    });
  }
}

}  // namespace

void recognise_kubernetes_secrets(Document& document, const Root& root, Contexts& found) {
  const Node* secret = root.node->parent == nullptr ? nullptr : secret_above(*root.node->parent);
  if (secret != nullptr && root.node->is_scalar() && is_judged_whole(document, *root.node))
    add(*root.node, *secret, found);
  walk(*root.node, [&](const Node& node) {
    if (makes_secret(node)) {
      found.secrets.push_back({.node = &node, .is_manifest = is_secret(node)});
      add_entries(document, node, found);
    }
    // `stringData` is a Secret's, also where what says so is missing.
    if (&node == root.node && !makes_secret(node) && effective(&node, "stringData") != nullptr)
      found.secrets.push_back({.node = &node});
    if (is_secret_patch(node)) add_patched(document, node, found);
    if (secret == nullptr || !node.is_scalar() || node.key == nullptr) return;
    if (is_credential_key(key_of(node))) add(node, *secret, found);
  });
}

}  // namespace dexlint
