// What a kubeconfig lets a user in with, but for keys and certificates: `users[].user` of a Config
// (k8s.io/client-go tools/clientcmd/api/v1: AuthInfo, AuthProviderConfig).
#include "linter/recognise/places.h"
#include "linter/recognise/recogniser.h"

namespace dexlint {
namespace {

void add(const Node* mapping, std::string_view field, const Scalar& user, Contexts& found) {
  every(mapping, field, KeyMatch::exact, [&](const Node& value) {
    found.credentials.push_back({.value = Scalar(&value),
                                 .field = CredentialField::values_credential,
                                 .key = value.key->text,
                                 .owner = user});
  });
}

}  // namespace

void recognise_kubeconfigs(Document&, const Root& root, Contexts& found) {
  if (!is_kind(*root.node, "Config")) return;
  const Node* users = effective(root.node, "users");
  if (users == nullptr || !users->is_sequence()) return;
  for (const Node& item : users->children()) {
    const Scalar name = effective_scalar(&item, "name");
    const Node* user = effective(&item, "user");
    add(user, "token", name, found);
    add(user, "password", name, found);
    const Node* provider =
        user == nullptr ? nullptr : effective_path(user, {"auth-provider", "config"});
    for (const std::string_view field : {"client-secret", "refresh-token", "id-token"})
      add(provider, field, name, found);
  }
}

}  // namespace dexlint
