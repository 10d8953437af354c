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
  hash: «$2a$10$n0tAr3alHashn0tAr3alHashn0tAr3alHashn0tAr3alHashn0tAr3»
)"}};

constexpr Example good[] = {{"config.yaml", R"(
enablePasswordDB: true
staticPasswords:
- email: admin@example.com
  username: admin
  hashFromEnv: ADMIN_PASSWORD_HASH
- email: ops@example.com
  username: ops
  hash: ref+vault://secret/dex#/ops-hash
- email: dev@example.com
  username: dev
  hash: $2a$10$xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
)"},
                            {"values.yaml", R"(
config:
  enablePasswordDB: true
  staticPasswords:
  - {email: admin@example.com, username: admin, hash: "{{ .Values.adminHash }}"}
)"}};

Severity severity_of(PathClass path_class) {
  return is_never_deployed(path_class) ? Severity::note : Severity::warning;
}

// What is no bcrypt hash stops Dex: another rule says so, and that it may be the password.
bool is_hash(std::string_view text) {
  const HashForm form = read_static_hash(text).form;
  return (form == HashForm::bcrypt || form == HashForm::damaged) && !is_placeholder_hash(text);
}

void check(const Credential& credential, Run& run) {
  if (credential.field != CredentialField::static_password_hash ||
      judge(credential) != Verdict::literal || !is_hash(credential.value.text()))
    return;
  run.report(credential.value, "hash of the static password of {0} is in the file",
             {Argument::id(credential.owner)}, severity_of(credential.path_class));
}

}  // namespace

extern constinit const Rule static_password_hash_committed{
    .code = "DEX105",
    .id = "static-password-hash-committed",
    .category = Category::secret,
    .severity = Severity::warning,
    .effect = Effect::leaks,
    .cwe = 312,
    .summary = "Hash of a static password in the file",
    .why =
        "A hash is a test for guesses: whoever can read this file can try passwords against it for "
        "as long as they like, unseen by Dex. Passwords that people choose fall.",
    .fix =
        "Set a new password, then use hashFromEnv: NAME (the bare name, without $) in place of "
        "hash, and set the variable from a Secret. Where people can log in by a connector, drop "
        "staticPasswords.",
    .triggers = triggers,
    .bad = bad,
    .good = good,
    .check = check};

}  // namespace dexlint::rules
