#include "linter/model/rule.h"
#include "rules/shared/credential.h"
#include "rules/shared/password_hash.h"
#include "rules/shared/remedy.h"

namespace dexlint::rules {
namespace {

constexpr std::string_view triggers[] = {
    "password?",    "passwd?",      "pwd?",         "pass?",         "pw?",
    "passphrase?",  "passcode?",    "secret?",      "token?",        "apikey?",
    "credential?",  "credentials?", "auth?",        "secretkey?",    "api.key?",
    "access.key?",  "secret.key?",  "private.key?", "signing.key?",  "encryption.key?",
    "account.key?", "master.key?",  "key.data?",    "license.key?",  "auth.key?",
    "app.key?",     "shared.key?",  "hmac.key?",    "jwt.key?",      "session.key?",
    "fernet.key?",  "unseal.key?",  "key.base?",    "erlang.cookie?"};

constexpr Example bad[] = {{"values.yaml", R"(
auth:
  adminUser: admin
  adminPassword: «n0t-A-r3al-passw0rd»
)"},
                           {"release.yaml", R"(
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: {name: grafana}
spec:
  values:
    auth.github:
      client_secret: «n0t-A-r3al-s3cret-7»
)"},
                           {"deployment.yaml", R"(
apiVersion: apps/v1
kind: Deployment
metadata: {name: app}
spec:
  template:
    spec:
      containers:
      - name: app
        env:
        - name: PGPASSWORD
          value: «n0t-A-r3al-passw0rd»
        args: ["--client-secret=«n0t-A-r3al-s3cret-8»", "--log-level=info"]
)"},
                           {"kustomization.yaml", R"(
kind: Kustomization
configMapGenerator:
- name: db
  literals:
  - username=app
  - password=«n0t-A-r3al-passw0rd»
)"}};

constexpr Example good[] = {{"values.yaml", R"(
auth:
  existingSecret: keycloak-admin
  secretKeys: {adminPasswordKey: admin-password}
  adminPassword: ""
  tokenTTL: 24h
  tokenUrl: https://idp.example.com/token
tls:
  secret: my-tls
db: {password: "{{ .Values.global.password }}"}
)"},
                            {"deployment.yaml", R"(
kind: Deployment
spec:
  template:
    spec:
      containers:
      - name: app
        env:
        - name: PGPASSWORD
          valueFrom: {secretKeyRef: {name: db, key: password}}
        - name: TOKEN_PATH
          value: /var/run/secrets/token
        args: ["--initial-cluster-token=etcd-cluster"]
)"}};

void check(const Credential& credential, Run& run) {
  if (credential.field != CredentialField::values_credential ||
      judge(credential) != Verdict::literal)
    return;
  const Severity severity = severity_of_named_literal(credential);
  const Confidence confidence = confidence_of(credential);
  if (is_password_hash(credential.value.text())) {
    report_plain_text(credential, "{0} is the hash of a password, for everybody to guess at",
                      {Argument::key(credential.key)}, mildest(severity, Severity::warning), run,
                      confidence);
    return;
  }
  report_plain_text(credential, "{0} is written in plain text", {Argument::key(credential.key)},
                    severity, run, confidence);
}

}  // namespace

extern constinit const Rule plaintext_values_credential{
    .code = "DEX116",
    .id = "plaintext-values-credential",
    .category = Category::secret,
    .severity = Severity::error,
    .effect = Effect::leaks,
    .cwe = 312,
    .summary = "Credential in Helm values or a manifest in plain text",
    .why =
        "Whoever can read this file has the credential, and so has whoever can read the release or "
        "the pod that it is rendered into. A value that was committed once stays in the history of "
        "every clone. Only a key's name may say so: then plain words are a level milder, since "
        "they may be a setting. What a chart publishes in its own values.yaml is a warning.",
    .fix =
        "Make a new value first: the old one is known. Then let the chart take it from a Secret "
        "(existingSecret and its relatives, secretKeyRef for a container), and keep that Secret "
        "out of the repository "
        "or encrypted.",
    .triggers = triggers,
    .bad = bad,
    .good = good,
    .check = check};

}  // namespace dexlint::rules
