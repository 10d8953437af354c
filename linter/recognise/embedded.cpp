#include "linter/recognise/embedded.h"

#include <algorithm>
#include <utility>

#include "linter/input/read_text.h"
#include "linter/model/words.h"
#include "linter/recognise/base64.h"
#include "linter/recognise/places.h"
#include "linter/recognise/recogniser.h"
#include "linter/recognise/settings_text.h"
#include "rules/dex/fields.h"

namespace dexlint {
namespace {

// Keys whose text is a configuration by definition: when it does not parse, that is worth a note.
constexpr std::string_view configuration_keys[] = {"upstream-idps", "upstreamIDPs", "jsonConfig",
                                                   "dex.config",    "config.yaml",  "oidc.config"};

bool is_configuration_key(std::string_view key) { return is_one_of(configuration_keys, key); }

// Helm values as Argo CD and Rancher take them: which keys matter is known to the chart, not to a
// gate.
bool is_values_text(const Node& node) {
  const std::string_view key = key_of(node);
  return key == "valuesContent" || (key == "values" && key_of(*node.parent) == "helm");
}

// What a connector is, its list or its type says; its config may be a text with any words.
bool is_connector_config(const Node& node) {
  return node.parent != nullptr && equal_ignoring_case(key_of(node), "config") &&
         (is_listed_connector(*node.parent) ||
          dex::find_connector(effective_scalar(node.parent, "type").text()) != nullptr);
}

// `sso.dex.config` of the operator's resource ArgoCD, whatever words it holds.
bool is_dex_config_of_resource(const Node& node) {
  return key_of(node) == "config" && node.parent != nullptr && key_of(*node.parent) == "dex";
}

bool looks_structured(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return false;
  if (text[first] == '{' || text[first] == '[') return text.size() - first > 2;
  return text.find('\n') != std::string_view::npos || text.find(": ") != std::string_view::npos;
}

// Base64 of what says itself what it is, wherever it stands: PEM (a kubeconfig's client-key-data)
// and Docker's config, compact or indented.
bool is_base64_of_known(std::string_view text) {
  static constexpr std::string_view beginnings[] = {"LS0tLS1CRUdJTi",   "eyJhdXRocyI6",
                                                    "ewogICJhdXRocyI6", "ewogICAgImF1dGhzIj",
                                                    "ewoJImF1dGhzIjog", "eyAiYXV0aHMi"};
  if (!text.starts_with("LS0t") && !text.starts_with('e')) return false;
  return std::any_of(std::begin(beginnings), std::end(beginnings),
                     [&](std::string_view beginning) { return text.starts_with(beginning); });
}

// A copy of the file's own text, not one that stands inside it.
bool is_of_file(Encoding encoding) {
  return encoding == Encoding::part || encoding == Encoding::utf16 || encoding == Encoding::hcl;
}

// Files of settings, in which a single line `key=value` is not the value of a secret as a whole.
bool names_settings(std::string_view name) {
  static constexpr std::string_view endings[] = {".properties", ".ini", ".conf", ".cfg", ".env"};
  return std::any_of(std::begin(endings), std::end(endings),
                     [&](std::string_view ending) { return name.ends_with(ending); });
}

std::size_t embedding_depth(const Layer& layer) {
  std::size_t depth = 0;
  for (const Layer* at = &layer; at->parent() != nullptr; at = at->parent()) {
    if (!is_of_file(at->encoding())) ++depth;
  }
  return depth;
}

bool is_base64_of_pem(std::string_view text) { return text.starts_with("LS0tLS1CRUdJTi"); }

class Opener {
 public:
  Opener(Document& document, const Root& root, const Gate& gate, const Budget& budget)
      : document_(document), root_(root), gate_(gate), budget_(budget) {}

