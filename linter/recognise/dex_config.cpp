// Configurations of Dex servers: a config.yaml, an entry of a Secret or ConfigMap, `config` of the
// values of Dex's chart, Argo CD's dex.config. Facts: cmd/dex/config.go of Dex, domain.md
// section 5.
#include <algorithm>

#include "linter/model/words.h"
#include "linter/recognise/places.h"
#include "linter/recognise/recogniser.h"
#include "rules/dex/fields.h"

namespace dexlint {
namespace {

// What stands beside `issuer` in no other program's configuration of that name. The gate knows each
// of them, and each type of storage (vocabulary.cpp).
constexpr std::string_view server_keys[] = {"connectors", "staticClients", "enablePasswordDB",
                                            "staticPasswords"};

bool has(const Node& mapping, std::string_view key) {
  return effective(&mapping, key, KeyMatch::ignore_case) != nullptr;
}

bool has_list(const Node& mapping, std::string_view key) {
  const Node* list = effective(&mapping, key, KeyMatch::ignore_case);
  return list != nullptr && list->resolved().is_sequence();
}

// An outline in a guide or an issue form has `storage:` with nothing behind it.
bool has_mapping(const Node& mapping, std::string_view key) {
  const Node* value = effective(&mapping, key, KeyMatch::ignore_case);
  return value != nullptr && value->resolved().is_mapping();
}

bool has_dex_storage(const Node& mapping) {
  const Node* storage = effective(&mapping, "storage", KeyMatch::ignore_case);
  const Scalar type = effective_scalar(storage, "type", KeyMatch::ignore_case);
  return is_one_of(dex::find_field(dex::server_fields(), "storage.type")->values, type.text());
}

bool has_server_key(const Node& mapping) {
  return has_dex_storage(mapping) ||
         std::any_of(std::begin(server_keys), std::end(server_keys),
                     [&](std::string_view key) { return has(mapping, key); });
}

// The text of Argo CD: `dex.config` of its ConfigMap or values, `dex.config` of the operator's
// resource.
bool is_of_argocd(const Node& mapping) {
  if (key_of(mapping) == "dex.config") return true;
  const bool is_text = mapping.key == nullptr;
  return is_text && key_of(mapping) == "config" && platform_of(mapping) == Platform::argocd;
}

// `config:` of Helm values, and not the text of a `config:` in a manifest.
bool is_in_values(const Node& mapping) {
  return key_of(mapping) == "config" && mapping.key != nullptr;
}

bool is_config(const Node& mapping) {
  if (!mapping.is_mapping()) return false;
  if (is_of_argocd(mapping)) return mapping.count != 0;
  if (has(mapping, "issuer") && has_server_key(mapping)) return true;
  return is_in_values(mapping) &&
         (has_list(mapping, "connectors") || has_list(mapping, "staticClients"));
}

bool is_known_whole(const Node& mapping) {
  return !mapping.guessed && mapping.layer->unknown.empty();
}

}  // namespace

bool is_complete_dex_config(const Node& mapping) {
  if (!is_config(mapping) || !is_known_whole(mapping)) return false;
  if (is_of_argocd(mapping)) return true;
  return !is_in_values(mapping) && has(mapping, "issuer") && has_mapping(mapping, "storage");
}

void recognise_dex_configs(Document& document, const Root& root, Contexts& found) {
  walk(*root.node, [&](const Node& node) {
    if (!is_config(node)) return;
    const bool argocd = is_of_argocd(node);
    found.dex_configs.push_back({.node = &node,
                                 .platform = argocd ? Platform::argocd : Platform::dex,
                                 .complete = is_complete_dex_config(node),
                                 .in_values = !argocd && is_in_values(node),
                                 .substituted = is_substituted(document, node)});
  });
}

}  // namespace dexlint
