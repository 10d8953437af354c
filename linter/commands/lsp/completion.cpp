#include "linter/commands/lsp/completion.h"

#include <algorithm>
#include <optional>
#include <vector>

#include "linter/commands/lsp/filled_in.h"
#include "linter/commands/lsp/hover.h"
#include "linter/commands/lsp/reading.h"

namespace dexlint::lsp {
namespace {

// LSP 3.17, "CompletionItemKind".
enum class ItemKind { field = 5, value = 12 };

struct Item {
  std::string_view label;
  ItemKind kind = ItemKind::value;
  std::string insert = {};
  std::string about = {};  ///< Markdown
};

std::string inserted(const dex::Field& field, std::string_view key) {
  const bool is_block =
      field.type == dex::FieldType::object || field.type == dex::FieldType::list_of_strings ||
      field.type == dex::FieldType::list_of_objects || field.type == dex::FieldType::map_of_strings;
  return std::string(key) + (is_block ? ":" : ": ");
}

std::vector<Item> keys_of(const FieldPlace& place) {
  std::vector<Item> items;
  for (const std::string_view key : dex::keys_below(place.fields, place.parent)) {
    if (effective(place.mapping, key, KeyMatch::ignore_case) != nullptr) continue;
    const dex::Field* field = dex::field_below(place.fields, place.parent, key);
    if (field == nullptr || !field->deprecated.empty()) continue;
    items.push_back(
        {key, ItemKind::field, inserted(*field, key), field_text(place.connector, *field)});
  }
  return items;
}

std::vector<Item> values_of(const FieldPlace& place) {
  const dex::Field* field = place.field();
  if (field == nullptr) return {};
  std::vector<std::string_view> values(field->values.begin(), field->values.end());
  if (field->type == dex::FieldType::boolean) values = {"true", "false"};
  std::vector<Item> items;
  for (const std::string_view value : values) {
    if (!value.empty())
      items.push_back(
          {value, ItemKind::value, std::string(value), field_text(place.connector, *field)});
  }
  return items;
}

std::vector<Item> types() {
  std::vector<Item> items;
  for (const dex::Connector& connector : dex::connectors()) {
    if (!connector.deprecated.empty()) continue;
    items.push_back({connector.type, ItemKind::value, std::string(connector.type),
                     connector.test_only ? "For tests only: it checks nobody." : ""});
  }
  return items;
}

// The keys of a connector beside those of its configuration (Dex, cmd/dex/config.go: Connector).
std::vector<Item> keys_of_connector(const Node& mapping) {
  static constexpr struct {
    std::string_view key, insert, about;
  } all[] = {{"type", "type: ", "Which kind of identity provider: oidc, github, ldap, …"},
             {"id", "id: ", "Names the connector. Accounts are bound to it: it never changes."},
             {"name", "name: ", "What the button on the login page says."},
             {"config", "config:", "The settings of the type."}};
  std::vector<Item> items;
  for (const auto& [key, insert, about] : all) {
    if (effective(&mapping, key) == nullptr)
      items.push_back({key, ItemKind::field, std::string(insert), std::string(about)});
  }
  return items;
}

std::vector<Item> items_at(const Reading& reading, const FilledIn& filled) {
  if (const auto place = reading.field_at(filled.offset))
    return filled.is_value ? values_of(*place) : keys_of(*place);
  const auto entry = reading.connector_entry_at(filled.offset);
  if (!entry) return {};
  if (!filled.is_value) return keys_of_connector(*entry->mapping);
  return entry->value->key->text == "type" ? types() : std::vector<Item>{};
}

// What is typed stands in quotes, or gets them; numbers and booleans have none.
std::string as_json(const Item& item, const FilledIn& filled) {
  const std::string word(item.label);
  if (filled.is_quoted) return word;
  if (item.kind == ItemKind::field) return '"' + word + "\": ";
  return word == "true" || word == "false" ? word : '"' + word + '"';
}

}  // namespace

Json completions(const FileSource& files, const std::string& path, std::string_view text,
                 const LineIndex& lines, std::size_t offset) {
  const FilledIn filled = filled_in(text, offset);
  const Reading reading(files, path, filled.text);
  const Json range = range_json(lines, {filled.typed, offset});
  Json list = Json::array();
  for (Item& item : items_at(reading, filled)) {
    if (filled.is_json) item.insert = as_json(item, filled);
    Json made{{"label", item.label},
              {"kind", static_cast<int>(item.kind)},
              {"textEdit", {{"range", range}, {"newText", std::move(item.insert)}}}};
    if (!item.about.empty())
      made["documentation"] = {{"kind", "markdown"}, {"value", std::move(item.about)}};
    list.push_back(std::move(made));
  }
  return list;
}

}  // namespace dexlint::lsp
