#include <functional>

#include "linter/model/rule.h"
#include "rules/shared/credential.h"

namespace dexlint::rules {
namespace {

constexpr std::string_view triggers[] = {"clientSecret", "bindPW", "staticClients", "kind~Secret"};

constexpr Example bad[] = {{"clusters.yaml", R"(
apiVersion: v1
kind: Secret
metadata: {name: db, namespace: staging}
stringData:
  password: «n0t-A-r3al-passw0rd»
---
apiVersion: v1
kind: Secret
metadata: {name: db, namespace: production}
stringData:
  password: n0t-A-r3al-passw0rd
)"}};

constexpr Example good[] = {{"clusters.yaml", R"(
apiVersion: v1
kind: Secret
metadata: {name: db, namespace: staging}
stringData: {password: n0t-A-r3al-passw0rd-1}
---
apiVersion: v1
kind: Secret
metadata: {name: db, namespace: production}
stringData: {password: n0t-A-r3al-passw0rd-2}
)"},
                            {"secret.yaml", R"(
apiVersion: v1
kind: Secret
metadata: {name: db, namespace: staging}
stringData:
  password: n0t-A-r3al-passw0rd
  PGPASSWORD: n0t-A-r3al-passw0rd
)"},
                            {"clusters.yaml", R"(
apiVersion: v1
kind: Secret
metadata: {name: db, namespace: staging}
stringData: {password: changeme}
---
apiVersion: v1
kind: Secret
metadata: {name: db, namespace: production}
stringData: {password: changeme}
)"}};

constexpr std::size_t shortest = 6;  // shorter ones are the same by chance

// `echo` adds a line break to what is the same password.
std::string_view trimmed(std::string_view text) {
  return text.substr(0, text.find_last_not_of(" \t\r\n") + 1);
}

// Guides and tests repeat one value on purpose; a hash that is the same is a copy.
bool is_shared_on_purpose(const Credential& credential) {
  return is_never_deployed(credential.path_class) || credential.path_class == PathClass::ci ||
         credential.field == CredentialField::static_password_hash;
}

void check(const Credential& credential, Run& run) {
  if (is_shared_on_purpose(credential) || judge(credential) != Verdict::literal ||
      credential.value.text().size() < shortest)
    return;
  run.report({.at = credential.value.place(),
              .about = credential.value.node(),
              .message = "the secret in {0} stands in other places too",
              .arguments = {Argument::key(credential.key)},
              .group = std::hash<std::string_view>()(trimmed(credential.value.text())) | 1U});
}

}  // namespace

extern constinit const Rule same_secret_in_several_places{
    .code = "DEX124",
    .id = "same-secret-in-several-places",
    .category = Category::secret,
    .severity = Severity::warning,
    .effect = Effect::leaks,
    .cwe = 312,
    .summary = "One secret in several files or environments",
    .why =
        "Whoever takes the secret from the place that is watched least has all the others: from "
        "staging, production. And it cannot be changed in one place without breaking the next.",
    .fix =
        "Make a new secret for each environment, and keep each in a Secret of its own. Where two "
        "workloads do share one, let both refer to the same Secret.",
    .triggers = triggers,
    .spans_files = true,
    .bad = bad,
    .good = good,
    .check = check};

}  // namespace dexlint::rules
