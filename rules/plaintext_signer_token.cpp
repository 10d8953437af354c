#include "linter/model/rule.h"
#include "rules/shared/credential.h"

namespace dexlint::rules {
namespace {

constexpr std::string_view triggers[] = {"cookieEncryptionKey", "token?"};
constexpr std::string_view supersedes[] = {"DEX115", "DEX116", "DEX120"};

constexpr Example bad[] = {{"config.yaml", R"(
issuer: https://dex.example.com
signer:
  type: vault
  config:
    addr: https://vault.example.com
    token: «n0t-A-r3al-vault-t0ken»
    keyName: dex
sessions:
  cookieName: dex_session
  cookieEncryptionKey: "«n0t-A-r3al-k3y-0f-32-byt3s-at-al»"
)"},
                           {"values.yaml", R"(
config:
  signer: {type: vault, config: {token: «n0t-A-r3al-vault-t0ken»}}
)"}};

constexpr Example good[] = {{"config.yaml", R"(
issuer: https://dex.example.com
signer:
  type: vault
  config:
    addr: https://vault.example.com
    token: $VAULT_TOKEN
    keyName: dex
sessions:
  cookieEncryptionKey: ""
)"},
                            {"config.yaml", R"(
issuer: https://dex.example.com
signer:
  type: local
  config: {keysRotationPeriod: 6h, algorithm: ES256}
sessions:
  cookieEncryptionKey: {{ .Values.cookieKey }}
)"}};

constexpr std::string_view token_advice =
    "Revoke the token in Vault first: the old one is known. Then leave token out and set "
    "VAULT_TOKEN from a Secret, with a policy for this key of the transit engine alone.";
constexpr std::string_view key_advice =
    "Make a new key first (openssl rand -hex 16 gives the 32 characters that AES-256 wants); all "
    "sessions end with it. Dex fills in no variables here, so keep the whole configuration in a "
    "Secret that is not in the repository, or encrypt it.";

void check(const Credential& credential, Run& run) {
  const bool is_token = credential.field == CredentialField::signer_token;
  const bool is_key = credential.field == CredentialField::cookie_key;
  if ((!is_token && !is_key) || judge(credential) != Verdict::literal) return;
  Claim claim{.at = credential.value.place(),
              .about = credential.value.node(),
              .message = "token of Dex's signer is written in plain text",
              .severity = severity_of_literal(credential.path_class),
              .advice = std::string(token_advice)};
  if (is_key) {
    claim.message = "key of Dex's session cookies is written in plain text";
    claim.advice = key_advice;
  }
  run.report(std::move(claim));
}

}  // namespace

extern constinit const Rule plaintext_signer_token{
    .code = "DEX109",
    .id = "plaintext-signer-token",
    .category = Category::secret,
    .severity = Severity::error,
    .effect = Effect::leaks,
    .cwe = 312,
    .summary = "Token of Dex's signer, or key of its session cookies, in plain text",
    .why =
        "With the signer's token Vault signs whatever one asks for: tokens for any user, which "
        "every application behind Dex believes. With the key of the cookies one reads and makes "
        "sessions.",
    .fix =
        "Revoke the token or change the key first: the old one is known. Then leave token out and "
        "set VAULT_TOKEN from a Secret; keep a configuration with cookieEncryptionKey in a Secret "
        "that is not in the repository.",
    .triggers = triggers,
    .supersedes = supersedes,
    .bad = bad,
    .good = good,
    .check = check};

}  // namespace dexlint::rules
