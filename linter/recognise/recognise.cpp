#include "linter/recognise/recognise.h"

#include "linter/model/path_class.h"
#include "linter/recognise/embedded.h"
#include "linter/recognise/recogniser.h"

namespace dexlint {

Contexts recognise(Document& document, const Gate& gate, const Budget& budget,
                   PathClass path_class) {
  // Indices: opening one root adds others behind it.
  for (std::size_t i = 0; i < document.roots.size(); ++i) {
    const Root root = document.roots[i];
    open_embedded(document, root, gate, budget);
  }
  Contexts found;
  for (const Root& root : document.roots) {
    for (const auto recogniser :
         {recognise_dex_connectors, recognise_static_clients, recognise_kubernetes_secrets,
          recognise_pachyderm_values, recognise_values, recognise_settings}) {
      recogniser(document, root, found);
    }
  }
  for (DexConnector& connector : found.connectors) connector.path_class = path_class;
  for (Credential& credential : found.credentials) credential.path_class = path_class;
  return found;
}

}  // namespace dexlint
