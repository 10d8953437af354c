// Helm values of Pachyderm: what its chart makes of the issuer, and the passwords of the Postgres
// it brings. Facts: etc/helm/pachyderm/values.yaml, tags v2.0.0 to v2.12.0-rc.3 (domain.md section
// 4).
#include <algorithm>
#include <span>

#include "linter/input/paths.h"
#include "linter/model/words.h"
#include "linter/recognise/places.h"
#include "linter/recognise/recogniser.h"
#include "rules/dex/fields.h"

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
  facts.issuer_uri = stack.scalar(below(prefix, {"oidc", "issuerURI"}));
  facts.ingress_host = host;
  facts.proxy_host = stack.scalar(below(prefix, {"proxy", "host"}));
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

bool has_one_of(const Node* mapping, std::span<const std::string_view> keys) {
  return std::any_of(keys.begin(), keys.end(),
                     [&](std::string_view key) { return effective(mapping, key) != nullptr; });
}

// The chart's own words: who may log in, and what its server is told.
bool is_login(const Node& oidc) {
  static constexpr std::string_view keys[] = {"upstreamIDPs", "upstreamIDPsSecretName", "mockIDP",
                                              "additionalClientsSecretName",
                                              "dexCredentialSecretName"};
  return has_one_of(&oidc, keys);
}

bool is_chart_values(const Node& mapping) {
  static constexpr std::string_view others[] = {
      "deployTarget",     "oidc",       "console", "etcd",      "proxy", "ingress",
      "enterpriseServer", "loki-stack", "global",  "postgresql"};
  static constexpr std::string_view servers[] = {"pachd", "console", "proxy", "oidc"};
  const Node* oidc = effective(&mapping, "oidc");
  if (oidc != nullptr && is_login(*oidc)) return true;
  if (effective(&mapping, "deployTarget") != nullptr) return has_one_of(&mapping, servers);
  return effective(&mapping, "pachd") != nullptr && has_one_of(&mapping, others);
}

// `values-prod.yaml` says what differs from what lies below.
bool is_overlay(std::string_view path) {
  const std::string_view name = file_name(path);
  const std::vector<std::string> parts = words(name.substr(0, name.rfind('.')));
  return parts.size() > 1 && std::find(parts.begin(), parts.end(), "values") != parts.end();
}

// The values of the path's last key, also those that a later one overrides.
template <typename Visit>
void every_at(const Node* mapping, std::string_view path, Visit visit) {
  for (std::size_t dot; (dot = path.find('.')) != std::string_view::npos;) {
    mapping = effective(mapping, path.substr(0, dot));
    path.remove_prefix(dot + 1);
  }
  every(mapping, path, KeyMatch::exact, visit);
}

// Connectors and clients are in lists, and recognised as what they are.
void add_credentials(const Node& chart_values, Contexts& found) {
  const Scalar existing(
      effective_path(&chart_values, {"global", "postgresql", "postgresqlExistingSecretName"}));
  for (const dex::PachydermCredential& known : dex::pachyderm_credentials()) {
    if (known.path.find("[]") != std::string_view::npos) continue;
    if (known.path.ends_with(".postgresqlPassword") && !existing.text().empty()) continue;
    every_at(&chart_values, known.path, [&](const Node& value) {
      found.credentials.push_back({.value = Scalar(&value),
                                   .field = CredentialField::pachyderm_value,
                                   .key = value.key->text,
                                   .platform = Platform::pachyderm});
    });
  }
}

void add_values(const Document& document, const Node& mapping, Contexts& found) {
  const Node* oidc = effective(&mapping, "oidc");
  PachydermValues values{.node = &mapping, .stack = ValuesStack({&mapping})};
  if (oidc != nullptr) values.upstream_idps = effective(oidc, "upstreamIDPs");
  const bool is_whole = mapping.layer->unknown.empty() && !mapping.guessed;
  values.complete =
      is_whole && !is_overlay(document.place()) && values.scalar({"deployTarget"}).exists();
  found.pachyderm_values.push_back(std::move(values));
}

}  // namespace

void recognise_pachyderm_values(Document& document, const Root& root, Contexts& found) {
  const auto add = [&](const Node& mapping, std::string_view key) {
    every(&mapping, key, KeyMatch::exact, [&](const Node& value) {
      found.credentials.push_back({.value = Scalar(&value),
                                   .field = CredentialField::postgres_password,
                                   .key = value.key->text});
    });
  };
  walk(*root.node, [&](const Node& node) {
    if (!node.is_mapping()) return;
    if (is_chart_values(node)) {
      add_values(document, node, found);
      add_credentials(node, found);
    }
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
