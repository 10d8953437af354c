#include "formatters/pack_schema.h"

#include "formatters/config_file.h"
#include "formatters/key_schema.h"
#include "linter/model/pack_keys.h"

namespace dexlint {

// One for each type that only a member of a pack has; see key_schema.h.
static SchemaJson schema_of(const PackCode*) {
  return {{"type", "string"}, {"pattern", "^(?!DEX)[A-Z]{2,13}[0-9]{3}$"}};
}
static SchemaJson schema_of(const PackId*) {
  return {{"type", "string"}, {"pattern", "^[a-z][a-z0-9]*(-[a-z0-9]+)*$"}};
}
static SchemaJson schema_of(const PackLine*) {
  return {{"type", "string"}, {"minLength", 1}, {"maxLength", 100}};
}
static SchemaJson schema_of(const PackMessage*) { return text_schema(); }
static SchemaJson schema_of(const PackPattern*) { return text_schema(); }
static SchemaJson schema_of(const NodePath*) { return text_schema(); }
static SchemaJson schema_of(const PlainPath*) { return text_schema(); }
static SchemaJson schema_of(const PackContext*) { return choice_schema(pack_context_names); }
static SchemaJson schema_of(const ValueType*) { return choice_schema(value_type_names); }
static SchemaJson schema_of(const Category*) {
  SchemaJson names = SchemaJson::array();
  for (int i = 0; i < static_cast<int>(Category::meta); ++i)
    names.push_back(name_of(static_cast<Category>(i)));
  return {{"enum", std::move(names)}};
}
static SchemaJson schema_of(const Effect*) {
  SchemaJson names = SchemaJson::array();
  for (int i = 0; i <= static_cast<int>(Effect::style); ++i)
    names.push_back(name_of(static_cast<Effect>(i)));
  return {{"enum", std::move(names)}};
}
static SchemaJson schema_of(const PackLiteral*) {
  return {{"type", {"string", "number", "boolean"}}};
}
static SchemaJson schema_of(const PackLiterals*) {
  const SchemaJson one = schema_of(static_cast<const PackLiteral*>(nullptr));
  return {{"anyOf", {one, {{"type", "array"}, {"items", one}, {"minItems", 1}}}}};
}
// A condition may hold others.
static SchemaJson schema_of(const Condition*) { return schema_reference("condition"); }
static SchemaJson schema_of(const NestedCondition*) { return schema_reference("condition"); }
static SchemaJson schema_of(const UrlCondition*) {
  SchemaJson schema = mapping_schema<UrlCondition>();
  schema["minProperties"] = 1;
  return schema;
}
static SchemaJson schema_of(const CountCondition*) {
  SchemaJson schema = mapping_schema<CountCondition>();
  schema["minProperties"] = 1;
  return schema;
}
static SchemaJson schema_of(const PackMend*) {
  SchemaJson schema = mapping_schema<PackMend>();
  schema["oneOf"] = {{{"required", {"set"}}}, {{"required", {"rename"}}}};
  return schema;
}
static SchemaJson schema_of(const PackExample*) { return mapping_schema<PackExample>(); }
static SchemaJson schema_of(const RuleSpec*) { return mapping_schema<RuleSpec>(); }

std::string pack_schema(std::string_view version) {
  SchemaJson condition = mapping_schema<Condition>();
  condition["minProperties"] = 1;
  SchemaJson schema{{"$schema", "http://json-schema.org/draft-07/schema#"},
                    {"$id", pack_schema_url(version)},
                    {"title", "Rule pack of dexlint"}};
  schema.update(mapping_schema<Pack>());
  schema["definitions"] = {{"condition", std::move(condition)}};
  return schema.dump(2) + "\n";
}

}  // namespace dexlint
