#include "linter/model/rule.h"
#include "rules/shared/flag.h"

namespace dexlint::rules {
namespace {

constexpr std::string_view triggers[] = {"insecureEnableGroups"};

constexpr Example bad[] = {{"config.yaml", R"(
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
    insecureEnableGroups: «true»
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
    insecureEnableGroups: false
)"},
                            {"config.yaml", R"(
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
)"}};

void check(const DexConnector& connector, Run& run) {
  report_when_true(
      connector,
      {.field = "insecureEnableGroups",
       .message = "connector {0} trusts the groups of its provider until the session ends",
       .severity = Severity::note,
       .confidence = Confidence::low},
      run);
}

}  // namespace

extern constinit const Rule insecure_groups{
    .code = "DEX605",
    .id = "insecure-groups",
    .category = Category::insecure,
    .severity = Severity::note,
    .effect = Effect::fails_open,
    .cwe = 0,
    .summary = "Groups of the identity provider are trusted",
    .why =
        "Dex takes the groups that the provider states at login and does not ask again: who "
        "is put out of a group keeps it until the session ends. Most set-ups need the field "
        "and live with that.",
    .fix = "Keep it where groups are needed, with a short lifetime of refresh tokens.",
    .triggers = triggers,
    .bad = bad,
    .good = good,
    .check = check};

}  // namespace dexlint::rules
