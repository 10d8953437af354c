#include "linter/input/schema_text.h"

#include <algorithm>
#include <optional>
#include <span>
#include <vector>

#include "linter/input/gate.h"
#include "linter/input/outermost_keys.h"
#include "linter/model/words.h"

namespace dexlint {
namespace {

using Names = std::span<const std::string_view>;

std::string_view value_of(const OutermostKeys& keys, std::string_view name) {
  const auto found = std::find_if(keys.begin(), keys.end(),
                                  [&](const OutermostKey& one) { return one.key == name; });
  return found == keys.end() ? std::string_view{} : found->value;
}

bool has_any(const OutermostKeys& keys, Names names) {
  return std::any_of(keys.begin(), keys.end(),
                     [&](const OutermostKey& one) { return is_one_of(names, one.key); });
}

// All are known, or extensions.
bool are_all(const OutermostKeys& keys, Names names) {
  return std::all_of(keys.begin(), keys.end(), [&](const OutermostKey& one) {
    return is_one_of(names, one.key) || one.key.starts_with("x-");
  });
}

bool are_different(const OutermostKeys& keys) {
  std::vector<std::string_view> names;
  for (const OutermostKey& one : keys) names.push_back(one.key);
  std::sort(names.begin(), names.end());
  return std::adjacent_find(names.begin(), names.end()) == names.end();
}

bool is_definition(const OutermostKeys& keys) {
  static constexpr std::string_view known[] = {"apiVersion", "kind", "metadata", "spec", "status"};
  static constexpr std::string_view kinds[] = {"CustomResourceDefinition",
                                               "CompositeResourceDefinition"};
  return is_one_of(kinds, value_of(keys, "kind")) && are_all(keys, known);
}

// JSON Schema, drafts 4 to 2020-12: core, applicators, validation and annotations.
bool is_json_schema(const OutermostKeys& keys) {
  static constexpr std::string_view known[] = {"$schema",
                                               "$id",
                                               "id",
                                               "$comment",
                                               "$defs",
                                               "definitions",
                                               "$ref",
                                               "$anchor",
                                               "$vocabulary",
                                               "title",
                                               "description",
                                               "default",
                                               "examples",
                                               "deprecated",
                                               "type",
                                               "properties",
                                               "required",
                                               "additionalProperties",
                                               "patternProperties",
                                               "propertyNames",
                                               "unevaluatedProperties",
                                               "minProperties",
                                               "maxProperties",
                                               "dependencies",
                                               "dependentRequired",
                                               "dependentSchemas",
                                               "items",
                                               "additionalItems",
                                               "allOf",
                                               "anyOf",
                                               "oneOf",
                                               "not",
                                               "if",
                                               "then",
                                               "else",
                                               "enum",
                                               "const"};
  static constexpr std::string_view types[] = {"",        "object",  "array", "string", "number",
                                               "integer", "boolean", "null",  "["};
  static constexpr std::string_view describing[] = {"type",
                                                    "properties",
                                                    "items",
                                                    "$ref",
                                                    "allOf",
                                                    "anyOf",
                                                    "oneOf",
                                                    "enum",
                                                    "$defs",
                                                    "definitions",
                                                    "patternProperties"};
  const std::string_view dialect = value_of(keys, "$schema");
  const bool is_dialect = dialect.starts_with("http://json-schema.org/") ||
                          dialect.starts_with("https://json-schema.org/");
  return is_dialect && is_one_of(types, value_of(keys, "type")) && has_any(keys, describing) &&
         are_all(keys, known);
}

// OpenAPI 2.0, 3.0 and 3.1: the outermost object.
bool is_open_api(const OutermostKeys& keys) {
  static constexpr std::string_view known[] = {"openapi",
                                               "swagger",
                                               "info",
                                               "jsonSchemaDialect",
                                               "servers",
                                               "paths",
                                               "webhooks",
                                               "security",
                                               "components",
                                               "tags",
                                               "externalDocs",
                                               "host",
                                               "basePath",
                                               "schemes",
                                               "consumes",
                                               "produces",
                                               "parameters",
                                               "responses",
                                               "securityDefinitions",
                                               "definitions"};
  static constexpr std::string_view holders[] = {"paths", "webhooks", "components", "definitions"};
  const bool has_version =
      value_of(keys, "openapi").starts_with("3.") || value_of(keys, "swagger") == "2.0";
  return has_version && has_any(keys, holders) && are_all(keys, known);
}

// Most texts hold none of the words that one of them has to hold.
bool may_be_schema(std::string_view text) {
  static constexpr std::string_view words[] = {"^ResourceDefinition", "^json-schema.org/",
                                               "^openapi", "^swagger"};
  static const Gate gate(words);
  return gate.wakes(text);
}

}  // namespace

bool is_schema(std::string_view document) {
  if (!may_be_schema(document)) return false;
  const std::optional<OutermostKeys> keys = outermost_keys(document);
  return keys && are_different(*keys) &&
         (is_definition(*keys) || is_json_schema(*keys) || is_open_api(*keys));
}

}  // namespace dexlint
