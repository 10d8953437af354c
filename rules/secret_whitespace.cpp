#include <algorithm>
#include <optional>
#include <utility>

#include "linter/model/rule.h"
#include "linter/model/vocabulary.h"
#include "linter/model/words.h"
#include "rules/shared/credential.h"

namespace dexlint::rules {
namespace {

constexpr auto npos = std::string_view::npos;

// Other keys of credentials wake their recognisers.
constexpr std::string_view triggers[] = {"clientSecret", "bindPW",  "kind~Secret",
                                         "password?",    "secret?", "token?"};

constexpr Example bad[] = {{"secret.yaml", R"(
apiVersion: v1
kind: Secret
metadata: {name: db}
data:
  db-pass: «bjB0LUEtcjNhbC1wYXNzdzByZAo=»
)"},
                           {"config.yaml", R"(
connectors:
- type: ldap
  id: ldap
  name: LDAP
  config:
    bindPW: |
      «n0t-A-r3al-passw0rd
»    host: ldap.example.com:636
)"},
                           {"values.yaml", R"(
db:
  password: "«n0t-A-r3al-passw0rd »"
)"}};

constexpr Example good[] = {{"secret.yaml", R"(
apiVersion: v1
kind: Secret
metadata: {name: db}
data:
  db-pass: bjB0LUEtcjNhbC1wYXNzdzByZA==
  username: YWRtaW4K
stringData:
  other: |-
    n0t-A-r3al-passw0rd
  folded: >-
    n0t-A-r3al-passw0rd
  app.conf: |
    n0t-A-r3al-setting
  settings: |
    [db]
    host = db
  mail: |
    $MAIL_PASSWORD
  motto: "n0t a r3al s3cret "
)"},
                            {"config.yaml", R"(
connectors:
- type: ldap
  id: ldap
  name: LDAP
  config:
    host: ldap.example.com:636
    bindPW: >-
      n0t-A-r3al-passw0rd
)"}};

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

// One line, and white space behind it. Texts of several lines end in a line break by custom.
bool has_blank_end(std::string_view text) {
  if (text.empty() || !is_blank(text.back())) return false;
  const std::size_t end = text.find_last_not_of(" \t\r\n");
  return end != npos && text.substr(0, end).find('\n') == npos;
}

// Keys that become files: what reads a file of settings drops the line break.
bool is_file_name(std::string_view key) {
  static constexpr std::string_view endings[] = {
      "cfg", "conf", "config", "crt",   "csv",   "env",    "htpasswd", "hcl",
      "ini", "js",   "json",   "key",   "pem",   "pgpass", "php",      "properties",
      "pub", "py",   "rb",     "sh",    "sql",   "toml",   "txt",      "tpl",
      "xml", "yaml", "yml",    "netrc", "npmrc", "acl",    "list"};
  const std::size_t dot = key.rfind('.');
  return dot != npos && is_one_of(endings, key.substr(dot + 1));
}

// `{"a": 1}`, `name:$2y$…` of htpasswd, `NAME=value`, a PEM on one line.
bool is_file_text(std::string_view text) {
  if (text.starts_with('{') || text.starts_with('[') || text.starts_with("-----")) return true;
  const std::size_t colon = text.find(':');
  return colon != npos && colon + 1 < text.size() &&
         (text[colon + 1] == '$' || text[colon + 1] == '{');
}

// Secrets also hold sentences, for people to read.
bool is_prose(const Credential& credential, std::string_view text) {
  return credential.field == CredentialField::secret_data && !is_credential_key(credential.key) &&
         text.find(' ', text.find_first_not_of(' ')) < text.find_last_not_of(" \t\r\n");
}

bool is_judged(const Credential& credential) {
  // Dex passes over what follows a hash; a registry's `auth` and a flow are made by machines.
  switch (credential.field) {
    case CredentialField::static_password_hash:
    case CredentialField::registry_auth:
    case CredentialField::secret_flow:
      return false;
    default:
      break;
  }
  const Verdict verdict = judge(credential);
  return verdict == Verdict::literal || verdict == Verdict::weak || verdict == Verdict::sample;
}

bool is_base64(const Node& value) {
  return value.layer != nullptr && value.layer->encoding() == Encoding::base64;
}

// `|` behind the key, with what follows it: `|2`, `|+`.
std::optional<Span> block_indicator(const Node& value) {
  if (value.style != ScalarStyle::literal || value.guessed || value.key == nullptr ||
      value.key->layer != value.layer)
    return std::nullopt;
  const std::string_view text = value.layer->text();
  const std::size_t line_end = std::min(text.find('\n', value.key->span.end), value.span.begin);
  std::string_view line = text.substr(0, line_end);
  std::size_t at = line.find_first_not_of("\"'", value.key->span.end);
  at = line.find_first_not_of(" \t", at);
  if (at == npos || line[at] != ':') return std::nullopt;
  at = line.find_first_not_of(" \t", at + 1);
  if (at == npos || line[at] != '|') return std::nullopt;
  const std::size_t end = line.find_first_not_of("+-123456789", at + 1);
  return Span{at, end == npos ? line.size() : end};
}

Mend strip(const Node& value, Span indicator) {
  std::string replacement(
      value.layer->text().substr(indicator.begin, indicator.end - indicator.begin));
  std::erase_if(replacement, [](char c) { return c == '+' || c == '-'; });
  return {.place = {value.layer, indicator},
          .replacement = replacement + "-",
          .description = "Write |- for the block: it leaves out the line break at the end."};
}

void check(const Credential& credential, Run& run) {
  const std::string_view text = credential.value.text();
  if (!has_blank_end(text) || is_file_name(credential.key) || is_file_text(text) ||
      is_prose(credential, text) || !is_judged(credential))
    return;
  const Node& value = *credential.value.node();
  Claim claim{
      .at = credential.value.place(),
      .about = &value,
      .message = text.back() == '\n' ? MessageTemplate("{0} ends with a line break")
                                     : MessageTemplate("{0} ends with a blank"),
      .arguments = {Argument::key(credential.key)},
      .severity = is_never_deployed(credential.path_class) ? Severity::note : Severity::warning};
  if (const auto indicator = block_indicator(value)) claim.mend = strip(value, *indicator);
  if (is_base64(value))
    claim.advice =
        "Encode the value again without it: printf %s VALUE | base64 (echo adds a line break that "
        "base64 then holds).";
  run.report(std::move(claim));
}

}  // namespace

extern constinit const Rule secret_whitespace{
    .code = "DEX113",
    .id = "secret-whitespace",
    .category = Category::secret,
    .severity = Severity::warning,
    .effect = Effect::breaks_login,
    .cwe = 0,
    .summary = "White space at the end of a credential",
    .why =
        "The line break or blank is a part of the credential. Whoever gets it as it stands, most "
        "of all through an environment variable, sends it along, and a password that looks right "
        "is refused.",
    .fix =
        "Where the value stands in the repository make a new one first. Then write it without: |- "
        "or >- in place of | or > for a block, printf %s VALUE | base64 in place "
        "of echo VALUE | base64, no blank before the closing quote.",
    .triggers = triggers,
    .bad = bad,
    .good = good,
    .check = check};

}  // namespace dexlint::rules