  void open(const Node& node) {
    if (!node.is_scalar() || node.style == ScalarStyle::absent ||
        node.style == ScalarStyle::json_bare)
      return;
    const Node* secret = secret_of_entry(node);
    const bool encoded = root_.is_schema
                             ? is_base64_of_pem(node.text)
                             : is_base64_of_known(node.text) ||
                                   (secret != nullptr && is_encoded_entry(node, *secret));
    if (encoded && decode(node)) return;
    const bool of_secret = secret != nullptr || node.layer->encoding() == Encoding::base64;
    const bool structured =
        looks_structured(node.text) || (of_secret && names_settings(entry_key(node)));
    // The gate is asked for the text alone, and a list of connectors says what it is by its key.
    const bool promised = of_secret || is_values_text(node) || is_configuration_key(key_of(node)) ||
                          key_of(node) == "connectors" || is_connector_config(node) ||
                          is_dex_config_of_resource(node);
    if (!structured || !(promised || gate_.wakes(node.text))) return;
    if (is_too_deep(node)) return;
    const Layer& layer = document_.open(node);
    if (parse(node, layer)) return;
    if (of_secret || config_map_of_entry(node) != nullptr) read_as_settings(node, layer, of_secret);
  }

 private:
  bool is_too_deep(const Node& scalar) {
    if (embedding_depth(*scalar.layer) < deepest_embedding) return false;
    document_.note_unread(*scalar.layer,
                          {SkipReason::too_deep,
                           "texts inside texts are followed 8 deep, found one more", scalar.span});
    return true;
  }

  bool decode(const Node& encoded) {
    if (encoded.unknown || is_too_deep(encoded)) return false;
    auto decoded = decode_base64(encoded.text);
    if (!decoded) return false;
    const Layer& outer = document_.open(encoded);
    const Layer& layer = document_.add_layer(document_.keep(std::move(decoded->bytes)), outer,
                                             std::move(decoded->segments), Encoding::base64);
    Node& inner = document_.add_node();
    inner.style = ScalarStyle::literal;
    inner.layer = &layer;
    inner.text = layer.text();
    inner.span = {0, layer.text().size()};
    inner.guessed = encoded.guessed;
    add(encoded, {&inner, &layer, inner.span, root_.ordinal});
    return true;
  }

  bool parse(const Node& scalar, const Layer& layer) {
    const bool promised = is_configuration_key(key_of(scalar)) && !root_.is_schema;
    const OnFailure on_failure = promised ? OnFailure::note_and_keep_lines : OnFailure::give_up;
    Root root = read_text(document_, layer, {0, layer.text().size()}, budget_, on_failure);
    if (root.node == nullptr || root.node->is_scalar()) return false;
    root.ordinal = root_.ordinal;
    add(scalar, root);
    return true;
  }

  // A Secret's text is settings when a line of it promises a credential; in a ConfigMap it may as
  // well be a script.
  void read_as_settings(const Node& scalar, const Layer& layer, bool of_secret) {
    const SettingsText settings = read_settings(document_, layer);
    const bool in_secret = settings.has_credential ||
                           (settings.mostly_settings && !names_credentials(entry_key(scalar)));
    const bool in_config_map = settings.has_credential && settings.mostly_settings;
    if (of_secret ? in_secret : in_config_map)
      add(scalar, {settings.mapping, &layer, {0, layer.text().size()}, root_.ordinal});
  }

  void add(const Node& holder, Root root) {
    root.is_schema = root_.is_schema;
    const_cast<Node*>(root.node)->parent = &holder;  // made just now, by this document
    document_.embedded.emplace(&holder, root.node);
    document_.roots.push_back(root);
  }

  Document& document_;
  const Root root_;
  const Gate& gate_;
  const Budget& budget_;
};

}  // namespace

void open_embedded(Document& document, const Root& root, const Gate& gate, const Budget& budget) {
  Opener opener(document, root, gate, budget);
  walk(*root.node, [&](const Node& node) { opener.open(node); });
}

void open_all_embedded(Document& document, const Gate& gate, const Budget& budget) {
  // Indices: opening one root adds others behind it.
  for (std::size_t i = 0; i < document.roots.size(); ++i) {
    const Root root = document.roots[i];
    open_embedded(document, root, gate, budget);
  }
}

}  // namespace dexlint
