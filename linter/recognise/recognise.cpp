#include "linter/recognise/recognise.h"

#include <set>
#include <utility>

#include "linter/model/path_class.h"
#include "linter/recognise/embedded.h"
#include "linter/recognise/recogniser.h"

namespace dexlint {
namespace {

// Aliases lead to one value from many places; the first speaks for all.
void drop_repeated(std::vector<Credential>& credentials) {
  std::set<std::pair<const Node*, CredentialField>> seen;
  std::erase_if(credentials, [&](const Credential& credential) {
    const Node* value = credential.value.node();
    return value == nullptr || !seen.emplace(value, credential.field).second;
  });
}

// A registry's password and the `auth` that repeats it are one credential: the registry's.
void drop_parts_of_registries(std::vector<Credential>& credentials) {
  std::set<const Node*> registries;
  for (const Credential& credential : credentials) {
    if (credential.field == CredentialField::registry_auth)
      registries.insert(credential.value.node()->parent);
  }
  if (registries.empty()) return;
  std::erase_if(credentials, [&](const Credential& credential) {
    return credential.field != CredentialField::registry_auth &&
           registries.count(credential.value.node()->parent) != 0;
  });
}

// Each value once, aliases where they lead to; not what was opened.
void collect_scalars(const Document& document, const Root& root, PathClass path_class,
                     Contexts& found) {
  walk(*root.node, [&](const Node& node) {
    const Scalar value(node.is_scalar() ? &node : nullptr);
    if (value.exists() && !value.text().empty() && document.embedded.count(&node) == 0)
      found.scalars.push_back({value, path_class});
  });
}

}  // namespace

Contexts recognise(Document& document, const Gate& gate, const Budget& budget,
                   PathClass path_class) {
  open_all_embedded(document, gate, budget);
  Contexts found;
  for (std::size_t i = 0; i < document.roots.size(); ++i) {
    const Root root = document.roots[i];
    for (const auto recogniser :
         {recognise_dex_connectors, recognise_static_logins, recognise_dex_storage,
          recognise_dex_server_secrets, recognise_argocd_oidc, recognise_registry_auth,
          recognise_kubernetes_secrets, recognise_json_patches, recognise_pachyderm_values,
          recognise_values, recognise_settings, recognise_kubeconfigs,
          recognise_terraform_variables}) {
      recogniser(document, root, found);
    }
    collect_scalars(document, root, path_class, found);
  }
  drop_repeated(found.credentials);
  drop_parts_of_registries(found.credentials);
  for (DexConnector& connector : found.connectors) connector.path_class = path_class;
  for (Credential& credential : found.credentials) credential.path_class = path_class;
  for (PachydermValues& values : found.pachyderm_values) values.path_class = path_class;
  return found;
}

}  // namespace dexlint
