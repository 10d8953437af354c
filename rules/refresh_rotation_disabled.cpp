#include "linter/model/rule.h"
#include "rules/shared/connector_fields.h"
#include "rules/shared/dex_bool.h"

namespace dexlint::rules {
namespace {

constexpr std::string_view triggers[] = {"disableRotation"};

constexpr Example bad[] = {{"config.yaml", R"(
issuer: https://dex.example.com
storage: {type: kubernetes, config: {inCluster: true}}
web: {http: "0.0.0.0:5556"}
connectors:
- type: github
  id: github
  name: GitHub
  config: {clientID: dex, clientSecret: $S, redirectURI: "https://dex.example.com/callback", orgs: [{name: acme}]}
expiry: {refreshTokens: {disableRotation: «true»}}
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
expiry: {refreshTokens: {disableRotation: false}}
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
expiry: {refreshTokens: {reuseInterval: 3s}}
)"}};

void check(const DexConfig& config, Run& run) {
  const Scalar value = config.scalar({"expiry", "refreshTokens", "disableRotation"});
  if (!(is_true(value))) return;
  run.report({.at = value.place(),
              .about = value.node(),
              .message = "refresh tokens stay valid after their use, for a thief as well",
              .arguments = {},
              .severity = severity_in(config.path_class, Severity::warning)});
}

}  // namespace

extern constinit const Rule refresh_rotation_disabled{
    .code = "DEX613",
    .id = "refresh-rotation-disabled",
    .category = Category::insecure,
    .severity = Severity::warning,
    .effect = Effect::leaks,
    .cwe = 613,
    .summary = "Refresh tokens are not replaced when they are used",
    .why =
        "A refresh token that stays valid after its use works for a thief as long as for its "
        "owner, and nobody sees two of them at work (RFC 9700 section 4.14).",
    .fix = "Take the line out; for clients that lose answers set reuseInterval.",
    .triggers = triggers,
    .bad = bad,
    .good = good,
    .check = check};

}  // namespace dexlint::rules
