// Helm values of Pachyderm: what its chart makes of the issuer, and the passwords of the Postgres
// it brings. Facts: etc/helm/pachyderm/values.yaml, tags v2.0.0 to v2.12.0-rc.3 (domain.md section
// 4).
#include "linter/recognise/places.h"
#include "linter/recognise/recogniser.h"

namespace dexlint {
namespace {

// The values of the chart that `connector` stands in: the mapping above `oidc.upstreamIDPs`, also
// under a parent's key.
const Node* values_of(const Node& connector) {
  for (const Node* at = &connector; at != nullptr; at = at->parent) {
    if (at->is_mapping() && key_of(*at) == "oidc") return at->parent;
  }
  return nullptr;
}

}  // namespace

PachydermFacts pachyderm_facts(const Node& connector) {
  const Node* values = values_of(connector);
  const Scalar proxy = Scalar(effective_path(values, {"proxy", "enabled"}));
  const Scalar ingress = Scalar(effective_path(values, {"ingress", "enabled"}));
  const Scalar host = Scalar(effective_path(values, {"ingress", "host"}));
  return {.proxy_off = proxy.text() == "false",
          .has_ingress = ingress.text() == "true" || !host.text().empty()};
}

void recognise_pachyderm_values(const Document&, const Root& root, Contexts& found) {
  walk(*root.node, [&](const Node& postgresql) {
    if (!postgresql.is_mapping() || key_of(postgresql) != "postgresql") return;
    for (const std::string_view key : {"postgresqlPassword", "postgresqlPostgresPassword"}) {
      every(&postgresql, key, KeyMatch::exact, [&](const Node& value) {
        found.credentials.push_back({.value = Scalar(&value),
                                     .field = CredentialField::postgres_password,
                                     .key = value.key->text});
      });
    }
  });
}

}  // namespace dexlint
