#include "linter/model/rule.h"
#include "rules/shared/connector_fields.h"
#include "rules/shared/free_key.h"

namespace dexlint::rules {
namespace {

constexpr std::string_view triggers[] = {"upstreamIDPs", "upstream-idps"};

constexpr Example bad[] = {{"values.yaml", R"(
oidc:
  upstreamIDPs:
  - type: oidc
    id: auth0
    name: Auth0
    «version»: 1
    config:
      issuer: https://example.auth0.com/
      clientID: pachyderm
      redirectURI: https://pach.example.com/dex/callback
)"},
                           {"secret.yaml", R"(
apiVersion: v1
kind: Secret
metadata: {name: pachyderm-identity}
stringData:
  upstream-idps: |
    - type: github
      id: github
      name: GitHub
      «version»: 0
      config: {clientID: pachyderm, redirectURI: "https://pach.example.com/dex/callback"}
)"}};

constexpr Example good[] = {{"pachyderm/connector.yaml", R"(
type: oidc
id: auth0
name: Auth0
version: 1
config:
  issuer: https://example.auth0.com/
  clientID: pachyderm
  redirectURI: https://pach.example.com/dex/callback
)"},
                            {"values.yaml", R"(
oidc:
  upstreamIDPs:
  - type: oidc
    id: auth0
    name: Auth0
    configVersion: 1
    config:
      issuer: https://example.auth0.com/
      clientID: pachyderm
      redirectURI: https://pach.example.com/dex/callback
)"}};

void check(const DexConnector& connector, Run& run) {
  const Node* version = effective(connector.node, "version");
  if (connector.place != ConnectorPlace::upstream_idps || version == nullptr) return;
  const Node& key = *version->key;
  Claim claim{.at = key.place(),
              .about = version,
              .message = "Pachyderm refuses connector {0} over its key {1}: pachd does not start",
              .arguments = {Argument::id(connector.id()), Argument::name("version")},
              .severity = severity_in(connector.path_class)};
  if (is_free_key(*version, "configVersion"))
    claim.mend = Mend{key.place(), "configVersion", "call it configVersion, or take it out", false};
  run.report(std::move(claim));
}

}  // namespace

extern constinit const Rule pachyderm_version_key{
    .code = "DEX704",
    .id = "pachyderm-version-key",
    .category = Category::pachyderm,
    .severity = Severity::error,
    .effect = Effect::refused,
    .cwe = 0,
    .summary = "Key version in a connector that Pachyderm reads at start",
    .why =
        "Pachyderm reads upstreamIDPs and the Secret's upstream-idps strictly: a key that it does "
        "not know stops pachd at start. version is right in a file for `pachctl idp "
        "create-connector` only, which Pachyderm's own guide does not say.",
    .fix = "Take version out, or call it configVersion.",
    .triggers = triggers,
    .bad = bad,
    .good = good,
    .check = check};

}  // namespace dexlint::rules
