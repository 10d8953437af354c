#include "linter/model/rule.h"
#include "rules/shared/bcrypt.h"
#include "rules/shared/credential.h"

namespace dexlint::rules {
namespace {

// Hashes stand where other rules look too: in staticPasswords, Secrets and Helm values.
constexpr std::string_view triggers[] = {"staticPasswords", "$2a$10$", "$2y$12$", "JDJhJDEwJ",
                                         "JDJ5JDEyJ"};
constexpr std::string_view supersedes[] = {"DEX105", "DEX115", "DEX116", "DEX120"};

constexpr Example bad[] = {{"config.yaml", R"(
enablePasswordDB: true
staticPasswords:
- email: admin@example.com
  username: admin
  hash: "«$2a$10$2b2cU8CPhOTaGrs1HRQuAueS7JTT5ZHsHSzYiFPm1leZck7Mc8T4W»"
- email: user@example.com
  username: user
  hash: «JDJ5JDEyJDRLL1ZrbURkMXExT3JiM3hBdDgyenU4Z2s3QWQ2UmVGUjRMQ1A5VWVZRTkwTkxpTjlEZjcy»
)"},
                           {"argocd-secret.yaml", R"(
apiVersion: v1
kind: Secret
metadata: {name: argocd-secret}
stringData:
  admin.password: «$2a$10$rRyBsGSHK6.uc8fntPwVIuLVHgsAhAX7TcdrqW/RADU0uh7CaChLa»
)"},
                           {"values.yaml", R"(
configs:
  secret:
    argocdServerAdminPassword: «$2a$10$mivhwttXM0U5eBrZGtAG8.VSRL1l9cZNAmaSaqotIzXRBRwID1NT.»
)"}};

constexpr Example good[] = {{"config.yaml", R"(
enablePasswordDB: true
staticPasswords:
- email: admin@example.com
  username: admin
  hash: $2a$10$n0tAr3alHashn0tAr3alHashn0tAr3alHashn0tAr3alHashn0tAr
- email: user@example.com
  username: user
  hashFromEnv: USER_PASSWORD_HASH
)"},
                            {"values.yaml", R"(
config:
  enablePasswordDB: true
  staticPasswords:
  - {email: admin@example.com, username: admin, hash: $ADMIN_HASH}
)"}};

void check(const Credential& credential, Run& run) {
  if (credential.value.unknown() || !is_default_hash(credential.value.text())) return;
  run.report(credential.value, "{0} is the hash of a password that is printed in public examples",
             {Argument::key(credential.key)}, severity_of_literal(credential.path_class));
}

}  // namespace

extern constinit const Rule default_password_hash{
    .code = "DEX106",
    .id = "default-password-hash",
    .category = Category::secret,
    .severity = Severity::error,
    .effect = Effect::leaks,
    .cwe = 1392,
    .summary = "Hash of a password that everybody knows",
    .why =
        "The hash was copied from an example of Dex, Kubeflow or Argo CD, and the example says the "
        "password too. Whoever finds the login page is in, mostly as admin.",
    .fix =
        "Choose a password of your own and hash it (htpasswd -BnC 12 USER prints it behind the "
        "colon). With Dex give it as hashFromEnv: NAME (the bare name, without $) and set the "
        "variable from a Secret; with Argo CD run argocd account update-password. Then look in the "
        "logs for logins that were not yours.",
    .triggers = triggers,
    .supersedes = supersedes,
    .bad = bad,
    .good = good,
    .check = check};

}  // namespace dexlint::rules
