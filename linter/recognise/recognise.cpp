#include "linter/recognise/recognise.h"

#include <set>
#include <utility>

#include "linter/recognise/embedded.h"
#include "linter/recognise/platform_choice.h"
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

// A credential in whose text others stand is said by these: a password of JSON that holds a
// password.
void drop_holders(std::vector<Credential>& credentials) {
  std::set<const Node*> holders;
  for (const Credential& credential : credentials) {
    for (const Node* at = credential.value.node()->parent; at != nullptr; at = at->parent) {
      if (at->is_scalar()) holders.insert(at);
    }
  }
  std::erase_if(credentials, [&](const Credential& credential) {
    return holders.count(credential.value.node()) != 0;
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

// The password of a mock is no secret: the mock is the mistake (DEX609).
void drop_passwords_of_mocks(Contexts& found) {
  std::set<const Node*> mocks;
  for (const DexConnector& connector : found.connectors) {
    if (connector.type().text() == "mockPassword") mocks.insert(connector.config);
  }
  if (mocks.empty()) return;
  std::erase_if(found.credentials, [&](const Credential& credential) {
    return mocks.count(credential.value.node()->parent) != 0;
  });
}

// Each value once, aliases where they lead to; not what was opened.
void collect_scalars(const Document& document, const Root& root, Contexts& found) {
  walk(*root.node, [&](const Node& node) {
    const Scalar value(node.is_scalar() ? &node : nullptr);
    if (value.exists() && !value.text().empty() && document.embedded.count(&node) == 0)
      found.scalars.push_back({.value = value, .of_schema = root.is_schema});
  });
}

void set_path_class(Contexts& found, PathClass path_class) {
  const auto set = [&](auto& contexts) {
    for (auto& context : contexts) context.path_class = path_class;
  };
  set(found.connectors);
  set(found.dex_configs);
  set(found.static_clients);
  set(found.argocd_configs);
  set(found.argocd_rbacs);
  set(found.credentials);
  set(found.pachyderm_values);
  set(found.secrets);
  set(found.unparsed_texts);
  set(found.scalars);
}

}  // namespace

Contexts recognise(Document& document, const Gate& gate, const Budget& budget,
                   const FileFacts& facts) {
  open_all_embedded(document, gate, budget);
  Contexts found;
  for (std::size_t i = 0; i < document.roots.size(); ++i) {
    const Root root = document.roots[i];
    collect_scalars(document, root, found);
    found.documents.push_back({root.node});
    if (root.is_schema) continue;
    for (const auto recogniser :
         {recognise_dex_connectors, recognise_dex_configs, recognise_static_logins,
          recognise_dex_storage, recognise_dex_server_secrets, recognise_argocd,
          recognise_argocd_oidc, recognise_registry_auth, recognise_kubernetes_secrets,
          recognise_json_patches, recognise_pachyderm_values, recognise_values, recognise_settings,
          recognise_kubeconfigs, recognise_terraform_variables}) {
      recogniser(document, root, found);
    }
  }
  recognise_unparsed(document, facts.platform.platform, found);
  drop_repeated(found.credentials);
  drop_holders(found.credentials);
  drop_parts_of_registries(found.credentials);
  drop_passwords_of_mocks(found);
  set_path_class(found, facts.path_class);
  choose_platform(found, facts.platform);
  return found;
}

}  // namespace dexlint
