#include "formatters/config_schema.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>
#include <vector>

#include "formatters/config_file.h"
#include "formatters/sentence.h"
#include "linter/model/config_keys.h"

namespace dexlint {
namespace {

using Json = nlohmann::ordered_json;

Json choice(std::span<const std::string_view> words) {
  return {{"enum", std::vector<std::string>(words.begin(), words.end())}};
}

Json text() { return {{"type", "string"}, {"minLength", 1}}; }

Json reference(std::string_view name) { return {{"$ref", "#/definitions/" + std::string(name)}}; }

// One overload for each type that a member of the config may have.
template <typename Of>
Json mapping();
Json schema_of(const std::string*) { return text(); }
Json schema_of(const PathPattern*) { return text(); }
Json schema_of(const FilePath*) { return text(); }
Json schema_of(const bool*) { return {{"type", "boolean"}}; }
Json schema_of(const Severity*) { return {{"enum", {"error", "warning", "note"}}}; }
Json schema_of(const Profile*) { return choice(profile_names); }
Json schema_of(const ForeignScanner*) { return choice(foreign_scanners); }
Json schema_of(const Date*) {
  return {{"type", "string"}, {"pattern", "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"}};
}
Json schema_of(const Version*) { return {{"type", {"string", "number"}}}; }
Json schema_of(const PlatformChoice*) {
  return {{"type", "string"}, {"pattern", "^(auto|(dex|pachyderm|argocd)(@v?[0-9]+\\.[0-9].*)?)$"}};
}
Json schema_of(const RuleSelector*) { return reference("selector"); }
Json schema_of(const RuleList*) {
  const Json several{{"type", "array"}, {"items", reference("rule")}, {"minItems", 1}};
  return {{"anyOf", {reference("rule"), several}}};
}
Json schema_of(const OptionValues*) {
  return {{"type", {"object", "null"}},
          {"additionalProperties", {{"type", {"string", "number", "boolean"}}}}};
}
Json schema_of(const RuleSettings*) { return reference("rules"); }
Json schema_of(const Allow*) { return mapping<Allow>(); }
Json schema_of(const Override*) { return mapping<Override>(); }
Json schema_of(const Company*) { return mapping<Company>(); }
template <typename Value>
Json schema_of(const std::optional<Value>*) {
  return schema_of(static_cast<const Value*>(nullptr));
}
template <typename Item>
Json schema_of(const std::vector<Item>*) {
  return {{"type", {"array", "null"}}, {"items", schema_of(static_cast<const Item*>(nullptr))}};
}

template <typename Of, typename Value>
Json described(const ConfigKey<Of, Value>& key) {
  Json schema{{"description", sentence(key.help)}};
  schema.update(schema_of(static_cast<const Value*>(nullptr)));
  return schema;
}

template <typename Of>
Json mapping() {
  Json properties = Json::object();
  Json required = Json::array();
  for_each_key<Of>([&](const auto& key) {
    properties[std::string(key.name)] = described(key);
    if (key.required) required.push_back(key.name);
  });
  Json schema{
      {"type", "object"}, {"properties", std::move(properties)}, {"additionalProperties", false}};
  if (!required.empty()) schema["required"] = std::move(required);
  return schema;
}

// Codes in any case, ids and earlier ids.
Json rule_schema(std::span<const Rule* const> rules) {
  std::vector<std::string_view> names;
  for (const Rule* rule : rules) {
    names.insert(names.end(), {rule->code, rule->id});
    names.insert(names.end(), rule->aliases.begin(), rule->aliases.end());
  }
  std::sort(names.begin(), names.end());
  return choice(names);
}

// A rule, a category, or the beginning of a code.
Json selector_schema(std::span<const Rule* const> rules) {
  std::set<std::string_view> groups;
  for (const Rule* rule : rules) {
    groups.insert(name_of(rule->category));
    for (std::size_t size = 3; size < rule->code.size(); ++size)
      groups.insert(rule->code.substr(0, size));
  }
  const std::vector<std::string_view> names(groups.begin(), groups.end());
  return {{"anyOf", {reference("rule"), choice(names)}}};
}

Json rules_schema() {
  return {{"type", {"object", "null"}},
          {"propertyNames", reference("selector")},
          {"additionalProperties", mapping<RuleSetting>()}};
}

}  // namespace

std::string config_schema(std::span<const Rule* const> rules, std::string_view version) {
  Json schema{{"$schema", "http://json-schema.org/draft-07/schema#"},
              {"$id", config_schema_url(version)},
              {"title", "Config of dexlint"}};
  Json root = mapping<Config>();
  root["type"] = {"object", "null"};
  schema.update(root);
  schema["definitions"] = {{"rule", rule_schema(rules)},
                           {"selector", selector_schema(rules)},
                           {"rules", rules_schema()}};
  return schema.dump(2) + "\n";
}

}  // namespace dexlint
