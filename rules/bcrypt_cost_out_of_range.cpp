#include "linter/model/rule.h"
#include "rules/shared/bcrypt.h"
#include "rules/shared/credential.h"

namespace dexlint::rules {
namespace {

constexpr std::string_view triggers[] = {"staticPasswords"};

constexpr Example bad[] = {{"config.yaml", R"(
enablePasswordDB: true
staticPasswords:
- email: admin@example.com
  username: admin
  hash: «$2y$05$n0tAr3alHashn0tAr3alHashn0tAr3alHashn0tAr3alHashn0tAr»
- email: ops@example.com
  username: ops
  hash: "«$2b$17$n0tAr3alHashn0tAr3alHashn0tAr3alHashn0tAr3alHashn0tAr»"
)"}};

constexpr Example good[] = {{"config.yaml", R"(
enablePasswordDB: true
staticPasswords:
- email: admin@example.com
  username: admin
  hash: $2y$10$n0tAr3alHashn0tAr3alHashn0tAr3alHashn0tAr3alHashn0tAr
- email: ops@example.com
  username: ops
  hash: $2y$16$n0tAr3alHashn0tAr3alHashn0tAr3alHashn0tAr3alHashn0tAr
- email: dev@example.com
  username: dev
  hash: {{ .Values.devHash }}
)"},
                            {"config.yaml", R"(
enablePasswordDB: true
staticPasswords:
- {email: a@example.com, username: a, hashFromEnv: A_PASSWORD_HASH}
)"}};

void check(const Credential& credential, Run& run) {
  if (credential.field != CredentialField::static_password_hash) return;
  const StaticHash hash = read_static_hash(credential.value.text());
  const bool is_read = hash.form == HashForm::bcrypt || hash.form == HashForm::damaged;
  if (!is_read || (hash.cost >= least_cost && hash.cost <= greatest_cost)) return;
  run.report(credential.value,
             "hash of the static password of {0} has cost {1}: Dex takes {2} to {3}",
             {Argument::id(credential.owner), Argument::number(hash.cost),
              Argument::number(least_cost), Argument::number(greatest_cost)},
             is_never_deployed(credential.path_class) ? Severity::warning : Severity::error);
}

}  // namespace

extern constinit const Rule bcrypt_cost_out_of_range{
    .code = "DEX107",
    .id = "bcrypt-cost-out-of-range",
    .category = Category::schema,
    .severity = Severity::error,
    .effect = Effect::breaks_login,
    .cwe = 0,
    .summary = "bcrypt cost that Dex refuses",
    .why =
        "Dex starts with this hash, then refuses every login with it: a cost below 10 is too weak, "
        "one above 16 too slow. The password is right and still nobody gets in.",
    .fix =
        "Hash the password again with cost 12: htpasswd -BnC 12 USER prints it behind the colon "
        "(without -C, htpasswd takes 5).",
    .triggers = triggers,
    .bad = bad,
    .good = good,
    .check = check};

}  // namespace dexlint::rules
