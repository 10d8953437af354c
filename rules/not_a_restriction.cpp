#include "linter/model/rule.h"
#include "rules/shared/connector_fields.h"
#include "rules/shared/restriction.h"

namespace dexlint::rules {
namespace {

constexpr std::string_view triggers[] = {"preferredEmailDomain", "domainHint"};

constexpr Example bad[] = {{"config.yaml", R"(
issuer: https://dex.example.com
connectors:
- type: github
  id: github
  name: Github
  config:
    clientID: dex
    clientSecret: $GITHUB_SECRET
    redirectURI: https://dex.example.com/callback
    «preferredEmailDomain»: example.com
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
    preferredEmailDomain: example.com
)"},
                            {"patch.yaml", R"(
type: github
config: {clientSecret: $S, preferredEmailDomain: example.com}
)"}};

void check(const DexConnector& connector, Run& run) {
  if (!connector.complete || !is_public_provider(connector) || is_restricted(connector)) return;
  for (const std::string_view field : {"preferredEmailDomain", "domainHint"}) {
    const Node* value = connector.find(field);
    if (!is_set(value) || !read_field(connector, field).exists()) continue;
    run.report({.at = value->key->place(),
                .about = value,
                .message = "{1} of connector {0} keeps nobody out",
                .arguments = {Argument::id(connector.id()), Argument::name(field)},
                .severity = Severity::note});
  }
}

}  // namespace

extern constinit const Rule not_a_restriction{
    .code = "DEX506",
    .id = "not-a-restriction",
    .category = Category::restriction,
    .severity = Severity::note,
    .effect = Effect::fails_open,
    .cwe = 862,
    .summary = "Field that looks like a restriction and is none",
    .why =
        "preferredEmailDomain chooses among the addresses of a user, domainHint shortens the "
        "login page. Neither keeps anybody out.",
    .fix = "Say who may log in by orgs (github), or by a tenant of your own (microsoft).",
    .triggers = triggers,
    .bad = bad,
    .good = good,
    .check = check};

}  // namespace dexlint::rules
