#include <string>

#include "linter/model/nearest.h"
#include "linter/model/rule.h"
#include "linter/model/words.h"
#include "rules/shared/connector_fields.h"
#include "rules/shared/json_type.h"
#include "rules/shared/reference.h"

namespace dexlint::rules {
namespace {

constexpr std::string_view triggers[] = {"teamNameField",
                                         "groupNameFormat",
                                         "nameIDPolicyFormat",
                                         "pkceChallenge",
                                         "preferredUsernameField",
                                         "preferredEmailDomain",
                                         "type~ldap",
                                         "issuer~http",
                                         "issuer~https"};

constexpr Example bad[] = {{"config.yaml", R"(
issuer: https://dex.example.com
storage: {type: «postgresql»}
connectors:
- type: github
  id: github
  name: GitHub
  config:
    clientID: dex
    clientSecret: $GITHUB_SECRET
    redirectURI: https://dex.example.com/callback
    teamNameField: «slugs»
    preferredEmailDomain: «example.*»
- type: ldap
  id: ldap
  name: LDAP
  config:
    host: ldap.example.com:636
    userSearch: {baseDN: "dc=example,dc=com", username: uid, scope: «base»}
)"},
                           {"values.yaml", R"(
oidc:
  upstreamIDPs:
  - type: saml
    id: saml
    name: SAML
    config:
      ssoURL: https://idp.example.com/sso
      ca: /etc/saml.pem
      usernameAttr: name
      emailAttr: email
      redirectURI: https://pach.example.com/dex/callback
      nameIDPolicyFormat: «email»
)"}};

constexpr Example good[] = {{"config.yaml", R"(
issuer: https://dex.example.com
storage: {type: $STORAGE}
connectors:
- type: github
  id: github
  name: GitHub
  config:
    clientID: dex
    clientSecret: $GITHUB_SECRET
    redirectURI: https://dex.example.com/callback
    teamNameField: slug
    preferredEmailDomain: "*.example.com"
- type: ldap
  id: ldap
  name: LDAP
  config:
    host: ldap.example.com:636
    userSearch: {baseDN: "dc=example,dc=com", username: uid, scope: ""}
    groupSearch: {baseDN: "dc=example,dc=com", scope: "{{ .Values.scope }}"}
)"},
                            {"config.yaml", R"(
issuer: https://dex.example.com
connectors:
- type: saml
  id: saml
  name: SAML
  config:
    ssoURL: https://idp.example.com/sso
    ca: /etc/saml.pem
    usernameAttr: name
    emailAttr: email
    redirectURI: https://dex.example.com/callback
    nameIDPolicyFormat: urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress
)"}};

// Last parts of the URNs that SAML defines (connector/saml/saml.go: nameIDFormats).
constexpr std::string_view name_id_formats[] = {"emailAddress",    "unspecified",
                                                "X509SubjectName", "WindowsDomainQualifiedName",
                                                "encrypted",       "entity",
                                                "kerberos",        "persistent",
                                                "transient",       ""};

std::string_view last_part(std::string_view urn) {
  return urn.starts_with("urn:") ? urn.substr(urn.rfind(':') + 1) : urn;
}

bool is_judged(const Node& value) {
  return json_type(value) == JsonType::string && !is_reference(value.resolved().text);
}

std::string listed(std::span<const std::string_view> values) {
  std::string list;
  for (const std::string_view value : values) {
    if (!value.empty()) list += (list.empty() ? "" : ", ") + std::string(value);
  }
  return list;
}

void report(const Node& value, std::string_view field, std::span<const std::string_view> values,
            Claim claim, Run& run) {
  claim.at = place_of(value);
  claim.about = &value;
  claim.advice = "It takes one of " + listed(values) + ".";
  const std::string_view near = nearest(value.resolved().text, values);
  if (!near.empty()) claim.advice += " Did you mean " + std::string(near) + "?";
  claim.arguments.insert(claim.arguments.begin(), Argument::name(field));
  run.report(std::move(claim));
}

Claim of_connector(const DexConnector& connector) {
  return {
      .message = "{0} of connector {1} has a value that it does not take: {2} cannot open it",
      .arguments = {Argument::id(connector.id()), Argument::words(title_of(connector.platform))},
      .severity = severity_in(connector.path_class)};
}

// A domain may start with `*.`, not end with a star (connector/github/github.go: Open).
void check_email_domain(const DexConnector& connector, const FieldUse& use, Run& run) {
  const Node& value = *use.value;
  if (!is_judged(value) || !value.resolved().text.ends_with('*')) return;
  run.report({.at = place_of(value),
              .about = &value,
              .message = "{0} of connector {1} ends with a star: {2} cannot open it",
              .arguments = {Argument::name("preferredEmailDomain"), Argument::id(connector.id()),
                            Argument::words(title_of(connector.platform))},
              .severity = severity_in(connector.path_class),
              .advice = "A star may stand at its start alone: *.example.com."});
}

void check_connector(const DexConnector& connector, Run& run) {
  for (const FieldUse& use : field_uses(connector)) {
    if (use.field == nullptr || !is_read(*use.field, connector)) continue;
    if (use.field->path == "preferredEmailDomain") check_email_domain(connector, use, run);
    const bool name_id = use.field->path == "nameIDPolicyFormat";
    const auto values =
        name_id ? std::span<const std::string_view>(name_id_formats) : use.field->values;
    if (values.empty() || !is_judged(*use.value)) continue;
    const std::string_view text = use.value->resolved().text;
    if (!is_one_of(values, name_id ? last_part(text) : text))
      report(*use.value, dex::key_of(*use.field), values, of_connector(connector), run);
  }
}

void check_server(const DexConfig& config, Run& run) {
  for (const dex::Field& field : dex::server_fields()) {
    if (field.values.empty() || config.platform == Platform::argocd) continue;
    const std::size_t dot = field.path.find('.');
    const Node* value = config.find({field.path.substr(0, dot), field.path.substr(dot + 1)});
    if (value == nullptr || !is_judged(*value) || is_one_of(field.values, value->resolved().text))
      continue;
    report(*value, field.path, field.values,
           {.message = "{0} has a value that Dex does not take: it does not start",
            .severity = severity_in(config.path_class)},
           run);
  }
}

}  // namespace

extern constinit const Rule invalid_enum{.code = "DEX414",
                                         .id = "invalid-enum",
                                         .category = Category::schema,
                                         .severity = Severity::error,
                                         .effect = Effect::refused,
                                         .cwe = 0,
                                         .summary = "Value that is none of those Dex takes",
                                         .why =
                                             "Some fields take a few words only. With another one "
                                             "Dex cannot open the connector, or does "
                                             "not start where it stands in its own settings.",
                                         .fix = "Write one of the words that the field takes.",
                                         .triggers = triggers,
                                         .bad = bad,
                                         .good = good,
                                         .check = {check_connector, check_server}};

}  // namespace dexlint::rules
