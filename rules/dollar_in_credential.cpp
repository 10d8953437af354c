#include <algorithm>

#include "linter/model/rule.h"
#include "linter/model/words.h"
#include "rules/shared/credential.h"
#include "rules/shared/variable.h"

namespace dexlint::rules {
namespace {

constexpr auto npos = std::string_view::npos;

constexpr std::string_view triggers[] = {"clientSecret", "bindPW", "keystonePassword", "password?",
                                         "token?"};

constexpr Example bad[] = {{"config.yaml", R"(
connectors:
- type: ldap
  id: ldap
  name: LDAP
  config: {host: "ldap.example.com:636", bindPW: «n0t-A-$r3al-passw0rd»}
- type: oidc
  id: sso
  name: SSO
  config:
    clientSecret: '«n0t-A-r3al-$$ecret»'
    redirectURI: https://dex.example.com/callback
)"},
                           {"argocd-cm.yaml", R"(
kind: ConfigMap
metadata: {name: argocd-cm}
data:
  dex.config: |
    connectors:
    - type: ldap
      id: ldap
      name: LDAP
      config: {host: "ldap.example.com:636", bindPW: "«n0t-A-r3al-${»"}
)"}};

constexpr Example good[] = {{"config.yaml", R"(
connectors:
- type: ldap
  id: ldap
  name: LDAP
  config: {host: "ldap.example.com:636", bindPW: $LDAP_BIND_PW}
- type: ldap
  id: other
  name: Other
  config: {host: "ldap.example.com:636", bindPW: n0t-A-r3al-$}
- type: oidc
  id: sso
  name: SSO
  config:
    clientSecret: "$(n0t)-A-r3al-%$%"
    redirectURI: https://dex.example.com/callback
- type: oidc
  id: made
  name: Made
  config:
    clientSecret: n0t-A-r3al-${SUFFIX}
    redirectURI: https://dex.example.com/callback
staticClients:
- {id: app, name: App, secret: n0t-A-$r3al-s3cret}
staticPasswords:
- {username: admin, hash: $2a$10$n0tAr3alHashn0tAr3alHashn0tAr3alHashn0tAr3alHashn0tAr}
)"},
                            {"values.yaml", R"(
dex:
  env: {DEX_EXPAND_ENV: "false"}
  config:
    connectors:
    - type: ldap
      id: ldap
      name: LDAP
      config: {host: "ldap.example.com:636", bindPW: n0t-A-$r3al-passw0rd}
)"},
                            {"values.yaml", R"(
oidc:
  upstreamIDPs:
  - type: oidc
    id: sso
    name: SSO
    config: {clientID: pach, clientSecret: n0t-A-$r3al-s3cret}
)"}};

// What Dex expands: the config of connectors, storage and signer (cmd/dex/config.go).
bool is_expanded(const Credential& credential) {
  if (credential.platform != Platform::dex && credential.platform != Platform::argocd) return false;
  switch (credential.field) {
    case CredentialField::client_secret:
    case CredentialField::bind_password:
    case CredentialField::keystone_password:
    case CredentialField::storage_password:
    case CredentialField::signer_token:
      return true;
    default:
      return false;
  }
}

// Go's os.Expand takes `$` for a variable before these alone, else it stays.
bool begins_variable(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         std::string_view("_{*#$@!?-").find(c) != npos;
}

// `${NAME}` is meant as a variable. Argo CD doubles the `$` of what it fills in.
std::size_t size_of_meant(std::string_view at, Platform platform) {
  if (platform == Platform::argocd && at.starts_with("$$")) return 2;
  const std::size_t end = at.starts_with("${") ? at.find('}') : npos;
  return end != npos && is_variable_name(at.substr(2, end - 2)) ? end + 1 : 0;
}

bool is_altered(std::string_view text, Platform platform) {
  std::size_t at = text.find('$');
  while (at != npos && at + 1 < text.size()) {
    const std::size_t meant = size_of_meant(text.substr(at), platform);
    if (meant == 0 && begins_variable(text[at + 1])) return true;
    at = text.find('$', at + std::max<std::size_t>(meant, 1));
  }
  return false;
}

// What strconv.ParseBool takes for false.
bool is_false(const Node* value) {
  static constexpr std::string_view words[] = {"0", "f", "F", "FALSE", "false", "False"};
  return is_one_of(words, Scalar(value).text());
}

// `env` as a mapping, or as a list of which the first hundred are looked at.
bool switches_off(const Node* variables) {
  constexpr std::string_view name = "DEX_EXPAND_ENV";
  if (variables == nullptr) return false;
  if (variables->is_mapping()) return is_false(effective(variables, name));
  std::size_t seen = 0;
  for (const Node& variable : variables->children()) {
    if (++seen > 100) break;
    if (effective_scalar(&variable, "name").text() == name)
      return is_false(effective(&variable, "value"));
  }
  return false;
}

// In the values of Dex's chart, of Argo CD's, or of one that has them below it.
bool is_expansion_off(const Node* node) {
  for (const Node* at = node; at != nullptr; at = at->parent) {
    if (!at->is_mapping()) continue;
    for (const std::string_view key : {"env", "envVars"}) {
      if (switches_off(effective(at, key)) || switches_off(effective_path(at, {"dex", key})))
        return true;
    }
  }
  return false;
}

void check(const Credential& credential, Run& run) {
  if (!is_expanded(credential) || judge(credential) != Verdict::literal ||
      !is_altered(credential.value.text(), credential.platform) ||
      is_expansion_off(credential.value.node()))
    return;
  run.report(credential.value, "{0} holds a $ that Dex takes for a variable: the value changes",
             {Argument::key(credential.key)},
             is_never_deployed(credential.path_class) ? Severity::note : Severity::warning);
}

}  // namespace

extern constinit const Rule dollar_in_credential{
    .code = "DEX114",
    .id = "dollar-in-credential",
    .category = Category::secret,
    .severity = Severity::warning,
    .effect = Effect::breaks_login,
    .cwe = 0,
    .summary = "$ in a credential, which Dex takes for a variable",
    .why =
        "Dex fills in environment variables all over the config of a connector. $word, or $ before "
        "a digit or a sign, becomes empty in the middle of the secret, and the login fails with a "
        "secret that looks right in the file (dexidp/dex issues 930 and 1051).",
    .fix =
        "Set an environment variable of Dex from a Secret and write $NAME as the whole value: what "
        "comes from a variable is not looked at again. With Argo CD write $SECRET-NAME:KEY. There "
        "is no escape: $$ is eaten too. DEX_EXPAND_ENV=false in Dex's environment turns variables "
        "off for all values.",
    .triggers = triggers,
    .bad = bad,
    .good = good,
    .check = check};

}  // namespace dexlint::rules
