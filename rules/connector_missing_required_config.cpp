#include "linter/model/rule.h"
#include "rules/shared/connector_fields.h"
#include "rules/shared/restriction.h"

namespace dexlint::rules {
namespace {

constexpr std::string_view triggers[] = {"connectors", "upstreamIDPs", "upstream-idps",
                                         "jsonConfig"};

constexpr Example bad[] = {{"config.yaml", R"(
issuer: https://dex.example.com
connectors:
- type: ldap
  id: «ldap»
  name: LDAP
  config:
    host: ldap.example.com:636
    userSearch: {username: uid}
- type: oidc
  id: «sso»
  name: SSO
  config: {clientID: dex, clientSecret: $SSO_SECRET, redirectURI: "https://dex.example.com/callback"}
- type: saml
  id: «saml»
  name: SAML
  config:
    ssoURL: https://idp.example.com/sso
    usernameAttr: name
    emailAttr: email
    redirectURI: https://dex.example.com/callback
- type: google
  id: google
  name: Google
  config:
    clientID: dex
    clientSecret: $GOOGLE_SECRET
    redirectURI: https://dex.example.com/callback
    hostedDomains: [example.com]
    serviceAccountFilePath: «/etc/dex/google.json»
)"}};

constexpr Example good[] = {{"config.yaml", R"(
issuer: https://dex.example.com
connectors:
- type: ldap
  id: ldap
  name: LDAP
  config:
    host: ldap.example.com:636
    userSearch: {baseDN: "ou=people,dc=example,dc=com", username: uid}
- type: saml
  id: saml
  name: SAML
  config:
    ssoURL: https://idp.example.com/sso
    ca: /etc/dex/saml.pem
    usernameAttr: name
    emailAttr: email
    redirectURI: https://dex.example.com/callback
- type: oidc
  id: sso
  name: SSO
  config: {issuer: $SSO_ISSUER, clientID: dex, clientSecret: $SSO_SECRET, redirectURI: "https://dex.example.com/callback"}
- type: google
  id: google
  name: Google
  config:
    clientID: dex
    clientSecret: $GOOGLE_SECRET
    redirectURI: https://dex.example.com/callback
    hostedDomains: [example.com]
    serviceAccountFilePath: /etc/dex/google.json
    domainToAdminEmail: {"*": admin@example.com}
)"},
                            {"overlay.yaml", R"(
type: ldap
config:
  host: ldap.example.com:636
  bindPW: $LDAP_PASSWORD
)"},
                            {"values.yaml", R"(
config:
  issuer: https://dex.example.com
  connectors:
  - type: saml
    id: saml
    name: SAML
    config:
      ssoURL: "{{ .Values.sso }}"
      {{- if .Values.ca }}
      ca: /etc/dex/saml.pem
      {{- end }}
      usernameAttr: name
      emailAttr: email
      redirectURI: https://dex.example.com/callback
)"}};

// Written in a way that Dex does not read; DEX405 speaks about it.
bool is_misspelt(const DexConnector& connector, const dex::Field& field) {
  const dex::Connector& known = *known_connector(connector);
  for (const FieldUse& use : field_uses(connector)) {
    if (respelt(known, use) == &field) return true;
  }
  return false;
}

// What Open() of a type does that asks the network was not tried: the milder claim.
Effect effect_of(const DexConnector& connector) {
  return known_connector(connector)->needs_network ? Effect::breaks_login : Effect::refused;
}

void report(const DexConnector& connector, MessageTemplate message, std::string_view field,
            Run& run) {
  const Spot spot = spot_of(connector);
  run.report({.at = spot.place,
              .about = spot.about,
              .message = message,
              .arguments = {Argument::id(connector.id()), Argument::name(field),
                            Argument::words(title_of(connector.platform))},
              .severity = severity_of_absence(connector.path_class),
              .effect = effect_of(connector)});
}

void check_fields(const DexConnector& connector, const dex::Connector& known, Run& run) {
  for (const dex::Field& field : known.fields) {
    if (field.needed != dex::Needed::to_open || is_set(connector.find(field.path))) continue;
    if (is_misspelt(connector, field)) continue;
    return report(connector, "connector {0} has no {1}: {2} cannot open it", field.path, run);
  }
}

// Open() of saml wants the certificate of whom it trusts, unless it is told to check nothing.
void check_saml(const DexConnector& connector, Run& run) {
  const bool unchecked = connector.field("insecureSkipSignatureValidation").text() == "true";
  if (unchecked || is_set(connector.find("ca")) || is_set(connector.find("caData"))) return;
  report(connector,
         "connector {0} has neither {1} nor caData: {2} cannot open it, since it could not check a "
         "signature",
         "ca", run);
}

// Reading the directory takes an administrator to act for (connector/google/google.go: Open).
void check_google(const DexConnector& connector, Run& run) {
  const Node* file = connector.find("serviceAccountFilePath");
  if (!is_set(file) || is_set(connector.find("adminEmail")) ||
      is_set(connector.find("domainToAdminEmail")))
    return;
  const bool fork = connector.platform == Platform::pachyderm;
  run.report({.at = place_of(*file),
              .about = file,
              .message = "connector {0} has serviceAccountFilePath without {1}: {2} cannot open it",
              .arguments = {Argument::id(connector.id()),
                            Argument::name(fork ? "adminEmail" : "domainToAdminEmail"),
                            Argument::words(title_of(connector.platform))},
              .severity = severity_of_absence(connector.path_class),
              .effect = effect_of(connector)});
}

// Pachyderm asks for a config first; DEX402 speaks.
bool is_without_config(const DexConnector& connector) {
  return connector.platform == Platform::pachyderm &&
         (connector.config == nullptr || connector.config->count == 0);
}

void check(const DexConnector& connector, Run& run) {
  const dex::Connector* known = known_connector(connector);
  const bool templated = !connector.node->layer->unknown.empty() ||
                         (connector.config != nullptr && !connector.config->layer->unknown.empty());
  if (known == nullptr || templated || connector.config == connector.node ||
      is_without_config(connector))
    return;
  if (connector.complete) {
    check_fields(connector, *known, run);
    if (known->type.starts_with("saml")) check_saml(connector, run);
  }
  if (known->type == "google" && connector.config != nullptr) check_google(connector, run);
}

}  // namespace

extern constinit const Rule connector_missing_required_config{
    .code = "DEX403",
    .id = "connector-missing-required-config",
    .category = Category::schema,
    .severity = Severity::error,
    .effect = Effect::refused,
    .cwe = 0,
    .summary = "Connector lacks a setting without which Dex cannot open it",
    .why =
        "Dex opens every connector at start. One that lacks what its type needs is not there "
        "afterwards, and in Pachyderm and older releases of Dex the whole server does not start.",
    .fix =
        "Add the setting; `dexlint explain` and Dex's page about the connector say what it takes.",
    .triggers = triggers,
    .bad = bad,
    .good = good,
    .check = check};

}  // namespace dexlint::rules
