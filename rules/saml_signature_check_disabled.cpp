#include "linter/model/rule.h"
#include "rules/shared/connector_fields.h"
#include "rules/shared/flag.h"

namespace dexlint::rules {
namespace {

constexpr std::string_view triggers[] = {"insecureSkipSignatureValidation"};

constexpr Example bad[] = {{"config.yaml", R"(
issuer: https://dex.example.com
connectors:
- type: saml
  id: saml
  name: Saml
  config:
    ssoURL: https://idp.example.com/sso
    usernameAttr: name
    emailAttr: email
    redirectURI: https://dex.example.com/callback
    insecureSkipSignatureValidation: «true»
)"}};

constexpr Example good[] = {{"config.yaml", R"(
issuer: https://dex.example.com
connectors:
- type: saml
  id: saml
  name: Saml
  config:
    ssoURL: https://idp.example.com/sso
    ca: /etc/dex/saml.pem
    usernameAttr: name
    emailAttr: email
    redirectURI: https://dex.example.com/callback
    insecureSkipSignatureValidation: false
)"},
                            {"config.yaml", R"(
issuer: https://dex.example.com
connectors:
- type: saml
  id: saml
  name: Saml
  config:
    ssoURL: https://idp.example.com/sso
    ca: /etc/dex/saml.pem
    usernameAttr: name
    emailAttr: email
    redirectURI: https://dex.example.com/callback
    insecureSkipSignatureValidation: "{{ .Values.skip }}"
)"}};

void check(const DexConnector& connector, Run& run) {
  report_when_true(
      connector,
      {.field = "insecureSkipSignatureValidation",
       .message = "connector {0} does not check who signed a response: anybody logs in as anybody",
       .severity = severity_in(connector.path_class)},
      run);
}

}  // namespace

extern constinit const Rule saml_signature_check_disabled{
    .code = "DEX601",
    .id = "saml-signature-check-disabled",
    .category = Category::insecure,
    .severity = Severity::error,
    .effect = Effect::fails_open,
    .cwe = 347,
    .summary = "SAML responses are not checked",
    .why =
        "Dex takes any response for true, whoever wrote it: a form with a name in it logs in "
        "as anybody. People set it when the certificate does not fit (Dex issue 1757).",
    .fix = "Take the line out, and give the provider's signing certificate in ca or caData.",
    .triggers = triggers,
    .bad = bad,
    .good = good,
    .check = check};

}  // namespace dexlint::rules
