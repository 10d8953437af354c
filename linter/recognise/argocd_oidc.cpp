// Argo CD without Dex: `oidc.config` of argocd-cm (also in values of its chart) and
// `spec.oidcConfig` of the operator's resource are texts of YAML with the client's secret
// (docs/operator-manual/user-management of Argo CD).
#include "linter/recognise/places.h"
#include "linter/recognise/provider.h"
#include "linter/recognise/recogniser.h"

namespace dexlint {

void recognise_argocd_oidc(Document&, const Root& root, Contexts& found) {
  walk(*root.node, [&](const Node& node) {
    const std::string_view key = key_of(node);
    if (!node.is_mapping() || (key != "oidc.config" && key != "oidcConfig")) return;
    const std::string_view issuer = effective_scalar(&node, "issuer").text();
    every(&node, "clientSecret", KeyMatch::ignore_case, [&](const Node& value) {
      found.credentials.push_back({.value = Scalar(&value),
                                   .field = CredentialField::argocd_oidc_secret,
                                   .key = value.key->text,
                                   .owner = effective_scalar(&node, "name"),
                                   .platform = Platform::argocd,
                                   .provider = provider_of({}, issuer)});
    });
  });
}

}  // namespace dexlint
