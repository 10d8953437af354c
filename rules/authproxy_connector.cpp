#include "linter/model/rule.h"
#include "rules/shared/connector_fields.h"

namespace dexlint::rules {
namespace {

constexpr std::string_view triggers[] = {"type~authproxy"};

constexpr Example bad[] = {{"config.yaml", R"(
issuer: https://dex.example.com
connectors:
- type: «authproxy»
  id: proxy
  name: Proxy
  config:
    userHeader: X-Remote-User
)"}};

constexpr Example good[] = {{"config.yaml", R"(
issuer: https://dex.example.com
connectors:
- type: github
  id: github
  name: Github
  config:
    clientID: dex
    clientSecret: $GITHUB_SECRET
    redirectURI: https://dex.example.com/callback
    orgs: [{name: acme}]
)"},
                            {"values.yaml", R"(
proxy: {type: authproxy}
)"}};

void check(const DexConnector& connector, Run& run) {
  const Scalar type = connector.type();
  if (type.text() != "authproxy") return;
  run.report({.at = type.place(),
              .about = type.node(),
              .message = "connector {0} believes the headers of whoever reaches its callback",
              .arguments = {Argument::id(connector.id())},
              .severity = Severity::note,
              .confidence = Confidence::low});
}

}  // namespace

extern constinit const Rule authproxy_connector{
    .code = "DEX610",
    .id = "authproxy-connector",
    .category = Category::insecure,
    .severity = Severity::note,
    .effect = Effect::fails_open,
    .cwe = 290,
    .summary = "Connector that believes what a header says",
    .why =
        "authproxy takes the name of the user from a header. Whoever reaches /callback/ID "
        "without passing the proxy writes that header and is anybody.",
    .fix =
        "See that only the authenticating proxy reaches /callback/ID of this Dex, and that it "
        "removes such headers from requests.",
    .triggers = triggers,
    .bad = bad,
    .good = good,
    .check = check};

}  // namespace dexlint::rules
