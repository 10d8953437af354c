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

std::optional<bool> as_bool(const Scalar& scalar) {
  if (scalar.text() != "true" && scalar.text() != "false") return std::nullopt;
  return scalar.text() == "true";
}

PachydermFacts facts_of(const Node* values) {
  PachydermFacts facts{
      .proxy_enabled = as_bool(Scalar(effective_path(values, {"proxy", "enabled"}))),
      .ingress_enabled = as_bool(Scalar(effective_path(values, {"ingress", "enabled"})))};
  const bool has_host = !Scalar(effective_path(values, {"ingress", "host"})).text().empty();
  if (has_host && !facts.ingress_enabled) facts.ingress_enabled = true;
  return facts;
}

// The mapping of `base` that stands where `values` stands in its own file.
const Node* counterpart(const Node& values, const Document& base) {
  if (base.roots.empty()) return nullptr;
  const Node* at = base.roots.front().node;
  for (const TrailStep& step : trail(values)) at = effective(at, step.name);
  return at;
}

}  // namespace

PachydermFacts pachyderm_facts(const Node& connector) { return facts_of(values_of(connector)); }

void lay_over(const Document& base, Contexts& contexts) {
  for (DexConnector& connector : contexts.connectors) {
    const Node* values = values_of(*connector.node);
    if (connector.platform != Platform::pachyderm || values == nullptr) continue;
    const PachydermFacts below = facts_of(counterpart(*values, base));
    PachydermFacts& own = connector.pachyderm;
    if (!own.proxy_enabled) own.proxy_enabled = below.proxy_enabled;
    if (!own.ingress_enabled) own.ingress_enabled = below.ingress_enabled;
  }
}

namespace {

// A key that stands there says something, even if it is `null`.
void add_login(const Node& oidc, Contexts& found) {
  const Node* idps = effective(&oidc, "upstreamIDPs");
  if (key_of(oidc) != "oidc" || oidc.parent == nullptr || idps == nullptr) return;
  found.pachyderm_values.push_back({.node = oidc.parent, .upstream_idps = idps});
}

}  // namespace

void recognise_pachyderm_values(Document&, const Root& root, Contexts& found) {
  const auto add = [&](const Node& mapping, std::string_view key) {
    every(&mapping, key, KeyMatch::exact, [&](const Node& value) {
      found.credentials.push_back({.value = Scalar(&value),
                                   .field = CredentialField::postgres_password,
                                   .key = value.key->text});
    });
  };
  walk(*root.node, [&](const Node& node) {
    if (!node.is_mapping()) return;
    add_login(node, found);
    const bool of_determined =
        key_of(node) == "db" && node.parent != nullptr && key_of(*node.parent) == "determined";
    if (of_determined) add(node, "password");
    if (key_of(node) != "postgresql") return;
    // The chart takes the user's password from an existing Secret when one is named; the
    // administrator's never.
    const bool has_secret = !effective_scalar(&node, "postgresqlExistingSecretName").text().empty();
    if (!has_secret) add(node, "postgresqlPassword");
    add(node, "postgresqlPostgresPassword");
  });
}

}  // namespace dexlint
