#include "linter/model/rule.h"
#include "rules/shared/flag.h"

namespace dexlint::rules {
namespace {

constexpr std::string_view triggers[] = {"useLoginAsID"};

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
    orgs: [{name: acme}]
    useLoginAsID: «true»
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
    useLoginAsID: false
)"},
                            {"config.yaml", R"(
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
)"}};

void check(const DexConnector& connector, Run& run) {
  report_when_true(
      connector,
      {.field = "useLoginAsID",
       .message = "connector {0} knows people by a name that they can change and others can take",
       .severity = Severity::note,
       .confidence = Confidence::low},
      run);
}

}  // namespace

extern constinit const Rule login_as_id{
    .code = "DEX611",
    .id = "login-as-id",
    .category = Category::insecure,
    .severity = Severity::note,
    .effect = Effect::fails_open,
    .cwe = 0,
    .summary = "User name in place of the user id",
    .why =
        "A name can be changed, and somebody else can take the old one: who does becomes that "
        "user for every program behind Dex. The numeric id stays.",
    .fix = "Take the line out, unless programs already know people by these names.",
    .triggers = triggers,
    .bad = bad,
    .good = good,
    .check = check};

}  // namespace dexlint::rules
