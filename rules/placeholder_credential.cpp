#include "linter/model/rule.h"
#include "rules/shared/credential.h"

namespace dexlint::rules {
namespace {

constexpr std::string_view triggers[] = {"clientSecret",     "client_secret", "bindPW",
                                         "keystonePassword", "staticClients", "additionalClients",
                                         "kind~Secret"};

constexpr Example bad[] = {{"config.yaml", R"(
connectors:
- type: oidc
  id: sso
  name: SSO
  config:
    issuer: https://sso.example.com
    clientID: dex
    clientSecret: «changeme»
    redirectURI: https://dex.example.com/callback
)"},
                           {"config.yaml", R"(
connectors:
- type: oidc
  id: sso
  name: SSO
  config:
    issuer: https://sso.example.com
    clientID: dex
    clientSecret: «<your-client-secret>»
    redirectURI: https://dex.example.com/callback
)"},
                           {"secret.yaml", R"(
apiVersion: v1
kind: Secret
metadata: {name: db}
stringData:
  password: "«xxxxxxxx»"
)"}};

constexpr Example good[] = {{"config.yaml", R"(
connectors:
- type: oidc
  id: sso
  name: SSO
  config:
    issuer: https://sso.example.com
    clientID: dex
    clientSecret: $SSO_CLIENT_SECRET
    redirectURI: https://dex.example.com/callback
)"},
                            {"config.yaml", R"(
connectors:
- type: oidc
  id: sso
  name: SSO
  config:
    issuer: https://sso.example.com
    clientID: dex
    clientSecret: <path:secret/data/dex#sso>
    redirectURI: https://dex.example.com/callback
)"}};

void check(const Credential& credential, Run& run) {
  if (judge(credential) != Verdict::placeholder) return;
  run.report(credential.value, "{0} is a placeholder, not a secret",
             {Argument::name(credential.key)}, severity_of_placeholder(credential.path_class));
}

}  // namespace

extern constinit const Rule placeholder_credential{
    .code = "DEX111",
    .id = "placeholder-credential",
    .category = Category::secret,
    .severity = Severity::warning,
    .effect = Effect::refused,
    .cwe = 0,
    .summary = "Placeholder where a credential belongs",
    .why =
        "The value was left to be filled in. Nothing complains at start: Dex sends it to the "
        "identity provider as it stands, and the first login fails.",
    .fix =
        "Fill in a reference to the real secret ($NAME, a Secret's name, your secret manager's "
        "syntax), never the secret itself. In an example, this is fine: ignore the rule there.",
    .triggers = triggers,
    .bad = bad,
    .good = good,
    .check = check};

}  // namespace dexlint::rules
