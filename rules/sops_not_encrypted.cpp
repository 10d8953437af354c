#include "linter/model/rule.h"
#include "rules/shared/credential.h"
#include "rules/shared/placeholder.h"

namespace dexlint::rules {
namespace {

constexpr std::string_view triggers[] = {"ENC[AES256_GCM"};

constexpr Example bad[] = {{"apps/db/secret.sops.yaml", R"(
apiVersion: v1
kind: Secret
metadata:
  name: db
stringData:
  DB_USER: «app»
  DB_PASSWORD: n0t-A-r3al-passw0rd
)"},
                           {"secret.yaml", R"(
apiVersion: v1
kind: Secret
metadata:
  name: db
stringData:
  password: ENC[AES256_GCM,data:YWJj,iv:MDEy,tag:MDEy,type:str]
  token: «n0t-A-r3al-t0ken»
sops:
  mac: ENC[AES256_GCM,data:YWJj,iv:MDEy,tag:MDEy,type:str]
  encrypted_regex: ^(data|stringData)$
  version: 3.9.0
)"}};

constexpr Example good[] = {{"secret.sops.yaml", R"(
apiVersion: v1
kind: Secret
metadata:
  name: db
stringData:
  password: ENC[AES256_GCM,data:YWJj,iv:MDEy,tag:MDEy,type:str]
  empty: ""
sops:
  mac: ENC[AES256_GCM,data:YWJj,iv:MDEy,tag:MDEy,type:str]
  encrypted_regex: ^(data|stringData)$
  version: 3.9.0
)"},
                            {"secret.sops.example.yaml", R"(
db: n0t-A-r3al-passw0rd
)"}};

Severity severity_of(const ClearSopsFile& file) {
  return is_placeholder(file.value.text()) ? severity_of_placeholder(file.path_class)
                                           : severity_of_literal(file.path_class);
}

void check(const ClearSopsFile& file, Run& run) {
  const Severity severity = severity_of(file);
  if (file.partly) {
    run.report(file.value, "file is encrypted by SOPS, but this value of it is in plain text", {},
               severity);
  } else if (file.by_rule) {
    run.report(file.value, "a creation rule of .sops.yaml covers this file, which is in plain text",
               {}, severity);
  } else {
    run.report(file.value, "file is named as encrypted by SOPS, but is in plain text", {},
               severity);
  }
}

}  // namespace

extern constinit const Rule sops_not_encrypted{
    .code = "DEX122",
    .id = "sops-not-encrypted",
    .category = Category::secret,
    .severity = Severity::error,
    .effect = Effect::leaks,
    .cwe = 312,
    .summary = "File meant for SOPS is not encrypted, or not all of it",
    .why =
        "Everybody takes this file for encrypted and handles it as safe, but its values can be "
        "read by whoever can read the repository. They stay in its history, also after the next "
        "commit encrypts them.",
    .fix =
        "If this was ever pushed, make new values first: the old ones are known. Then run sops "
        "--encrypt --in-place on the file. For one value in an encrypted file, take it out by hand "
        "and add it again with sops edit. A pre-commit hook that refuses clear files keeps this "
        "from "
        "happening again.",
    .triggers = triggers,
    .bad = bad,
    .good = good,
    .check = check};

}  // namespace dexlint::rules
