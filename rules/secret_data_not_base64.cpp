#include <algorithm>
#include <iterator>
#include <optional>
#include <string>
#include <utility>

#include "linter/model/encode.h"
#include "linter/model/rule.h"
#include "rules/shared/base64_bytes.h"
#include "rules/shared/connector_fields.h"
#include "rules/shared/json_type.h"
#include "rules/shared/placeholder.h"
#include "rules/shared/reference.h"

namespace dexlint::rules {
namespace {

constexpr std::string_view triggers[] = {"kind~Secret", "stringData"};

constexpr Example bad[] = {{"secret.yaml", R"(
apiVersion: v1
kind: Secret
metadata: {name: db}
data:
  username: YXBw
  password: «n0t-A-r3al-passw0rd»
  port: «5432»
  token: «bm90LWEtcmVhbC10b2tlbg»
  «config.yaml»: |
    issuer: https://dex.example.com
)"},
                           {"secret.yaml", R"(
apiVersion: v1
kind: Secret
metadata: {name: dex}
stringData:
  config.yaml: «aXNzdWVyOiBodHRwczovL2RleC5leGFtcGxlLmNvbQpjb25uZWN0b3JzOiBbXQo=»
)"}};

constexpr Example good[] = {{"secret.yaml", R"(
apiVersion: v1
kind: Secret
metadata: {name: db}
data:
  username: YXBw
  password: bm90LWEtcmVhbC1wYXNzd29yZA==
  empty: ""
  nothing:
  wrapped: |
    bm90LWEtcmVhbC1w
    YXNzd29yZA==
stringData:
  key: bm90LWEtcmVhbC1wYXNzd29yZA==
)"},
                            {"secret.yaml", R"(
apiVersion: v1
kind: Secret
metadata: {name: db}
data:
  password: ENC[AES256_GCM,data:bm90LWEtcmVhbA==,iv:x,tag:y,type:str]
  token: ${TOKEN_BASE64}
  other: <path:secret/data/db#password>
  key: <base64 of the key>
  account.json: JSON_FILE_BASE64_ENCODED
)"},
                            {"templates/secret.yaml", R"(
apiVersion: v1
kind: Secret
metadata: {name: db}
data:
  password: {{ .Values.password | b64enc }}
  user: a{{ .Values.user }}
)"},
                            {"external-secret.yaml", R"(
apiVersion: external-secrets.io/v1beta1
kind: ExternalSecret
metadata: {name: db}
spec:
  target:
    template:
      data: {config.yaml: "user: {{ .user }}", mode: plain-text}
)"}};

bool is_base64_letter(char c) {
  return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '+' ||
         c == '/';
}

// As Go's base64.StdEncoding takes it: line breaks are passed over, the padding must be there.
bool is_base64(std::string_view text) {
  std::string letters;
  std::copy_if(text.begin(), text.end(), std::back_inserter(letters),
               [](char c) { return c != '\n' && c != '\r'; });
  if (letters.size() % 4 != 0) return false;
  const std::size_t end = std::min(letters.find('='), letters.size());
  return letters.size() - end <= 2 &&
         std::all_of(letters.begin(), letters.begin() + static_cast<std::ptrdiff_t>(end),
                     is_base64_letter) &&
         letters.find_first_not_of('=', end) == std::string::npos;
}

// A configuration: lines of text, with keys.
bool is_configuration(std::string_view text) {
  const bool is_text = std::all_of(text.begin(), text.end(), [](char c) {
    return static_cast<unsigned char>(c) >= ' ' || c == '\n' || c == '\r' || c == '\t';
  });
  return is_text && text.find('\n') != std::string_view::npos &&
         (text.find(": ") != std::string_view::npos || text.find(":\n") != std::string_view::npos);
}

// JSON_FILE_BASE64_ENCODED: what a guide leaves to its reader.
bool is_shouted(std::string_view text) {
  return text.find('_') != std::string_view::npos &&
         std::all_of(text.begin(), text.end(), [](char c) {
           return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
         });
}

bool is_filled_in(std::string_view text) {
  if (is_shouted(text)) return true;
  return is_reference(text) || is_placeholder(text) || text.find("${") != std::string_view::npos ||
         (text.starts_with('<') && text.ends_with('>'));
}

Claim claim_about(const KubernetesSecret& secret, const Node& value, MessageTemplate message,
                  Severity severity, Effect effect) {
  return {.at = place_of(
              value.resolved().is_scalar() && value.kind != NodeKind::alias ? value : *value.key),
          .about = &value,
          .message = message,
          .arguments = {Argument::key(value.key->text)},
          .severity = severity_in(secret.path_class, severity),
          .effect = effect};
}

// What lacks its padding, or lost some digits, may still be base64: encoding that would bury it.
bool is_clear_text(const Scalar& scalar, JsonType type) {
  const std::string_view text = scalar.text();
  if (type != JsonType::string) return text.size() % 4 != 0;
  return !std::all_of(text.begin(), text.end(),
                      [](char c) { return is_base64_letter(c) || c == '=' || c == '\n'; });
}

std::optional<Mend> encoding_of(const Node& value, JsonType type) {
  const Scalar scalar(&value);
  const std::string_view written = slice(value.layer->text(), value.span);
  if (value.kind == NodeKind::alias || value.style == ScalarStyle::json_bare ||
      !is_clear_text(scalar, type) || written.find('\n') != std::string_view::npos)
    return std::nullopt;
  return Mend{scalar.place(), base64_encode(scalar.text()),
              "encode it as base64, or move it below stringData as it is; either way it stays a "
              "secret in the repository",
              false};
}

void check_encoded(const KubernetesSecret& secret, const Node& value, Run& run) {
  const Scalar scalar(&value);
  if (scalar.unknown() || !scalar.exists() || scalar.node()->tagged) return;
  const JsonType type = json_type(value);
  if (type == JsonType::null || type == JsonType::unknown) return;
  if (is_filled_in(scalar.text())) return;
  if (type == JsonType::string && is_base64(scalar.text())) return;
  Claim claim = claim_about(
      secret, value,
      type == JsonType::string
          ? MessageTemplate("{0} is not base64, which all values below data are: Kubernetes "
                            "refuses the Secret")
          : MessageTemplate("{0} is a number or a switch, and values below data are base64 in "
                            "text: Kubernetes refuses the Secret"),
      Severity::error, Effect::refused);
  claim.mend = encoding_of(value, type);
  run.report(std::move(claim));
}

void check_clear(const KubernetesSecret& secret, const Node& value, Run& run) {
  const Scalar scalar(&value);
  if (scalar.text().size() < 16 || !is_base64(scalar.text())) return;
  if (!is_configuration(base64_bytes(scalar.text()))) return;
  Claim claim = claim_about(
      secret, value,
      "{0} is base64 below stringData, which Kubernetes encodes once more: who reads it finds "
      "base64 where the configuration should be",
      Severity::warning, Effect::ignored);
  claim.advice = "Write the text itself here, or move the entry below data.";
  run.report(std::move(claim));
}

bool is_named(const Node& value) {
  return value.key != nullptr && value.key->is_scalar() && !value.key->unknown &&
         value.key->text != "<<";
}

void check(const KubernetesSecret& secret, Run& run) {
  if (!secret.is_manifest || secret.node->guessed) return;
  const Node* data = effective(secret.node, "data");
  if (data != nullptr && data->resolved().is_mapping()) {
    for (const Node& value : data->resolved().children())
      if (is_named(value)) check_encoded(secret, value, run);
  }
  const Node* clear = effective(secret.node, "stringData");
  if (clear == nullptr || !clear->resolved().is_mapping()) return;
  for (const Node& value : clear->resolved().children())
    if (is_named(value)) check_clear(secret, value, run);
}

}  // namespace

extern constinit const Rule secret_data_not_base64{
    .code = "DEX902",
    .id = "secret-data-not-base64",
    .category = Category::kubernetes,
    .severity = Severity::error,
    .effect = Effect::refused,
    .cwe = 0,
    .summary = "Value of a Secret in the wrong encoding",
    .why =
        "Values below data are base64, those below stringData are clear text. What is not base64 "
        "below data is refused with the whole Secret; a configuration in base64 below stringData "
        "is encoded twice, and nobody who reads it can parse it.",
    .fix =
        "Move the value below stringData as it is; or encode it: printf %s VALUE | base64 -w0, "
        "with "
        "its padding.",
    .triggers = triggers,
    .bad = bad,
    .good = good,
    .check = check};

}  // namespace dexlint::rules
