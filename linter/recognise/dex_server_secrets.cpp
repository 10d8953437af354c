// Secrets of the Dex server itself: the token of `signer` when Vault signs (server/signer/vault.go:
// VaultConfig), the key that encrypts session cookies (cmd/dex/config.go: Sessions); also in the
// values of Dex's chart and in overlays that hold no more than that.
#include "linter/recognise/places.h"
#include "linter/recognise/recogniser.h"

namespace dexlint {
namespace {

// `local` has no token. Overlays leave the type to the file below.
bool is_signer(const Node& node) {
  if (!equal_ignoring_case(key_of(node), "signer")) return false;
  const Scalar type = effective_scalar(&node, "type", KeyMatch::ignore_case);
  const bool is_ours = node.parent != nullptr &&
                       (key_of(*node.parent) == "config" ||
                        effective(node.parent, "issuer", KeyMatch::ignore_case) != nullptr);
  return type.exists() ? type.text() == "vault" : is_ours;
}

void add(const Node* mapping, std::string_view name, CredentialField field, Contexts& found) {
  every(mapping, name, KeyMatch::ignore_case, [&](const Node& value) {
    if (!value.resolved().is_scalar()) return;
    found.credentials.push_back({.value = Scalar(&value),
                                 .field = field,
                                 .key = value.key->text,
                                 .platform = Platform::dex});
  });
}

}  // namespace

void recognise_dex_server_secrets(Document&, const Root& root, Contexts& found) {
  walk(*root.node, [&](const Node& node) {
    if (!node.is_mapping()) return;
    if (is_signer(node))
      add(effective(&node, "config", KeyMatch::ignore_case), "token", CredentialField::signer_token,
          found);
    if (equal_ignoring_case(key_of(node), "sessions"))
      add(&node, "cookieEncryptionKey", CredentialField::cookie_key, found);
  });
}

}  // namespace dexlint
