#include "linter/model/rule.h"
#include "rules/shared/bcrypt.h"
#include "rules/shared/credential.h"

namespace dexlint::rules {
namespace {

constexpr std::string_view triggers[] = {"staticPasswords"};
constexpr std::string_view supersedes[] = {"DEX112", "DEX121"};

constexpr Example bad[] = {{"config.yaml", R"(
enablePasswordDB: true
staticPasswords:
- {email: a@example.com, username: a, hash: «n0t-A-r3al-passw0rd»}
- {email: b@example.com, username: b, hash: «$2a$10$n0tAr3alHashn0tAr3alHash»}
- {email: c@example.com, username: c, hash: «$6$n0tAr3alSalt$n0tAr3alHashn0tAr3alHash»}
- {email: d@example.com, username: d, hash: «$2a$10$n0tAr3alHashn0tAr3alHashn0tAr3alHashn0tAr3alHashn0tA»}
)"}};

constexpr Example good[] = {{"config.yaml", R"(
enablePasswordDB: true
staticPasswords:
- email: a@example.com
  username: a
  hash: $2a$10$n0tAr3alHashn0tAr3alHashn0tAr3alHashn0tAr3alHashn0tAr
- email: b@example.com
  username: b
  hash: JDJhJDEwJG4wdEFyM2FsSGFzaG4wdEFyM2FsSGFzaG4wdEFyM2FsSGFzaG4wdEFyM2FsSGFzaG4wdEFy
- email: c@example.com
  username: c
  hashFromEnv: C_PASSWORD_HASH
- email: d@example.com
  username: d
  hash: $argocd-dex-passwords:d
- email: e@example.com
  username: e
  hash: <bcrypt hash>
)"},
                            {"values.yaml", R"(
config:
  enablePasswordDB: true
  staticPasswords:
  - {email: a@example.com, username: a, hash: "{{ .Values.hash }}"}
)"}};

Claim claim_on(const Credential& credential, HashForm form) {
  Claim claim{.at = credential.value.place(),
              .about = credential.value.node(),
              .message =
                  "hash of the static password of {0} is none that Dex takes, so it does "
                  "not start",
              .arguments = {Argument::id(credential.owner)}};
  if (form == HashForm::damaged)
    claim.message = "hash of the static password of {0} is damaged: no password fits it";
  if (form != HashForm::text) return claim;
  claim.message = "hash of the static password of {0} is no hash: it may be the password itself";
  claim.advice =
      "If it is the password, choose another one first: whoever can read this file knows it. Then "
      "hash that (htpasswd -BnC 12 USER prints it behind the colon), write hashFromEnv: NAME in "
      "place of hash, and set the variable from a Secret.";
  return claim;
}

void check(const Credential& credential, Run& run) {
  if (credential.field != CredentialField::static_password_hash) return;
  const Verdict verdict = judge(credential);
  const std::string_view text = credential.value.text();
  const bool stands_for_itself =
      verdict == Verdict::literal || verdict == Verdict::weak || verdict == Verdict::sample;
  const HashForm form = read_static_hash(text).form;
  if (!stands_for_itself || form == HashForm::bcrypt || is_placeholder_hash(text)) return;
  Claim claim = claim_on(credential, form);
  if (is_never_deployed(credential.path_class)) claim.severity = Severity::warning;
  run.report(std::move(claim));
}

}  // namespace

extern constinit const Rule static_password_hash_invalid{
    .code = "DEX125",
    .id = "static-password-hash-invalid",
    .category = Category::schema,
    .severity = Severity::error,
    .effect = Effect::refused,
    .cwe = 256,
    .summary = "Hash of a static password that is no bcrypt hash",
    .why =
        "Dex reads bcrypt here, or base64 of bcrypt, and does not start with anything else "
        "(malformed bcrypt hash). A hash with characters lost on the way is read, but no password "
        "ever fits it. And where the password itself was written, it is known to all readers of "
        "the file.",
    .fix =
        "Hash the password with bcrypt: htpasswd -BnC 12 USER prints it behind the colon. A shell "
        "eats $2a$10 in double quotes, so quote it '…' there. Better, write hashFromEnv: NAME (the "
        "bare name, without $) in place of hash, and set the variable from a Secret.",
    .triggers = triggers,
    .supersedes = supersedes,
    .bad = bad,
    .good = good,
    .check = check};

}  // namespace dexlint::rules
