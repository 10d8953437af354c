#include "linter/model/rule.h"
#include "rules/shared/connector_fields.h"
#include "rules/shared/redirect.h"

namespace dexlint::rules {
namespace {

constexpr std::string_view triggers[] = {"\\.well-known/openid-configuration"};

constexpr Example bad[] = {{"config.yaml", R"(
issuer: https://dex.example.com
connectors:
- type: oidc
  id: sso
  name: Sso
  config:
    issuer: «https://sso.example.com/.well-known/openid-configuration»
    clientID: dex
    clientSecret: $SSO_SECRET
    redirectURI: https://dex.example.com/callback
)"}};

constexpr Example good[] = {{"config.yaml", R"(
issuer: https://dex.example.com
connectors:
- type: oidc
  id: sso
  name: Sso
  config:
    issuer: https://sso.example.com
    clientID: dex
    clientSecret: $SSO_SECRET
    redirectURI: https://dex.example.com/callback
)"},
                            {"config.yaml", R"(
issuer: https://dex.example.com
connectors:
- type: oidc
  id: sso
  name: Sso
  config:
    issuer: https://{{ .Values.sso }}/.well-known/openid-configuration
    clientID: dex
    clientSecret: $SSO_SECRET
    redirectURI: https://dex.example.com/callback
)"}};

void check(const DexConnector& connector, Run& run) {
  const Scalar issuer = connector.field("issuer");
  if (!is_known_redirect(issuer)) return;
  const std::size_t at = issuer.text().find("/.well-known/openid-configuration");
  if (at == std::string_view::npos) return;
  run.report({.at = issuer.place(),
              .about = issuer.node(),
              .message = "issuer of connector {0} is the address of its discovery document, and "
                         "Dex puts that path behind it once more",
              .arguments = {Argument::id(connector.id())},
              .severity = severity_in(connector.path_class, Severity::error),
              .mend = Mend{issuer.place({at, issuer.text().size()}), "",
                           "take /.well-known/openid-configuration away", false}});
}

}  // namespace

extern constinit const Rule issuer_has_well_known{
    .code = "DEX304",
    .id = "issuer-has-well-known",
    .category = Category::issuer,
    .severity = Severity::error,
    .effect = Effect::breaks_login,
    .cwe = 0,
    .summary = "Issuer is the address of the discovery document",
    .why =
        "Dex puts /.well-known/openid-configuration behind the issuer itself. With the whole "
        "address here it asks for one that does not exist and cannot open the connector.",
    .fix =
        "Write what stands before /.well-known, as the field \"issuer\" of that document has "
        "it.",
    .triggers = triggers,
    .bad = bad,
    .good = good,
    .check = check};

}  // namespace dexlint::rules
