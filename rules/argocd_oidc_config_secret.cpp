#include "linter/model/rule.h"
#include "rules/shared/credential.h"
#include "rules/shared/remedy.h"

namespace dexlint::rules {
namespace {

constexpr std::string_view triggers[] = {"oidc.config", "oidcConfig"};
constexpr std::string_view supersedes[] = {"DEX115", "DEX116"};

constexpr Example bad[] = {{"argocd-cm.yaml", R"(
apiVersion: v1
kind: ConfigMap
metadata: {name: argocd-cm}
data:
  oidc.config: |
    name: Okta
    issuer: https://example.okta.com
    clientID: aabbccdd
    clientSecret: «n0t-A-r3al-s3cret-1»
)"}};

constexpr Example good[] = {{"argocd-cm.yaml", R"(
apiVersion: v1
kind: ConfigMap
metadata: {name: argocd-cm}
data:
  oidc.config: |
    name: Okta
    issuer: https://example.okta.com
    clientID: aabbccdd
    clientSecret: $oidc.okta.clientSecret
)"},
                            {"values.yaml", R"(
configs:
  cm:
    oidc.config: |
      name: Okta
      issuer: https://example.okta.com
      clientID: aabbccdd
      clientSecret: $argocd-okta:client-secret
)"}};

void check(const Credential& credential, Run& run) {
  if (credential.field != CredentialField::argocd_oidc_secret ||
      judge(credential) != Verdict::literal)
    return;
  report_plain_text(credential, "client secret in {0} of Argo CD is written in plain text",
                    {Argument::name("oidc.config")}, severity_of_literal(credential.path_class),
                    run);
}

}  // namespace

extern constinit const Rule argocd_oidc_config_secret{
    .code = "DEX123",
    .id = "argocd-oidc-config-secret",
    .category = Category::secret,
    .severity = Severity::error,
    .effect = Effect::leaks,
    .cwe = 312,
    .summary = "Client secret of Argo CD's oidc.config in plain text",
    .why =
        "argocd-cm is a ConfigMap, which every account that may look at the namespace can read, "
        "and it is kept in git. With the secret anybody can pose as Argo CD to the identity "
        "provider.",
    .fix =
        "Make a new secret at the identity provider, store it under a key of the Secret "
        "argocd-secret, and write $KEY here; or $SECRET-NAME:KEY for another Secret, which needs "
        "the label app.kubernetes.io/part-of: argocd.",
    .triggers = triggers,
    .supersedes = supersedes,
    .bad = bad,
    .good = good,
    .check = check};

}  // namespace dexlint::rules
