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
             {Argument::key(credential.key)}, severity_of_placeholder(credential.path_class));
}

}  // namespace

extern constinit const Rule placeholder_credential{
    .code = "DEX111",
    .id = "placeholder-credential",
    .category = Category::secret,
    .severity = Severity::warning,
    .effect = Effect::breaks_login,
    .cwe = 0,
    .summary = "Placeholder where a credential belongs",
    .why =
        "The value was left to be filled in, and is used as it stands. Where somebody else checks "
        "it, as an identity provider does, nobody can log in; where it is the password that is "
        "set, everybody can who has read the guide.",
    .fix =
        "Let the secret come from where the platform takes it, never from the file: a Helm chart "
        "takes it from a Secret that is named in existingSecret or a key like it; plain Dex "
        "fills $NAME in a connector and reads secretEnv: NAME in a static client; Argo CD takes "
        "$secret-name:key; Pachyderm fills nothing in, so put its connectors into a Secret and "
        "name it in oidc.upstreamIDPsSecretName. Anything else wants the reference of the tool "
        "that deploys it.",
    .triggers = triggers,
    .bad = bad,
    .good = good,
    .check = check};

}  // namespace dexlint::rules
