#include "linter/model/rule.h"
#include "linter/model/vocabulary.h"
#include "rules/shared/credential.h"
#include "rules/shared/password_hash.h"
#include "rules/shared/rarity.h"

namespace dexlint::rules {
namespace {

constexpr std::string_view triggers[] = {"kind~Secret", "secretGenerator"};
constexpr std::string_view supersedes[] = {"DEX116"};

constexpr Example bad[] = {
    {"secret.yaml", R"(
apiVersion: v1
kind: Secret
metadata:
  name: db
stringData:
  username: app
  password: «n0t-A-r3al-passw0rd»
)"},
    {"secret.yaml", R"(
apiVersion: v1
data:
  password: «bjB0LUEtcjNhbC1wYXNzdzByZA==»
kind: Secret
metadata: {name: db}
)"},
    {"secret.yaml", R"(
apiVersion: v1
kind: Secret
metadata: {name: app}
stringData:
  settings: |
    level: info
    appSecret: "«n0t: A-r3al-passw0rd»"
)"},
    {"kustomization.yaml", R"(
kind: Kustomization
secretGenerator:
- name: db
  literals:
  - username=app
  - client=«n0t-A-r3al-passw0rd»
)"},
    {"list.json",
     R"({"apiVersion": "v1", "kind": "List", "items": [{"apiVersion": "v1", "kind": "Secret", "metadata": {"name": "db"}, "stringData": {"token": "«n0t-A-r3al-t0ken»"}}]})"}};

constexpr Example good[] = {{"secret.yaml", R"(
apiVersion: v1
kind: Secret
metadata:
  name: db
stringData:
  username: app
  url: https://db.example.com/health
  password: ENC[AES256_GCM,data:YWJj,iv:MDEy,tag:MDEy,type:str]
)"},
                            {"secret.yaml", R"(
apiVersion: v1
kind: Secret
metadata: {name: db}
data:
  password: PHBhdGg6c2VjcmV0L2RhdGEvZGIjcGFzc3dvcmQ+
  empty: ""
)"},
                            {"sealed.yaml", R"(
apiVersion: bitnami.com/v1alpha1
kind: SealedSecret
metadata: {name: db}
spec:
  encryptedData:
    password: AgBnb3QtcmVhbA==
)"}};

// Perhaps none of it is secret: a text of several lines in which none says so, or plain words
// under a key that promises nothing.
bool is_only_suspect(std::string_view key, std::string_view text) {
  const bool long_text =
      text.find('\n') < text.size() - 1 && text.find("PRIVATE KEY-----") == std::string_view::npos;
  const bool only_words =
      text.size() <= 64 &&
      text.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ -_.,'\n") ==
          std::string_view::npos;
  return long_text || ((only_words || is_plain_words(text)) && !is_credential_key(key));
}

void check(const Credential& credential, Run& run) {
  if (credential.field != CredentialField::secret_data || judge(credential) != Verdict::literal)
    return;
  const std::string_view text = credential.value.text();
  const Severity severity = severity_of_literal(credential.path_class);
  const std::vector<Argument> names = {Argument::key(credential.key),
                                       Argument::id(credential.owner)};
  if (is_password_hash(text))
    return run.report(credential.value,
                      "value of {0} in Secret {1} is the hash of a password, for everybody to "
                      "guess at",
                      names, mildest(severity, Severity::warning));
  const bool suspect = is_only_suspect(credential.key, text);
  run.report(credential.value, "value of {0} in Secret {1} is in plain text", names,
             suspect ? Severity::note : severity, suspect ? Confidence::medium : Confidence::high);
}

}  // namespace

extern constinit const Rule plaintext_secret_data{
    .code = "DEX115",
    .id = "plaintext-secret-data",
    .category = Category::secret,
    .severity = Severity::error,
    .effect = Effect::leaks,
    .cwe = 312,
    .summary = "Secret value in a Kubernetes Secret manifest",
    .why =
        "A Secret manifest is not encrypted: base64 is a spelling, not a lock. Whoever can read "
        "this file has the value, and a value that was committed once stays in the history of "
        "every clone.",
    .fix =
        "Make a new value first: the old one is known. Then commit only a reference: a "
        "SealedSecret, an ExternalSecret, a SOPS-encrypted file, or create the Secret outside the "
        "repository.",
    .triggers = triggers,
    .supersedes = supersedes,
    .bad = bad,
    .good = good,
    .check = check};

}  // namespace dexlint::rules
