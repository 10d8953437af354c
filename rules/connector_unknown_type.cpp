#include <array>
#include <vector>

#include "linter/model/nearest.h"
#include "linter/model/rule.h"
#include "linter/model/words.h"
#include "rules/shared/connector_fields.h"
#include "rules/shared/reference.h"

namespace dexlint::rules {
namespace {

constexpr std::string_view triggers[] = {"connectors", "upstreamIDPs", "upstream-idps",
                                         "jsonConfig"};

constexpr Example bad[] = {{"config.yaml", R"(
issuer: https://dex.example.com
connectors:
- type: «okta»
  id: okta
  name: Okta
  config: {issuer: "https://example.okta.com", clientID: dex, clientSecret: $OKTA_SECRET, redirectURI: "https://dex.example.com/callback"}
- type: «Oidc»
  id: sso
  name: SSO
  config: {issuer: "https://sso.example.com", clientID: dex, clientSecret: $SSO_SECRET, redirectURI: "https://dex.example.com/callback"}
)"},
                           {"values.yaml", R"(
oidc:
  upstreamIDPs:
  - type: «azure»
    id: azure
    name: Azure
    config: {clientID: pachyderm}
)"}};

constexpr Example good[] = {{"config.yaml", R"(
issuer: https://dex.example.com
connectors:
- type: bitbucket-cloud
  id: bitbucket
  name: Bitbucket
  config: {clientID: dex, clientSecret: $BITBUCKET_SECRET, redirectURI: "https://dex.example.com/callback"}
- type: "{{ .Values.idp.type }}"
  id: own
  name: Own
  config: {clientID: dex}
)"},
                            {"docs/guide.md", R"(
```yaml
connectors:
- type: <type>
  id: my-id
  name: My provider
  config: {clientID: dex}
- type: local
  id: local
  name: Local
```
)"},
                            {"config.yaml", R"(
issuer: https://dex.example.com
connectors:
- type: $IDP_TYPE
  id: own
  name: Own
  config: {clientID: dex}
)"}};

struct Meant {
  std::string_view said;
  std::string_view type;
};

// What people call their provider, and the type that speaks with it.
constexpr std::array<Meant, 24> meant{{{"adfs", "saml"},
                                       {"activedirectory", "ldap"},
                                       {"ad", "ldap"},
                                       {"auth0", "oidc"},
                                       {"authentik", "oidc"},
                                       {"aad", "microsoft"},
                                       {"azure", "microsoft"},
                                       {"azuread", "microsoft"},
                                       {"bitbucket", "bitbucket-cloud"},
                                       {"cognito", "oidc"},
                                       {"crowd", "atlassian-crowd"},
                                       {"entra", "microsoft"},
                                       {"entraid", "microsoft"},
                                       {"gitlabcom", "gitlab"},
                                       {"githubenterprise", "github"},
                                       {"gsuite", "google"},
                                       {"keycloak", "oidc"},
                                       {"mock", "mockCallback"},
                                       {"oauth2", "oauth"},
                                       {"okta", "oidc"},
                                       {"onelogin", "oidc"},
                                       {"openid", "oidc"},
                                       {"openidconnect", "oidc"},
                                       {"ping", "oidc"}}};

std::string_view suggestion(std::string_view type) {
  std::string bare;
  for (const std::string& word : words(type)) bare += word;
  for (const Meant& one : meant) {
    if (one.said == bare) return one.type;
  }
  std::vector<std::string_view> known;
  for (const dex::Connector& connector : dex::connectors()) known.push_back(connector.type);
  return nearest(type, known);
}

// `local` is the name of Dex's own password database, which people list by mistake or habit.
bool is_judged(const Scalar& type) {
  return type.exists() && !type.unknown() && !type.text().empty() && type.text() != "local" &&
         !is_reference(type.text()) && type.text().find_first_of("<>$ ") == std::string_view::npos;
}

void check(const DexConnector& connector, Run& run) {
  const Scalar type = connector.type();
  if (!is_judged(type) || known_connector(connector) != nullptr) return;
  const std::string_view nearest_type = suggestion(type.text());
  Claim claim{.at = type.place(),
              .about = type.node(),
              .message = "{0} knows no connectors of type {1} and refuses {2}",
              .arguments = {Argument::words(title_of(connector.platform)),
                            Argument::key(type.text()), Argument::id(connector.id())},
              .severity = severity_in(connector.path_class)};
  if (!nearest_type.empty()) {
    claim.message = "{0} knows no connectors of type {1} and refuses {2}: did you mean {3}?";
    claim.arguments.push_back(Argument::name(nearest_type));
    claim.mend = Mend{type.place(), std::string(nearest_type),
                      "write the type as Dex spells it, and check the fields that it takes", false};
  }
  run.report(std::move(claim));
}

}  // namespace

extern constinit const Rule connector_unknown_type{
    .code = "DEX401",
    .id = "connector-unknown-type",
    .category = Category::schema,
    .severity = Severity::error,
    .effect = Effect::refused,
    .cwe = 0,
    .summary = "Connector of a type that Dex does not know",
    .why =
        "Dex looks the type up letter for letter, capitals included. One it does not know stops "
        "the whole server at start, the other connectors with it.",
    .fix =
        "Write one of Dex's types: atlassian-crowd, authproxy, bitbucket-cloud, gitea, github, "
        "gitlab, google, keystone, ldap, linkedin, microsoft, oauth, oidc, openshift, saml. A "
        "provider that is not among them speaks OpenID Connect: type oidc.",
    .triggers = triggers,
    .bad = bad,
    .good = good,
    .check = check};

}  // namespace dexlint::rules
