#include "linter/model/rule.h"
#include "rules/shared/credential.h"

namespace dexlint::rules {
namespace {

constexpr std::string_view triggers[] = {"clientSecret",     "client_secret", "bindPW",
                                         "keystonePassword", "staticClients", "additionalClients",
                                         "kind~Secret"};

constexpr Example bad[] = {{"config.yaml", R"(
connectors:
- type: ldap
  id: ldap
  name: LDAP
  config: {host: "ldap.example.com:636", bindPW: «admin»}
)"},
                           {"secret.yaml", R"(
apiVersion: v1
kind: Secret
metadata: {name: db}
data:
  password: «cGFzc3dvcmQ=»
)"}};

constexpr Example good[] = {{"config.yaml", R"(
connectors:
- type: ldap
  id: ldap
  name: LDAP
  config: {host: "ldap.example.com:636", bindPW: $LDAP_BIND_PW}
)"},
                            {"secret.yaml", R"(
apiVersion: v1
kind: Secret
metadata: {name: db}
stringData:
  username: admin
  password: <path:secret/db#password>
)"}};

// The chart of Pachyderm has defaults of its own, and a rule of their own.
void check(const Credential& credential, Run& run) {
  if (credential.field == CredentialField::postgres_password || judge(credential) != Verdict::weak)
    return;
  const bool in_values = credential.field == CredentialField::values_credential;
  const Severity severity = credential.path_class == PathClass::normal && !in_values
                                ? Severity::error
                                : severity_of_placeholder(credential.path_class);
  run.report(credential.value, "{0} is a default that everybody knows",
             {Argument::key(credential.key)}, severity);
}

}  // namespace

extern constinit const Rule weak_default_credential{
    .code = "DEX121",
    .id = "weak-default-credential",
    .category = Category::secret,
    .severity = Severity::error,
    .effect = Effect::leaks,
    .cwe = 1392,
    .summary = "Credential that everybody guesses first",
    .why =
        "A default such as password or admin is deployed as it stands, and it is the first that is "
        "tried.",
    .fix =
        "Make a new value (openssl rand -base64 24) and keep it out of the file: a Secret and a "
        "reference to it.",
    .triggers = triggers,
    .bad = bad,
    .good = good,
    .check = check};

}  // namespace dexlint::rules
