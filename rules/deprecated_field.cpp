#include "linter/model/rule.h"
#include "rules/shared/connector_fields.h"

namespace dexlint::rules {
namespace {

constexpr std::string_view triggers[] = {"type~github", "adminEmail",        "userAttr",
                                         "groupAttr",   "includeTeamGroups", "samlExperimental"};

constexpr Example bad[] = {{"config.yaml", R"(
issuer: https://dex.example.com
connectors:
- type: github
  id: github
  name: GitHub
  config:
    clientID: dex
    clientSecret: $GITHUB_SECRET
    redirectURI: https://dex.example.com/callback
    «org»: acme
- type: «samlExperimental»
  id: saml
  name: SAML
  config:
    ssoURL: https://idp.example.com/sso
    ca: /etc/dex/saml.pem
    usernameAttr: name
    emailAttr: email
    redirectURI: https://dex.example.com/callback
- type: ldap
  id: ldap
  name: LDAP
  config:
    host: ldap.example.com:636
    userSearch: {baseDN: "dc=example,dc=com", username: uid}
    groupSearch: {baseDN: "dc=example,dc=com", «userAttr»: DN, «groupAttr»: member, nameAttr: cn}
)"}};

constexpr Example good[] = {{"config.yaml", R"(
issuer: https://dex.example.com
connectors:
- type: github
  id: github
  name: GitHub
  config:
    clientID: dex
    clientSecret: $GITHUB_SECRET
    redirectURI: https://dex.example.com/callback
    orgs: [{name: acme}]
- type: ldap
  id: ldap
  name: LDAP
  config:
    host: ldap.example.com:636
    userSearch: {baseDN: "dc=example,dc=com", username: uid}
    groupSearch: {baseDN: "dc=example,dc=com", userMatchers: [{userAttr: DN, groupAttr: member}], nameAttr: cn}
)"},
                            {"values.yaml", R"(
oidc:
  upstreamIDPs:
  - type: google
    id: google
    name: Google
    config:
      clientID: pachyderm
      redirectURI: https://pach.example.com/dex/callback
      hostedDomains: [example.com]
      adminEmail: admin@example.com
)"}};

// Pachyderm's fork has no other field than the old one.
bool has_successor(const DexConnector& connector, const dex::Field& field) {
  const dex::Connector* known = known_connector(connector);
  const dex::Field* successor = dex::find_field(known->fields, field.deprecated);
  return successor == nullptr || is_read(*successor, connector);
}

void check_type(const DexConnector& connector, const dex::Connector& known, Run& run) {
  if (known.deprecated.empty()) return;
  const Scalar type = connector.type();
  run.report(
      {.at = type.place(),
       .about = type.node(),
       .message = "connector {0} has the old name of type {1}",
       .arguments = {Argument::id(connector.id()), Argument::name(known.deprecated)},
       .severity = severity_in(connector.path_class, Severity::warning),
       .mend = Mend{type.place(), std::string(known.deprecated), "write the new name", true}});
}

void check(const DexConnector& connector, Run& run) {
  const dex::Connector* known = known_connector(connector);
  if (known == nullptr) return;
  check_type(connector, *known, run);
  for (const FieldUse& use : field_uses(connector)) {
    // What was removed from type oidc is DEX404's.
    if (use.field == nullptr || use.field->deprecated.empty() ||
        use.field->path == "hostedDomains" || !has_successor(connector, *use.field))
      continue;
    run.report({.at = use.value->key->place(),
                .about = use.value,
                .message = "{1} of connector {0} is old: Dex has {2} in its place",
                .arguments = {Argument::id(connector.id()), Argument::key(use.value->key->text),
                              Argument::name(use.field->deprecated)},
                .severity = severity_in(connector.path_class, Severity::warning)});
  }
}

}  // namespace

extern constinit const Rule deprecated_field{
    .code = "DEX416",
    .id = "deprecated-field",
    .category = Category::schema,
    .severity = Severity::warning,
    .effect = Effect::style,
    .cwe = 0,
    .summary = "Connector type or field that Dex keeps for old configurations only",
    .why =
        "Dex still reads it and may stop to with any release, as it did with hostedDomains of type "
        "oidc. includeTeamGroups has no effect any more.",
    .fix =
        "Use what took its place: orgs for org, domainToAdminEmail for adminEmail, userMatchers "
        "for userAttr and groupAttr, type saml for samlExperimental.",
    .triggers = triggers,
    .bad = bad,
    .good = good,
    .check = check};

}  // namespace dexlint::rules
