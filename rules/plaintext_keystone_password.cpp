#include "linter/model/rule.h"
#include "rules/shared/credential.h"
#include "rules/shared/remedy.h"

namespace dexlint::rules {
namespace {

constexpr std::string_view triggers[] = {"keystonePassword", "keystone_password"};
constexpr std::string_view supersedes[] = {"DEX115", "DEX116"};

constexpr Example bad[] = {{"config.yaml", R"(
connectors:
- type: keystone
  id: keystone
  name: OpenStack
  config:
    keystoneHost: https://keystone.example.com:5000
    keystoneUsername: reader
    keystonePassword: «n0t-A-r3al-passw0rd»
)"}};

constexpr Example good[] = {{"config.yaml", R"(
connectors:
- type: keystone
  id: keystone
  name: OpenStack
  config: {keystoneHost: "https://keystone.example.com:5000", keystonePassword: $KEYSTONE_PASSWORD}
)"},
                            {"values.yaml", R"(
config:
  connectors:
  - type: keystone
    id: keystone
    name: OpenStack
    config: {keystoneHost: "https://keystone.example.com:5000", keystonePassword: ""}
)"}};

void check(const Credential& credential, Run& run) {
  if (credential.field != CredentialField::keystone_password ||
      judge(credential) != Verdict::literal)
    return;
  report_plain_text(credential, "Keystone password of connector {0} is written in plain text",
                    {Argument::id(credential.owner)}, severity_of_literal(credential.path_class),
                    run);
}

}  // namespace

extern constinit const Rule plaintext_keystone_password{
    .code = "DEX103",
    .id = "plaintext-keystone-password",
    .category = Category::secret,
    .severity = Severity::error,
    .effect = Effect::leaks,
    .cwe = 312,
    .summary = "Keystone admin password in plain text",
    .why =
        "Dex asks OpenStack's Keystone about users and groups as an administrator. Whoever can "
        "read this file has that account.",
    .fix =
        "Change the password, then write keystonePassword: $KEYSTONE_PASSWORD and set the variable "
        "from a Secret. Pachyderm expands no variables: put its connectors into a Secret and name "
        "it in oidc.upstreamIDPsSecretName.",
    .triggers = triggers,
    .supersedes = supersedes,
    .bad = bad,
    .good = good,
    .check = check};

}  // namespace dexlint::rules
