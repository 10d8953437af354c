// Connectors of Dex, wherever they stand: in a recognised list, as a mapping with a known type, or
// as the config alone. Facts: domain.md sections 3 to 5, policy 7 (complete or fragment).
#include <algorithm>
#include <array>
#include <utility>

#include "linter/input/json_comments.h"
#include "linter/input/parse_json.h"
#include "linter/model/words.h"
#include "linter/recognise/places.h"
#include "linter/recognise/provider.h"
#include "linter/recognise/recogniser.h"
#include "rules/dex/fields.h"

namespace dexlint {
namespace {

struct Field {
  std::string_view name;
  CredentialField field;
};

// Credential fields of all connectors (connectors.yaml), and the snake_case that Dex ignores: a
// leak all the same.
constexpr std::array<Field, 6> credential_fields{
    {{"clientSecret", CredentialField::client_secret},
     {"client_secret", CredentialField::client_secret},
     {"bindPW", CredentialField::bind_password},
     {"bind_pw", CredentialField::bind_password},
     {"keystonePassword", CredentialField::keystone_password},
     {"keystone_password", CredentialField::keystone_password}}};

bool is_known(const Scalar& type) { return dex::find_connector(type.text()) != nullptr; }

bool has(const Node& mapping, std::string_view key) {
  return effective(&mapping, key, KeyMatch::ignore_case) != nullptr;
}

bool has_credential_or_redirect(const Node& mapping) {
  return has(mapping, "redirectURI") ||
         std::any_of(credential_fields.begin(), credential_fields.end(),
                     [&](const Field& field) { return has(mapping, field.name); });
}

// `config: {…}`, `jsonConfig: "{…}"`, or a text that holds it.
const Node* config_of(const Document& document, const Node& connector) {
  for (const std::string_view key : {"config", "jsonConfig"}) {
    const Node* config = effective(&connector, key, KeyMatch::ignore_case);
    if (config == nullptr) continue;
    if (config->is_mapping()) return config;
    const auto inner = document.embedded.find(config);
    if (inner != document.embedded.end() && inner->second->is_mapping()) return inner->second;
  }
  return nullptr;
}

// `type` and `config`, or what says as much.
bool speaks_for_itself(const Document& document, const Node& mapping) {
  return is_known(effective_scalar(&mapping, "type")) &&
         (config_of(document, mapping) != nullptr || has_credential_or_redirect(mapping));
}

// A list under no key, of a file or of a text, of which an item is a connector beyond doubt: so are
// the others.
bool is_in_bare_list(const Document& document, const Node& mapping) {
  constexpr std::size_t looked_at = 64;
  const Node* list = mapping.parent;
  if (list == nullptr || !list->is_sequence() || list->parent != nullptr) return false;
  for (const Node& item : list->children()) {
    if (item.index >= looked_at) break;
    if (speaks_for_itself(document, item.resolved())) return true;
  }
  return false;
}

bool is_connector(const Document& document, const Node& mapping) {
  const Scalar type = effective_scalar(&mapping, "type", KeyMatch::ignore_case);
  if (is_listed_connector(mapping) || is_in_bare_list(document, mapping))
    return type.exists() || config_of(document, mapping) != nullptr;
  return speaks_for_itself(document, mapping);
}

// The mapping that `config` is the config of: its parent, or the parent of the string that holds
// it.
const Node* owner_of(const Node& config) {
  const std::string_view key = key_of(config);
  if (key != "config" && key != "jsonConfig") return nullptr;
  const Node* owner = config.parent;
  while (owner != nullptr && owner->is_scalar()) owner = owner->parent;
  return owner;
}

// A config without its connector: under a key that says so, or with the fields that only Dex spells
// this way. `config` of oauth2-proxy's chart has a clientID and a clientSecret as well.
bool is_fragment(const Document& document, const Node& mapping) {
  if (has(mapping, "cookieSecret")) return false;
  const Node* owner = owner_of(mapping);
  if (owner != nullptr)
    return !is_connector(document, *owner) && has_credential_or_redirect(mapping);
  return effective(&mapping, "redirectURI") != nullptr &&
         (effective(&mapping, "clientID") != nullptr ||
          effective(&mapping, "clientSecret") != nullptr);
}

// A pachctl file, or one of a Pachyderm repository.
bool is_pachyderm_file(const Document& document, const Node& connector) {
  return effective(&connector, "version") != nullptr ||
         document.place().find("pachyderm") != std::string_view::npos;
}

// parse_json() takes comments and commas that people leave behind; Pachyderm does not.
bool is_broken_json(const Node* json) {
  if (json == nullptr || !json->resolved().is_scalar() || Scalar(json).unknown()) return false;
  std::string copy(json->resolved().text);
  if (!blank_json_extras(copy).empty()) return true;
  Document text("", std::move(copy));
  return !parse_json(text, text.text_layer(), {0, text.bytes().size()}, {});
}

DexConnector connector_from(const Document& document, const Node& mapping) {
  DexConnector connector{.node = &mapping, .config = config_of(document, mapping)};
  const bool whole = is_known(connector.type()) && has(mapping, "id") && has(mapping, "name") &&
                     connector.config != nullptr;
  connector.is_broken_json = is_broken_json(effective(&mapping, "jsonConfig"));
  connector.complete = !mapping.guessed && (is_listed_connector(mapping) || whole);
  if (connector.config == nullptr && has_credential_or_redirect(mapping))
    connector.config = &mapping;
  return connector;
}

ConnectorPlace place_of(const DexConnector& connector) {
  const std::string_view list = list_of(*connector.node);
  if (list == "connectors") return ConnectorPlace::dex_config;
  if (list == "upstreamIDPs" || list == "upstream-idps") return ConnectorPlace::upstream_idps;
  const bool is_file = connector.complete && connector.node->parent == nullptr;
  return is_file && connector.platform == Platform::pachyderm ? ConnectorPlace::pachctl_file
                                                              : ConnectorPlace::fragment;
}

// `issuer` beside the `connectors` list that the connector is an item of.
Scalar dex_issuer_of(const Node& connector) {
  if (list_of(connector) != "connectors") return {};
  return effective_scalar(connector.parent->parent, "issuer", KeyMatch::ignore_case);
}

// In a template the same key twice is one of two branches: both may come to be. A template has
// some; thousands of them, each judged with all keys beside it, would take the square of their
// number.
void add_branches(Document& document, DexConnector connector, Contexts& found) {
  constexpr std::size_t most = 64;
  const bool is_template = !connector.node->layer->unknown.empty();
  std::vector<const Node*> uris;
  if (is_template)
    every(connector.config, "redirectURI", KeyMatch::ignore_case,
          [&](const Node& uri) { uris.push_back(&uri); });
  if (uris.size() < 2) return found.connectors.push_back(connector);
  if (uris.size() > most) {
    document.note_unread(*connector.config->layer,
                         {SkipReason::budget,
                          "redirectURI stands here " + std::to_string(uris.size()) +
                              " times: only the first " + std::to_string(most) + " were judged",
                          connector.config->span});
    uris.resize(most);
  }
  for (const Node* uri : uris) {
    connector.redirect_branch = Scalar(uri);
    found.connectors.push_back(connector);
  }
}

void add_credentials(const DexConnector& connector, Contexts& found) {
  const Provider provider = provider_of(connector.type().text(), connector.field("issuer").text());
  for (const Field& field : credential_fields) {
    every(connector.config, field.name, KeyMatch::ignore_case, [&](const Node& value) {
      found.credentials.push_back({.value = Scalar(&value),
                                   .field = field.field,
                                   .key = value.key->text,
                                   .owner = connector.id(),
                                   .platform = connector.platform,
                                   .provider = provider});
    });
  }
}

}  // namespace

void recognise_dex_connectors(Document& document, const Root& root, Contexts& found) {
  walk(*root.node, [&](const Node& node) {
    if (!node.is_mapping()) return;
    const bool whole = is_connector(document, node);
    if (!whole && !is_fragment(document, node)) return;
    DexConnector connector =
        whole ? connector_from(document, node) : DexConnector{.node = &node, .config = &node};
    connector.platform = platform_of(node);
    if (connector.platform == Platform::unknown && is_pachyderm_file(document, node))
      connector.platform = Platform::pachyderm;
    connector.place = place_of(connector);
    if (connector.platform == Platform::pachyderm) connector.pachyderm = pachyderm_facts(node);
    connector.dex_issuer = dex_issuer_of(node);
    connector.substituted = is_substituted(document, node);
    add_credentials(connector, found);
    add_branches(document, connector, found);
  });
}

}  // namespace dexlint
