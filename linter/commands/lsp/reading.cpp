#include "linter/commands/lsp/reading.h"

#include <algorithm>
#include <utility>

namespace dexlint::lsp {

const dex::Field* FieldPlace::field() const {
  return value == nullptr ? nullptr : dex::field_below(fields, parent, value->key->text);
}

Reading::Reading(const FileSource& files, const std::string& path, std::string text)
    : unit_{.files = {{.path = path, .named = true}}},
      means_(files, {}, options_),
      linter_(means_.run(), unit_),
      document_(path, std::move(text)),
      contexts_(linter_.read(document_, unit_.files.front())) {}

Span Reading::in_text(const Node& node) const {
  return node.layer->to_root(node.span, &document_.text_layer()).span;
}

bool Reading::holds(const Node& node, std::size_t offset) const {
  const Span bytes = in_text(node);
  return bytes.begin <= offset && offset <= bytes.end;
}

const Node* Reading::entry_at(const Node& mapping, std::size_t offset) const {
  for (const Node& value : mapping.children()) {
    if (value.key == nullptr) continue;
    const std::size_t begin = in_text(*value.key).begin;
    const std::size_t end = std::max(in_text(*value.key).end, in_text(value).end);
    if (begin <= offset && offset <= end) return &value;
  }
  return nullptr;
}

std::optional<FieldPlace> Reading::descend(FieldPlace place, std::size_t offset) const {
  while (true) {
    const Node* value = entry_at(*place.mapping, offset);
    if (value == nullptr) return std::nullopt;
    place.value = value;
    const Node* below = &value->resolved();
    if (below->is_sequence()) {
      for (const Node& item : below->children()) {
        if (item.resolved().is_mapping() && holds(item, offset)) below = &item.resolved();
      }
    }
    const dex::Field* field = place.field();
    const bool deeper =
        below->is_mapping() && field != nullptr && entry_at(*below, offset) != nullptr;
    if (!deeper) return place;
    place.parent = field;
    place.mapping = below;
  }
}

std::optional<FieldPlace> Reading::field_at(std::size_t offset) const {
  for (const DexConnector& connector : contexts_.connectors) {
    const dex::Connector* known = dex::find_connector(connector.type().text());
    if (known == nullptr || connector.config == nullptr || !holds(*connector.config, offset))
      continue;
    return descend({.connector = known, .fields = known->fields, .mapping = connector.config},
                   offset);
  }
  for (const DexConfig& config : contexts_.dex_configs) {
    if (!holds(*config.node, offset)) continue;
    const auto place = descend({.fields = dex::server_fields(), .mapping = config.node}, offset);
    if (place && place->field() != nullptr) return place;
  }
  return std::nullopt;
}

std::optional<ConnectorEntry> Reading::connector_entry_at(std::size_t offset) const {
  for (const DexConnector& connector : contexts_.connectors) {
    if (!connector.node->is_mapping() || connector.node == connector.config) continue;
    const Node* value = entry_at(*connector.node, offset);
    if (value == nullptr) continue;
    const bool inside = value == connector.config && holds(*connector.config, offset);
    if (!inside) return ConnectorEntry{connector.node, value};
  }
  return std::nullopt;
}

}  // namespace dexlint::lsp
