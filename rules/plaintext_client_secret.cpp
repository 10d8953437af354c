#include "linter/model/rule.h"
#include "rules/shared/credential.h"
#include "rules/shared/remedy.h"

namespace dexlint::rules {
namespace {

constexpr std::string_view triggers[] = {"clientSecret", "client_secret"};
constexpr std::string_view supersedes[] = {"DEX115", "DEX116"};

constexpr Example bad[] = {
    {"config.yaml", R"(
connectors:
- type: oidc
  id: sso
  name: SSO
  config:
    issuer: https://sso.example.com
    clientID: dex
    clientSecret: «n0t-A-r3al-s3cret-1»
    redirectURI: https://dex.example.com/callback
)"},
    {"secret.yaml", R"(
apiVersion: v1
kind: Secret
metadata:
  name: pachyderm-identity
stringData:
  upstream-idps: |
    - type: github
      id: github
      name: GitHub
      jsonConfig: >-
        {
        "clientID": "Iv1.not-a-real-id",
        "clientSecret": "«n0t-A-r3al-s3cret-2»",
        "redirectURI": "https://pach.example.com/dex/callback"
        }
)"},
    {"values.yaml", R"(
oidc:
  upstreamIDPs:
  - type: microsoft
    id: ms
    name: Microsoft
    config: {clientID: 3f1d, client_secret: '«n0t-A-r3al-s3cret-3»'}
)"},
    {"connector.json",
     R"({"type": "oidc", "id": "x", "name": "X", "config": {"clientSecret": "«n0t-\\u0041-r3al-s3cret-4»"}})"}};

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
    clientSecret: "{{ .Values.sso.secret }}"
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
    clientSecret: $argocd-sso:clientSecret
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
    clientSecret: ref+vault://secret/dex#/sso
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
    clientSecret: ""
    redirectURI: https://dex.example.com/callback
)"},
                            {"values.yaml", R"(
oidc:
  upstreamIDPsSecretName: pachyderm-idps
)"}};

void check(const Credential& credential, Run& run) {
  if (credential.field != CredentialField::client_secret || judge(credential) != Verdict::literal)
    return;
  report_plain_text(credential, "client secret of connector {0} is written in plain text",
                    {Argument::id(credential.owner)}, severity_of_literal(credential.path_class),
                    run);
}

}  // namespace

extern constinit const Rule plaintext_client_secret{
    .code = "DEX101",
    .id = "plaintext-client-secret",
    .category = Category::secret,
    .severity = Severity::error,
    .effect = Effect::leaks,
    .cwe = 312,
    .summary = "Client secret of a connector in plain text",
    .why =
        "Whoever can read this file can pose as Dex at the identity provider: exchange stolen "
        "codes for tokens, and with some providers call its API. A secret that was committed once "
        "stays in the history of every clone.",
    .fix =
        "Register a new client secret at the identity provider first: the old one is known. Then "
        "keep it out of the file: with Pachyderm, put the connectors into a Secret and name it in "
        "oidc.upstreamIDPsSecretName; with plain Dex write $NAME and set the variable from a "
        "Secret; with Argo CD write $secret-name:key.",
    .triggers = triggers,
    .supersedes = supersedes,
    .bad = bad,
    .good = good,
    .check = check};

}  // namespace dexlint::rules
