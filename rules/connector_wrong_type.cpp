#include "linter/model/rule.h"
#include "rules/shared/connector_fields.h"
#include "rules/shared/json_type.h"

namespace dexlint::rules {
namespace {

constexpr std::string_view triggers[] = {"connectors", "upstreamIDPs", "upstream-idps",
                                         "redirectURI", "clientSecret"};

constexpr Example bad[] = {{"config.yaml", R"(
issuer: https://dex.example.com
connectors:
- type: github
  id: github
  name: «off»
  config:
    clientID: «123456»
    clientSecret: «no»
    redirectURI: https://dex.example.com/callback
    loadAllGroups: "«yes»"
    useLoginAsID: «1»
    orgs: [«acme»]
- type: gitlab
  id: gitlab
  name: GitLab
  config:
    clientID: dex
    clientSecret: $GITLAB_SECRET
    redirectURI: https://dex.example.com/callback
    groups: «acme»
)"},
                           {"connectors.json", R"(
{"issuer": "https://dex.example.com", "connectors": [
  {"type": "oidc", "id": "sso", "name": "SSO", "config": {
    "issuer": "https://sso.example.com", "clientID": "dex", "clientSecret": "$SSO_SECRET",
    "redirectURI": "https://dex.example.com/callback",
    "insecureEnableGroups": "«true»", "«claimMapping»": ["email"]}}]}
)"},
                           {"values.yaml", R"(
oidc:
  upstreamIDPs:
  - type: ldap
    id: ldap
    name: LDAP
    config:
      host: ldap.example.com:636
      userSearch: {baseDN: "dc=example,dc=com", «username»: [uid, mail]}
)"}};

constexpr Example good[] = {{"config.yaml", R"(
issuer: https://dex.example.com
connectors:
- type: github
  id: "123"
  name: "off"
  config:
    clientID: "123456"
    clientSecret: $GITHUB_SECRET
    redirectURI: https://dex.example.com/callback
    loadAllGroups: yes
    useLoginAsID: $USE_LOGIN
    orgs: [{name: acme, teams: [ops]}]
- type: ldap
  id: ldap
  name: LDAP
  config:
    host: ldap.example.com:636
    bindPW:
    userSearch: {baseDN: "dc=example,dc=com", username: [uid, mail]}
)"},
                            {"config.yaml", R"(
issuer: https://dex.example.com
connectors:
- type: github
  id: github
  name: GitHub
  config:
    clientID: {{ .Values.clientID }}
    clientSecret: $GITHUB_SECRET
    redirectURI: https://dex.example.com/callback
    loadAllGroups: "{{ .Values.groups }}"
)"}};

std::string_view name_of(JsonType type) {
  switch (type) {
    case JsonType::boolean:
      return "true or false";
    case JsonType::number:
      return "a number";
    case JsonType::array:
      return "a list";
    case JsonType::object:
      return "a mapping";
    default:
      return "a text";
  }
}

std::string_view wanted_name(dex::FieldType type) {
  switch (type) {
    case dex::FieldType::boolean:
      return "true or false";
    case dex::FieldType::integer:
      return "a number";
    case dex::FieldType::object:
    case dex::FieldType::map_of_strings:
      return "a mapping";
    case dex::FieldType::list_of_strings:
      return "a list of texts";
    case dex::FieldType::list_of_objects:
      return "a list of mappings";
    case dex::FieldType::string_or_list:
      return "a text or a list of texts";
    default:
      return "a text";
  }
}

bool fits(JsonType found, dex::FieldType wanted) {
  switch (wanted) {
    case dex::FieldType::boolean:
      return found == JsonType::boolean;
    case dex::FieldType::integer:
      return found == JsonType::number;
    case dex::FieldType::object:
    case dex::FieldType::map_of_strings:
      return found == JsonType::object;
    case dex::FieldType::list_of_strings:
    case dex::FieldType::list_of_objects:
      return found == JsonType::array;
    case dex::FieldType::string_or_list:
      return found == JsonType::string || found == JsonType::array;
    default:
      return found == JsonType::string;
  }
}

// `false,` is DEX408's.
bool is_bool_with_comma(const Node& value) {
  return value.style == ScalarStyle::plain && (value.text == "true," || value.text == "false,");
}

bool is_judged(const Node& value, JsonType found) {
  if (found == JsonType::unknown || found == JsonType::null) return false;
  return !value.is_scalar() || !(is_put_in_by_a_tool(value.text) || is_bool_with_comma(value));
}

class Checker {
 public:
  Checker(const DexConnector& connector, Run& run) : connector_(connector), run_(run) {}

  void check(const Node& value, std::string_view field, dex::FieldType wanted) {
    const JsonType found = json_type(value);
    if (!is_judged(value.resolved(), found)) return;
    if (!fits(found, wanted)) return report(value, field, found, wanted);
    if (found == JsonType::array) check_items(value.resolved(), field, wanted);
  }

 private:
  void check_items(const Node& list, std::string_view field, dex::FieldType wanted) {
    const bool objects = wanted == dex::FieldType::list_of_objects;
    for (const Node& item : list.children()) {
      const JsonType found = json_type(item);
      if (!is_judged(item.resolved(), found)) continue;
      if (found == (objects ? JsonType::object : JsonType::string)) continue;
      report(item, field, found, objects ? dex::FieldType::object : dex::FieldType::string);
    }
  }

  void report(const Node& value, std::string_view field, JsonType found, dex::FieldType wanted) {
    Claim claim{.at = place_of(value),
                .about = &value,
                .message =
                    "{0} of connector {1} is {2}, and {3} wants {4}: it refuses the whole "
                    "configuration",
                .arguments = {Argument::key(field), Argument::id(connector_.id()),
                              Argument::words(name_of(found)),
                              Argument::words(title_of(connector_.platform)),
                              Argument::words(wanted_name(wanted))},
                .severity = severity_in(connector_.path_class)};
    advise(value, found, wanted, claim);
    run_.report(std::move(claim));
  }

  // What the words of YAML 1.1 and quotes do is what people do not see.
  static void advise(const Node& value, JsonType found, dex::FieldType wanted, Claim& claim) {
    const bool wants_text = fits(JsonType::string, wanted);
    if (wants_text && found == JsonType::boolean)
      claim.advice =
          "YAML takes y, n, yes, no, on, off, true and false without quotes for a boolean: put the "
          "value in quotes.";
    if (wants_text && found == JsonType::number)
      claim.advice = "YAML takes digits without quotes for a number: put the value in quotes.";
    if (wanted == dex::FieldType::boolean && found == JsonType::string)
      claim.advice = "In quotes it is a text: write true or false without them.";
    if (wanted == dex::FieldType::list_of_strings && found == JsonType::string)
      claim.advice = "Write a list, also for a single value: [value].";
    if (wanted == dex::FieldType::object && found == JsonType::string && value.key == nullptr)
      claim.advice = "Write each item as a mapping: - name: value.";
  }

  const DexConnector& connector_;
  Run& run_;
};

void check(const DexConnector& connector, Run& run) {
  Checker checker(connector, run);
  if (known_connector(connector) == nullptr) return;
  for (const std::string_view key : {"type", "id", "name"}) {
    if (const Node* value = effective(connector.node, key, KeyMatch::ignore_case))
      checker.check(*value, key, dex::FieldType::string);
  }
  const Node* config = effective(connector.node, "config", KeyMatch::ignore_case);
  if (config != nullptr && connector.place != ConnectorPlace::fragment)
    checker.check(*config, "config", dex::FieldType::object);
  for (const FieldUse& use : field_uses(connector)) {
    if (use.field != nullptr && is_read(*use.field, connector))
      checker.check(*use.value, use.value->key->text, type_of(*use.field, connector));
  }
}

}  // namespace

extern constinit const Rule connector_wrong_type{
    .code = "DEX407",
    .id = "connector-wrong-type",
    .category = Category::schema,
    .severity = Severity::error,
    .effect = Effect::refused,
    .cwe = 0,
    .summary = "Connector field of another type than Dex decodes",
    .why =
        "Dex decodes every connector into a Go struct and takes no other type: true in quotes is a "
        "text, an unquoted 123456 a number, an unquoted no is false. One wrong type stops the "
        "whole "
        "server, the other connectors with it.",
    .fix =
        "Write the type that Dex wants: true or false without quotes, texts of digits or of yes, "
        "no, on, off in quotes, lists as lists.",
    .triggers = triggers,
    .bad = bad,
    .good = good,
    .check = check};

}  // namespace dexlint::rules
