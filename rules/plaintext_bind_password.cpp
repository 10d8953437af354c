#include "linter/model/rule.h"
#include "rules/shared/credential.h"
#include "rules/shared/remedy.h"

namespace dexlint::rules {
namespace {

constexpr std::string_view triggers[] = {"bindPW", "bind_pw"};
constexpr std::string_view supersedes[] = {"DEX115", "DEX116"};

constexpr Example bad[] = {{"config.yaml", R"(
connectors:
- type: ldap
  id: ldap
  name: LDAP
  config:
    host: ldap.example.com:636
    bindDN: cn=reader,dc=example,dc=com
    bindPW: «n0t-A-r3al-passw0rd»
)"}};

constexpr Example good[] = {{"config.yaml", R"(
connectors:
- type: ldap
  id: ldap
  name: LDAP
  config:
    host: ldap.example.com:636
    bindDN: cn=reader,dc=example,dc=com
    bindPW: $LDAP_BIND_PW
)"},
                            {"config.yaml", R"(
connectors:
- type: ldap
  id: anonymous
  name: LDAP
  config: {host: "ldap.example.com:636", bindPW: ""}
)"}};

void check(const Credential& credential, Run& run) {
  if (credential.field != CredentialField::bind_password || judge(credential) != Verdict::literal)
    return;
  report_plain_text(credential, "bind password of connector {0} is written in plain text",
                    {Argument::id(credential.owner)}, severity_of_literal(credential.path_class),
                    run);
}

}  // namespace

extern constinit const Rule plaintext_bind_password{
    .code = "DEX102",
    .id = "plaintext-bind-password",
    .category = Category::secret,
    .severity = Severity::error,
    .effect = Effect::leaks,
    .cwe = 312,
    .summary = "LDAP bind password in plain text",
    .why =
        "Dex binds to the directory with this password before every login. Whoever can read this "
        "file can read the directory with the same rights, often all users and groups.",
    .fix =
        "Change the password of the bind account, then write bindPW: $LDAP_BIND_PW and set the "
        "variable from a Secret. Argo CD takes $secret-name:key. Pachyderm expands no variables: "
        "put its connectors into a Secret and name it in oidc.upstreamIDPsSecretName.",
    .triggers = triggers,
    .supersedes = supersedes,
    .bad = bad,
    .good = good,
    .check = check};

}  // namespace dexlint::rules
