#include "linter/model/rule.h"
#include "rules/shared/credential.h"
#include "rules/shared/remedy.h"

namespace dexlint::rules {
namespace {

constexpr std::string_view triggers[] = {"staticClients", "additionalClients"};
constexpr std::string_view supersedes[] = {"DEX115", "DEX116"};

constexpr Example bad[] = {{"config.yaml", R"(
staticClients:
- id: app
  name: App
  secret: «n0t-A-r3al-s3cret-5»
  redirectURIs: ["https://app.example.com/callback"]
)"},
                           {"values.yaml", R"(
oidc:
  additionalClients:
  - id: app
    secret: "«n0t-A-r3al-s3cret-6»"
)"}};

constexpr Example good[] = {{"config.yaml", R"(
staticClients:
- id: app
  secretEnv: APP_CLIENT_SECRET
- id: cli
  public: true
- id: kubelogin
  public: true
  secret: n0t-A-s3cret-of-a-public-client
)"},
                            {"argocd-cm.yaml", R"(
apiVersion: v1
kind: ConfigMap
metadata: {name: argocd-cm}
data:
  dex.config: |
    staticClients:
    - {id: workflows, name: Workflows, secret: $argo-workflows:client-secret}
)"}};

void check(const Credential& credential, Run& run) {
  if (credential.field != CredentialField::static_client_secret ||
      judge(credential) != Verdict::literal)
    return;
  report_plain_text(credential, "secret of static client {0} is written in plain text",
                    {Argument::id(credential.owner)}, severity_of_literal(credential.path_class),
                    run);
}

}  // namespace

extern constinit const Rule plaintext_static_client_secret{
    .code = "DEX104",
    .id = "plaintext-static-client-secret",
    .category = Category::secret,
    .severity = Severity::error,
    .effect = Effect::leaks,
    .cwe = 312,
    .summary = "Secret of a static client in plain text",
    .why =
        "An application proves with this secret that it is the one Dex knows. Whoever can read "
        "this file can fetch tokens in its name.",
    .fix =
        "Make a new secret, then use secretEnv: NAME (the bare name, without $) in place of "
        "secret, and set the variable from a Secret: plain Dex expands no variables in secret "
        "itself. In Argo CD, write $secret-name:key. With Pachyderm, put the clients into a Secret "
        "and name it in oidc.additionalClientsSecretName. A client that cannot keep a secret wants "
        "public: true.",
    .triggers = triggers,
    .supersedes = supersedes,
    .bad = bad,
    .good = good,
    .check = check};

}  // namespace dexlint::rules
