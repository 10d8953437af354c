#include "linter/model/rule.h"
#include "rules/shared/connector_fields.h"
#include "rules/shared/free_key.h"

namespace dexlint::rules {
namespace {

constexpr std::string_view triggers[] = {"client_id",  "client_secret", "redirect_uri",
                                         "connectors", "upstreamIDPs",  "upstream-idps"};

constexpr Example bad[] = {{"config.yaml", R"(
issuer: https://dex.example.com
connectors:
- type: github
  id: github
  name: GitHub
  config:
    «client_id»: dex
    «client_secret»: $GITHUB_SECRET
    «redirect_uri»: https://dex.example.com/callback
    orgs: [{name: acme}]
)"},
                           {"values.yaml", R"(
oidc:
  upstreamIDPs:
  - type: ldap
    id: ldap
    name: LDAP
    config:
      host: ldap.example.com:636
      userSearch: {baseDN: "ou=people,dc=example,dc=com", username: uid, «id-attr»: uid}
)"}};

constexpr Example good[] = {{"config.yaml", R"(
issuer: https://dex.example.com
connectors:
- type: github
  id: github
  name: GitHub
  config:
    clientId: dex
    clientSecret: $GITHUB_SECRET
    redirectURI: https://dex.example.com/callback
)"},
                            {"identity-config.yaml", R"(
kind: ConfigMap
apiVersion: v1
metadata: {name: identity-config}
data:
  oidc-clients: |
    - id: dash
      name: dash
      redirect_uris: [https://pach.example.com/oauth/callback]
)"}};

void check(const DexConnector& connector, Run& run) {
  const dex::Connector* known = known_connector(connector);
  if (known == nullptr) return;
  for (const FieldUse& use : field_uses(connector)) {
    const dex::Field* field = respelt(*known, use);
    if (field == nullptr) continue;
    const Node& key = *use.value->key;
    const bool empty_login = field->credential || field->needed != dex::Needed::no ||
                             field->kind == dex::FieldKind::client_id;
    Claim claim{.at = key.place(),
                .about = use.value,
                .message = "Dex ignores {1} of connector {0}: the field is called {2}",
                .arguments = {Argument::id(connector.id()), Argument::key(key.text),
                              Argument::name(dex::key_of(*field))},
                .severity = severity_in(connector.path_class),
                .effect = field->restricts ? Effect::fails_open : Effect::ignored};
    // A login that fails cannot get worse; another may turn people away who got in so far.
    if (is_free_key(*use.value, dex::key_of(*field)))
      claim.mend =
          Mend{key.place(), std::string(dex::key_of(*field)),
               "write " + std::string(dex::key_of(*field)), empty_login && !field->restricts};
    if (empty_login)
      claim.message =
          "Dex ignores {1} of connector {0}, since the field is called {2}: the login fails with "
          "an "
          "empty one";
    if (field->restricts)
      claim.message =
          "Dex ignores {1} of connector {0}, since the field is called {2}: it keeps nobody out";
    run.report(std::move(claim));
  }
}

}  // namespace

extern constinit const Rule connector_snake_case_field{
    .code = "DEX405",
    .id = "connector-snake-case-field",
    .category = Category::schema,
    .severity = Severity::error,
    .effect = Effect::ignored,
    .cwe = 0,
    .summary = "Connector field in snake_case, which Dex ignores",
    .why =
        "Dex spells its fields clientID, clientSecret, redirectURI; providers and other tools "
        "write "
        "client_id. Dex accepts such a key and loses its value in silence: it starts, and the "
        "login "
        "fails with an empty client or a redirect mismatch.",
    .fix = "Write the field as Dex spells it: clientID, clientSecret, redirectURI.",
    .triggers = triggers,
    .bad = bad,
    .good = good,
    .check = check};

}  // namespace dexlint::rules
