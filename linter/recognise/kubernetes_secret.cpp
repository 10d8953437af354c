// Kubernetes Secrets: what stands in `stringData`, and in `data` behind base64. A value that holds
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
                               .key = key_of(value),
                               .owner = Scalar(effective_path(&secret, {"metadata", "name"}))});
}

void add_entries(const Document& document, const Node& secret, Contexts& found) {
  for (const std::string_view section : {"stringData", "data"}) {
    every(&secret, section, KeyMatch::exact, [&](const Node& entries) {
      for (const Node& entry : entries.resolved().children()) {
        const Node& value = entry.resolved();
        if (value.is_scalar() && document.embedded.count(&value) == 0) add(value, secret, found);
      }
    });
  }
}

// `auth` of a registry is base64 of `username:password`, both of which stand beside it.
bool repeats_password(const Node& node) {
  return key_of(node) == "auth" && node.parent->is_mapping() &&
         effective(node.parent, "password") != nullptr;
}

}  // namespace

void recognise_kubernetes_secrets(Document& document, const Root& root, Contexts& found) {
  const Node* secret = root.node->parent == nullptr ? nullptr : secret_above(*root.node->parent);
  if (secret != nullptr && root.node->is_scalar() && document.embedded.count(root.node) == 0)
    add(*root.node, *secret, found);
  walk(*root.node, [&](const Node& node) {
    if (is_secret(node)) add_entries(document, node, found);
    if (secret == nullptr || !node.is_scalar() || node.key == nullptr) return;
    if (repeats_password(node)) return;
    if (is_credential_key(key_of(node)) && document.embedded.count(&node) == 0)
      add(node, *secret, found);
  });
}

}  // namespace dexlint
