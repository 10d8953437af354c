#include "linter/model/rule.h"
#include "rules/shared/connector_fields.h"

namespace dexlint::rules {
namespace {

constexpr std::string_view triggers[] = {"responseTypes"};

constexpr Example bad[] = {{"config.yaml", R"(
issuer: https://dex.example.com
storage: {type: kubernetes, config: {inCluster: true}}
web: {http: "0.0.0.0:5556"}
connectors:
- type: github
  id: github
  name: GitHub
  config: {clientID: dex, clientSecret: $S, redirectURI: "https://dex.example.com/callback", orgs: [{name: acme}]}
oauth2: {responseTypes: [code, «token», id_token]}
)"}};

constexpr Example good[] = {{"config.yaml", R"(
issuer: https://dex.example.com
storage: {type: kubernetes, config: {inCluster: true}}
web: {http: "0.0.0.0:5556"}
connectors:
- type: github
  id: github
  name: GitHub
  config: {clientID: dex, clientSecret: $S, redirectURI: "https://dex.example.com/callback", orgs: [{name: acme}]}
oauth2: {responseTypes: [code]}
)"},
                            {"config.yaml", R"(
issuer: https://dex.example.com
storage: {type: kubernetes, config: {inCluster: true}}
web: {http: "0.0.0.0:5556"}
connectors:
- type: github
  id: github
  name: GitHub
  config: {clientID: dex, clientSecret: $S, redirectURI: "https://dex.example.com/callback", orgs: [{name: acme}]}
oauth2: {skipApprovalScreen: true}
)"}};

void check(const DexConfig& config, Run& run) {
  const Node* types = config.find({"oauth2", "responseTypes"});
  if (types == nullptr || !types->resolved().is_sequence()) return;
  for (const Node& type : types->resolved().children()) {
    const std::string_view text = Scalar(&type).text();
    if (text != "token" && text != "id_token") continue;
    run.report({.at = type.place(),
                .about = &type,
                .message = "Dex hands out tokens in the address of a page",
                .arguments = {},
                .severity = Severity::note,
                .confidence = Confidence::low});
    return;  // one switch, one finding
  }
}

}  // namespace

extern constinit const Rule dex_implicit_flow{
    .code = "DEX809",
    .id = "dex-implicit-flow",
    .category = Category::server,
    .severity = Severity::note,
    .effect = Effect::leaks,
    .cwe = 598,
    .summary = "Dex hands out tokens in the address of a page",
    .why =
        "The response types token and id_token put tokens into the URL, where histories, logs "
        "and other scripts find them. OAuth 2.1 drops this flow.",
    .fix = "Leave responseTypes: [code], and let the page use PKCE.",
    .triggers = triggers,
    .bad = bad,
    .good = good,
    .check = check};

}  // namespace dexlint::rules
