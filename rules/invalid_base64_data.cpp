#include <algorithm>

#include "linter/model/rule.h"
#include "rules/shared/base64_bytes.h"
#include "rules/shared/connector_fields.h"
#include "rules/shared/json_type.h"
#include "rules/shared/placeholder.h"

namespace dexlint::rules {
namespace {

constexpr std::string_view triggers[] = {"caData", "rootCAs"};

constexpr Example bad[] = {{"config.yaml", R"(
issuer: https://dex.example.com
connectors:
- type: saml
  id: saml
  name: SAML
  config:
    ssoURL: https://idp.example.com/sso
    «caData»: |
      -----BEGIN CERTIFICATE-----
      MIIBszCCAVmgAwIBAgIUfake
      -----END CERTIFICATE-----
    usernameAttr: name
    emailAttr: email
    redirectURI: https://dex.example.com/callback
- type: gitlab
  id: gitlab
  name: GitLab
  config:
    baseURL: https://gitlab.example.com
    clientID: dex
    clientSecret: $GITLAB_SECRET
    redirectURI: https://dex.example.com/callback
    rootCAData: «bm90LXBlbQ==»
- type: oauth
  id: own
  name: Own
  config:
    tokenURL: https://id.example.com/token
    authorizationURL: https://id.example.com/auth
    userInfoURL: https://id.example.com/me
    clientID: dex
    clientSecret: $OWN_SECRET
    redirectURI: https://dex.example.com/callback
    rootCAs: [«not-pem», /etc/ssl/ca.pem]
)"}};

constexpr Example good[] = {{"config.yaml", R"(
issuer: https://dex.example.com
connectors:
- type: saml
  id: saml
  name: SAML
  config:
    ssoURL: https://idp.example.com/sso
    caData: LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0tCk1JSUJzekNDQVZtZ0F3SUJBZ0lVZmFrZQotLS0tLUVORCBDRVJUSUZJQ0FURS0tLS0tCg==
    usernameAttr: name
    emailAttr: email
    redirectURI: https://dex.example.com/callback
- type: gitlab
  id: gitlab
  name: GitLab
  config: {clientID: dex, clientSecret: $S, redirectURI: "https://dex.example.com/callback", rootCAData: $CA_DATA}
)"},
                            {"docs/saml.md", R"(
```yaml
connectors:
- type: saml
  id: saml
  name: SAML
  config:
    ssoURL: https://idp.example.com/sso
    caData: <base64 of the certificate>
    usernameAttr: name
    emailAttr: email
    redirectURI: https://dex.example.com/callback
```
)"},
                            {"values.yaml", R"(
oidc:
  upstreamIDPs:
  - type: gitlab
    id: gitlab
    name: GitLab
    config: {clientID: dex, redirectURI: "https://pach.example.com/dex/callback", rootCAData: bm90LXBlbQ==}
)"}};

bool is_base64(std::string_view text) {
  std::size_t digits = 0;
  for (const char c : text) {
    if (c == '\n' || c == '\r') continue;  // encoding/base64 passes over these alone
    const bool digit = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
                       c == '+' || c == '/' || c == '=';
    if (!digit) return false;
    ++digits;
  }
  return digits % 4 == 0;
}

bool holds_pem(std::string_view text) { return text.find("-----BEGIN ") != std::string_view::npos; }

bool is_base64_of_pem(std::string_view text) {
  return is_base64(text) && holds_pem(base64_bytes(text));
}

// What is cut short or left to be filled in is no claim about base64.
bool is_judged(const DexConnector& connector, const Node& value) {
  const std::string_view text = value.resolved().text;
  const bool cut =
      text.find("...") != std::string_view::npos || text.find("…") != std::string_view::npos;
  return json_type(value) == JsonType::string && !text.empty() && !is_put_in_by_a_tool(text) &&
         !cut && text.find_first_of("<>") == std::string_view::npos &&
         !(is_never_deployed(connector.path_class) && is_placeholder(text));
}

void report(const DexConnector& connector, const Node& value, std::string_view field,
            MessageTemplate message, std::string advice, Run& run) {
  run.report({.at = place_of(value),
              .about = &value,
              .message = message,
              .arguments = {Argument::name(field), Argument::id(connector.id()),
                            Argument::words(title_of(connector.platform))},
              .severity = severity_in(connector.path_class),
              .advice = std::move(advice)});
}

void check_data(const DexConnector& connector, const FieldUse& use, Run& run) {
  const std::string_view text = use.value->resolved().text;
  if (!is_judged(connector, *use.value) || is_base64_of_pem(text)) return;
  const std::string_view field = dex::key_of(*use.field);
  if (holds_pem(text))
    return report(connector, *use.value, field,
                  "{0} of connector {1} is PEM, and {2} wants base64 of it: it refuses the whole "
                  "configuration",
                  "Encode the whole PEM text once more: base64 -w0 ca.pem.", run);
  report(connector, *use.value, field,
         "{0} of connector {1} is not base64 of a certificate in PEM: {2} refuses it",
         "Write what `base64 -w0 ca.pem` prints.", run);
}

// An item is a path, PEM, or base64 of PEM (connector/oauth/oauth.go, pkg/httpclient).
void check_list(const DexConnector& connector, const FieldUse& use, Run& run) {
  if (!use.value->resolved().is_sequence()) return;
  for (const Node& item : use.value->resolved().children()) {
    const std::string_view text = item.resolved().text;
    const bool path = text.find_first_of("/.\\") != std::string_view::npos && !is_base64(text);
    if (!is_judged(connector, item) || path || text.starts_with('/') || holds_pem(text) ||
        is_base64_of_pem(text))
      continue;
    report(connector, item, "rootCAs",
           "{0} of connector {1} has an item that is neither a path nor PEM nor base64 of it: {2} "
           "cannot open it",
           "Write the path of a file, PEM, or what `base64 -w0 ca.pem` prints.", run);
  }
}

void check(const DexConnector& connector, Run& run) {
  for (const FieldUse& use : field_uses(connector)) {
    if (use.field == nullptr || !is_read(*use.field, connector)) continue;
    if (use.field->type == dex::FieldType::base64) check_data(connector, use, run);
    if (use.field->path == "rootCAs") check_list(connector, use, run);
  }
}

}  // namespace

extern constinit const Rule invalid_base64_data{
    .code = "DEX415",
    .id = "invalid-base64-data",
    .category = Category::schema,
    .severity = Severity::error,
    .effect = Effect::refused,
    .cwe = 0,
    .summary = "Certificate of a connector that is not base64 of PEM",
    .why =
        "caData and rootCAData are bytes: Dex takes base64 of the PEM text there, not the PEM "
        "text. "
        "Text that is no base64 stops the whole server; base64 of something else keeps the "
        "connector from opening.",
    .fix = "Write what `base64 -w0 ca.pem` prints, or give the path of a file in ca or rootCA.",
    .triggers = triggers,
    .bad = bad,
    .good = good,
    .check = check};

}  // namespace dexlint::rules
