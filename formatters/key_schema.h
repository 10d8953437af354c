// JSON Schema of files for people, made from the tables of their keys (key_table.h): a schema for
// each type that every such file has. One file adds a `schema_of` in namespace dexlint for each
// type of its own, which is found where the tables name it.
#pragma once

#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "formatters/sentence.h"
#include "linter/model/key_table.h"
#include "linter/model/severity.h"

namespace dexlint {

using SchemaJson = nlohmann::ordered_json;

inline SchemaJson choice_schema(std::span<const std::string_view> words) {
  return {{"enum", std::vector<std::string>(words.begin(), words.end())}};
}
inline SchemaJson text_schema() { return {{"type", "string"}, {"minLength", 1}}; }
inline SchemaJson schema_reference(std::string_view name) {
  return {{"$ref", "#/definitions/" + std::string(name)}};
}

inline SchemaJson schema_of(const std::string*) { return text_schema(); }
inline SchemaJson schema_of(const bool*) { return {{"type", "boolean"}}; }
inline SchemaJson schema_of(const std::size_t*) { return {{"type", "integer"}, {"minimum", 0}}; }
inline SchemaJson schema_of(const Severity*) { return {{"enum", {"error", "warning", "note"}}}; }
/// Settings by name, as OptionValues has them.
inline SchemaJson schema_of(const std::map<std::string, std::string, std::less<>>*) {
  return {{"type", {"object", "null"}},
          {"additionalProperties", {{"type", {"string", "number", "boolean"}}}}};
}
template <typename Value>
SchemaJson schema_of(const std::optional<Value>*) {
  return schema_of(static_cast<const Value*>(nullptr));
}
template <typename Item>
SchemaJson schema_of(const std::vector<Item>*) {
  return {{"type", {"array", "null"}}, {"items", schema_of(static_cast<const Item*>(nullptr))}};
}

/// The schema of one key, with its help.
template <typename Of, typename Value>
SchemaJson key_schema(const ConfigKey<Of, Value>& key) {
  SchemaJson schema{{"description", sentence(key.help)}};
  schema.update(schema_of(static_cast<const Value*>(nullptr)));
  return schema;
}

/// The schema of a mapping that fills an `Of`.
template <typename Of>
SchemaJson mapping_schema() {
  SchemaJson properties = SchemaJson::object();
  SchemaJson required = SchemaJson::array();
  for_each_key<Of>([&](const auto& key) {
    properties[std::string(key.name)] = key_schema(key);
    if (key.required) required.push_back(key.name);
  });
  SchemaJson schema{
      {"type", "object"}, {"properties", std::move(properties)}, {"additionalProperties", false}};
  if (!required.empty()) schema["required"] = std::move(required);
  return schema;
}

}  // namespace dexlint
