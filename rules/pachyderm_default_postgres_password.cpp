#include "linter/model/rule.h"
#include "rules/shared/credential.h"

namespace dexlint::rules {
namespace {

constexpr std::string_view triggers[] = {"postgresqlPassword", "postgresqlPostgresPassword"};
constexpr std::string_view supersedes[] = {"DEX121"};

constexpr Example bad[] = {{"values.yaml", R"(
global:
  postgresql:
    postgresqlPassword: "«insecure-user-password»"
    postgresqlPostgresPassword: "«insecure-root-password»"
)"}};

constexpr Example good[] = {{"values.yaml", R"(
global:
  postgresql:
    postgresqlExistingSecretName: pachyderm-postgres
    postgresqlPassword: insecure-user-password
)"},
                            {"values.yaml", R"(
global:
  postgresql:
    postgresqlPassword: ref+vault://secret/pachyderm#/postgres
    postgresqlPostgresPassword: ref+vault://secret/pachyderm#/root
)"}};

void check(const Credential& credential, Run& run) {
  if (credential.field != CredentialField::postgres_password || judge(credential) != Verdict::weak)
    return;
  run.report(credential.value, "{0} is the published default of the Pachyderm chart",
             {Argument::key(credential.key)}, severity_of_placeholder(credential.path_class));
}

}  // namespace

extern constinit const Rule pachyderm_default_postgres_password{
    .code = "DEX709",
    .id = "pachyderm-default-postgres-password",
    .category = Category::pachyderm,
    .severity = Severity::warning,
    .effect = Effect::leaks,
    .cwe = 1392,
    .summary = "Default Postgres password of the Pachyderm chart",
    .why =
        "The chart's defaults insecure-user-password and insecure-root-password are printed in its "
        "repository. Whoever reaches the database has all of Pachyderm's metadata, tokens "
        "included.",
    .fix =
        "Give the database passwords of your own at install time, from where you keep secrets. For "
        "postgresqlPassword the chart also takes a Secret: name it in "
        "global.postgresql.postgresqlExistingSecretName.",
    .triggers = triggers,
    .supersedes = supersedes,
    .bad = bad,
    .good = good,
    .check = check};

}  // namespace dexlint::rules
