#include <utility>

#include "linter/model/rule.h"
#include "rules/shared/connector_fields.h"
#include "rules/shared/restriction.h"

namespace dexlint::rules {
namespace {

constexpr std::string_view triggers[] = {"type~saml"};

constexpr Example bad[] = {{"config.yaml", R"(
issuer: https://dex.example.com
connectors:
- type: saml
  id: «saml»
  name: SAML
  config:
    ssoURL: https://idp.example.com/sso
    ca: /etc/dex/saml.pem
    usernameAttr: name
    emailAttr: email
    redirectURI: https://dex.example.com/callback
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
    entityIssuer: https://dex.example.com
    ssoIssuer: https://idp.example.com
)"},
                            {"patch.yaml", R"(
type: saml
config: {redirectURI: "https://dex.example.com/callback"}
)"}};

void check(const DexConnector& connector, Run& run) {
  if (!connector.type().text().starts_with("saml") || !connector.complete ||
      connector.config == nullptr)
    return;
  const bool issuer = is_set(connector.find("ssoIssuer"));
  const bool audience = is_set(connector.find("entityIssuer"));
  if ((issuer && audience) || !connector.config->layer->unknown.empty()) return;
  const Spot spot = spot_of(connector);
  Claim claim{.at = spot.place,
              .about = spot.about,
              .message = "connector {0} has no {1}: Dex does not check who issued a response",
              .arguments = {Argument::id(connector.id()), Argument::name("ssoIssuer")},
              .severity = Severity::note};
  if (issuer) {
    claim.message = "connector {0} has no {1}: Dex does not check for whom a response was made";
    claim.arguments[1] = Argument::name("entityIssuer");
  }
  run.report(std::move(claim));
}

}  // namespace

extern constinit const Rule saml_issuer_or_audience_unchecked{
    .code = "DEX616",
    .id = "saml-issuer-or-audience-unchecked",
    .category = Category::insecure,
    .severity = Severity::note,
    .effect = Effect::fails_open,
    .cwe = 345,
    .summary = "SAML connector that does not check for whom or by whom a response is",
    .why =
        "Without ssoIssuer Dex does not look at who issued a response; without entityIssuer "
        "it has no name of its own to compare the audience with. A response that the same "
        "provider made for another program may be taken.",
    .fix =
        "Set ssoIssuer to the provider's entity id, and entityIssuer to what Dex is called "
        "there.",
    .triggers = triggers,
    .bad = bad,
    .good = good,
    .check = check};

}  // namespace dexlint::rules
