// Logins to container registries: `auths` of a Docker config, wherever one stands (a Secret of type
// kubernetes.io/dockerconfigjson, values, a ConfigMap, a file), and the older `.dockercfg` without
// it. One credential a registry. Facts: domain.md DEX119; docker/cli
// cli/config/types/authconfig.go.
#include <optional>

#include "linter/recognise/base64.h"
#include "linter/recognise/places.h"
#include "linter/recognise/recogniser.h"

namespace dexlint {
namespace {

// `auth` is base64 of `username:password`; the two stand beside it or do not. What comes first here
// is what a person changes first.
constexpr std::string_view fields[] = {"password", "auth", "identitytoken", "registrytoken"};

// An `auth` without a password only names the user: Azure's stands beside an identitytoken.
bool holds_secret(std::string_view field, const Node* value) {
  const Scalar scalar(value);
  if (scalar.unknown()) return true;
  const auto login = field == "auth" ? decode_base64(scalar.text()) : std::nullopt;
  return !scalar.text().empty() && !(login && login->bytes.ends_with(':'));
}

void add_registry(const Node& registry, Contexts& found) {
  if (!registry.is_mapping() || registry.key == nullptr) return;
  for (const std::string_view field : fields) {
    const Node* value = effective(&registry, field);
    if (!holds_secret(field, value)) continue;
    found.credentials.push_back({.value = Scalar(value),
                                 .field = CredentialField::registry_auth,
                                 .key = field,
                                 .owner = Scalar(registry.key)});
    return;
  }
}

void add_registries(const Node& auths, Contexts& found) {
  if (!auths.is_mapping()) return;
  for (const Node& registry : auths.children()) add_registry(registry.resolved(), found);
}

}  // namespace

void recognise_registry_auth(Document&, const Root& root, Contexts& found) {
  if (key_of(*root.node) == ".dockercfg") add_registries(*root.node, found);
  walk(*root.node, [&](const Node& node) {
    if (node.is_mapping() && key_of(node) == "auths") add_registries(node, found);
  });
}

}  // namespace dexlint
