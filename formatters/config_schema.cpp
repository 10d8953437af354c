#include "formatters/config_schema.h"

#include <algorithm>
#include <set>
#include <vector>

#include "formatters/config_file.h"
#include "formatters/key_schema.h"
#include "linter/model/config_keys.h"

namespace dexlint {

// One for each type that only a member of the config has; see key_schema.h.
static SchemaJson schema_of(const PathPattern*) { return text_schema(); }
static SchemaJson schema_of(const FilePath*) { return text_schema(); }
static SchemaJson schema_of(const Profile*) { return choice_schema(profile_names); }
static SchemaJson schema_of(const ForeignScanner*) { return choice_schema(foreign_scanners); }
static SchemaJson schema_of(const Date*) {
  return {{"type", "string"}, {"pattern", "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"}};
}
static SchemaJson schema_of(const Version*) { return {{"type", {"string", "number"}}}; }
static SchemaJson schema_of(const PlatformChoice*) {
  return {{"type", "string"}, {"pattern", "^(auto|(dex|pachyderm|argocd)(@v?[0-9]+\\.[0-9].*)?)$"}};
}
static SchemaJson schema_of(const RuleSelector*) { return schema_reference("selector"); }
static SchemaJson schema_of(const RuleList*) {
  const SchemaJson several{{"type", "array"}, {"items", schema_reference("rule")}, {"minItems", 1}};
  return {{"anyOf", {schema_reference("rule"), several}}};
}
static SchemaJson schema_of(const RuleSettings*) { return schema_reference("rules"); }
static SchemaJson schema_of(const Allow*) { return mapping_schema<Allow>(); }
static SchemaJson schema_of(const Override*) { return mapping_schema<Override>(); }
static SchemaJson schema_of(const Company*) { return mapping_schema<Company>(); }

namespace {

// Codes in any case, ids and earlier ids.
SchemaJson rule_schema(std::span<const Rule* const> rules) {
  std::vector<std::string_view> names;
  for (const Rule* rule : rules) {
    names.insert(names.end(), {rule->code, rule->id});
    names.insert(names.end(), rule->aliases.begin(), rule->aliases.end());
  }
  std::sort(names.begin(), names.end());
  return choice_schema(names);
}

// A rule, a category, or the beginning of a code.
SchemaJson selector_schema(std::span<const Rule* const> rules) {
  std::set<std::string_view> groups;
  for (const Rule* rule : rules) {
    groups.insert(name_of(rule->category));
    for (std::size_t size = 3; size < rule->code.size(); ++size)
      groups.insert(rule->code.substr(0, size));
  }
  const std::vector<std::string_view> names(groups.begin(), groups.end());
  return {{"anyOf", {schema_reference("rule"), choice_schema(names)}}};
}

SchemaJson rules_schema() {
  return {{"type", {"object", "null"}},
          {"propertyNames", schema_reference("selector")},
          {"additionalProperties", mapping_schema<RuleSetting>()}};
}

}  // namespace

std::string config_schema(std::span<const Rule* const> rules, std::string_view version) {
  SchemaJson schema{{"$schema", "http://json-schema.org/draft-07/schema#"},
                    {"$id", config_schema_url(version)},
                    {"title", "Config of dexlint"}};
  SchemaJson root = mapping_schema<Config>();
  root["type"] = {"object", "null"};
  schema.update(root);
  schema["definitions"] = {{"rule", rule_schema(rules)},
                           {"selector", selector_schema(rules)},
                           {"rules", rules_schema()}};
  return schema.dump(2) + "\n";
}

}  // namespace dexlint
