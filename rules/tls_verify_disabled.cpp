#include "linter/model/rule.h"
#include "rules/shared/connector_fields.h"
#include "rules/shared/flag.h"

namespace dexlint::rules {
namespace {

constexpr std::string_view triggers[] = {"insecureSkipVerify", "insecureCA"};

constexpr Example bad[] = {{"config.yaml", R"(
issuer: https://dex.example.com
connectors:
- type: ldap
  id: ldap
  name: Ldap
  config:
    host: ldap.example.com:636
    insecureSkipVerify: «true»
    userSearch: {baseDN: "dc=example,dc=com", username: uid}
)"},
                           {"config.yaml", R"(
issuer: https://dex.example.com
connectors:
- type: openshift
  id: openshift
  name: Openshift
  config:
    issuer: https://api.example.com:6443
    clientID: dex
    clientSecret: $S
    redirectURI: https://dex.example.com/callback
    insecureCA: «yes»
)"}};

constexpr Example good[] = {{"config.yaml", R"(
issuer: https://dex.example.com
connectors:
- type: ldap
  id: ldap
  name: Ldap
  config:
    host: ldap.example.com:636
    insecureSkipVerify: false
    userSearch: {baseDN: "dc=example,dc=com", username: uid}
)"},
                            {"config.yaml", R"(
issuer: https://dex.example.com
connectors:
- type: github
  id: github
  name: Github
  config:
    clientID: dex
    clientSecret: $GITHUB_SECRET
    redirectURI: https://dex.example.com/callback
    orgs: [{name: acme}]
    insecureSkipVerify: true
)"}};

void check(const DexConnector& connector, Run& run) {
  for (const std::string_view field : {"insecureSkipVerify", "insecureCA"})
    report_when_true(
        connector,
        {.field = field,
         .message = "connector {0} does not check the certificate of its provider ({1})",
         .severity = severity_in(connector.path_class)},
        run);
}

}  // namespace

extern constinit const Rule tls_verify_disabled{
    .code = "DEX602",
    .id = "tls-verify-disabled",
    .category = Category::insecure,
    .severity = Severity::error,
    .effect = Effect::leaks,
    .cwe = 295,
    .summary = "Certificate of the identity provider is not checked",
    .why =
        "Whoever is on the way answers in place of the provider: takes the client secret or "
        "the passwords, and says who logged in.",
    .fix =
        "Take the line out. For a certificate of your own authority give it in rootCA, "
        "rootCAs or rootCAData.",
    .triggers = triggers,
    .bad = bad,
    .good = good,
    .check = check};

}  // namespace dexlint::rules
