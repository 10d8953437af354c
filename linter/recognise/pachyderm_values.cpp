// Helm values of Pachyderm: what its chart makes of the issuer, and the passwords of the Postgres
// it brings. Facts: etc/helm/pachyderm/values.yaml, tags v2.0.0 to v2.12.0-rc.3 (domain.md section
// 4).
#include "linter/recognise/places.h"
#include "linter/recognise/recogniser.h"

namespace dexlint {
namespace {

std::optional<bool> as_bool(const Scalar& scalar) {
  if (scalar.text() != "true" && scalar.text() != "false") return std::nullopt;
  return scalar.text() == "true";
}

ValuesPath below(const ValuesPath& prefix, std::initializer_list<std::string_view> keys) {
  ValuesPath path = prefix;
  for (const std::string_view key : keys) path.emplace_back(key);
  return path;
}

}  // namespace

PachydermFacts pachyderm_facts(const ValuesStack& stack, const ValuesPath& prefix) {
  const Scalar proxy = stack.scalar(below(prefix, {"proxy", "enabled"}));
  const Scalar ingress = stack.scalar(below(prefix, {"ingress", "enabled"}));
  const Scalar host = stack.scalar(below(prefix, {"ingress", "host"}));
  PachydermFacts facts{.proxy_enabled = as_bool(proxy), .ingress_enabled = as_bool(ingress)};
  if (!host.text().empty() && !facts.ingress_enabled) facts.ingress_enabled = true;
  const bool by_host = facts.ingress_enabled == true && !ingress.exists();
  facts.elsewhere = facts.proxy_enabled     ? proxy.node()
                    : by_host               ? host.node()
                    : facts.ingress_enabled ? ingress.node()
                                            : nullptr;
  return facts;
}

const Node* pachyderm_values_of(const Node& connector) {
  for (const Node* at = &connector; at != nullptr; at = at->parent) {
    if (at->is_mapping() && key_of(*at) == "oidc") return at->parent;
  }
  return nullptr;
}

PachydermFacts pachyderm_facts(const Node& connector) {
  const Node* values = pachyderm_values_of(connector);
  if (values == nullptr) return {};
  PachydermFacts facts = pachyderm_facts(ValuesStack({values}), {});
  facts.elsewhere = nullptr;
  return facts;
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
