#include "linter/model/rule.h"
#include "rules/shared/credential.h"
#include "rules/shared/remedy.h"

namespace dexlint::rules {
namespace {

constexpr std::string_view triggers[] = {"password?"};
constexpr std::string_view supersedes[] = {"DEX115", "DEX116"};

constexpr Example bad[] = {{"config.yaml", R"(
issuer: https://dex.example.com
storage:
  type: postgres
  config:
    host: db.example.com
    user: dex
    password: «n0t-A-r3al-passw0rd»
)"}};

constexpr Example good[] = {{"config.yaml", R"(
issuer: https://dex.example.com
storage:
  type: postgres
  config:
    host: db.example.com
    user: dex
    password: $DEX_DB_PASSWORD
)"},
                            {"config.yaml", R"(
storage:
  type: filesystem
  config: {path: /var/lib/app, password: n0t-A-passw0rd-of-dex}
)"}};

void check(const Credential& credential, Run& run) {
  if (credential.field != CredentialField::storage_password ||
      judge(credential) != Verdict::literal)
    return;
  report_plain_text(credential, "password of the database of Dex is written in plain text", {},
                    severity_of_literal(credential.path_class), run);
}

}  // namespace

extern constinit const Rule plaintext_storage_password{
    .code = "DEX108",
    .id = "plaintext-storage-password",
    .category = Category::secret,
    .severity = Severity::error,
    .effect = Effect::leaks,
    .cwe = 312,
    .summary = "Password of Dex's database in plain text",
    .why =
        "Whoever can read this file can read and write what Dex knows: refresh tokens, sessions, "
        "and the keys that it signs logins with.",
    .fix =
        "Set a new password, then write $NAME here: Dex fills it in from its environment, which "
        "takes it from a Secret.",
    .triggers = triggers,
    .supersedes = supersedes,
    .bad = bad,
    .good = good,
    .check = check};

}  // namespace dexlint::rules
