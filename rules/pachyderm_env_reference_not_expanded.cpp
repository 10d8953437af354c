#include "linter/model/rule.h"
#include "rules/shared/reference.h"

namespace dexlint::rules {
namespace {

constexpr std::string_view triggers[] = {"upstreamIDPs", "upstream-idps", "clientSecret", "bindPW",
                                         "redirectURI"};

constexpr Example bad[] = {{"values.yaml", R"(
oidc:
  upstreamIDPs:
  - type: oidc
    id: okta
    name: Okta
    config:
      issuer: https://example.okta.com
      clientID: 0oa1b2c3
      clientSecret: «$OKTA_SECRET»
      redirectURI: https://pach.example.com/dex/callback
)"},
                           {"secret.yaml", R"(
apiVersion: v1
kind: Secret
metadata: {name: pachyderm-identity}
stringData:
  upstream-idps: |
    - type: ldap
      id: ldap
      name: LDAP
      config: {host: "ldap.example.com:636", bindDN: "cn=dex", bindPW: "«${BIND_PASSWORD}»"}
)"}};

constexpr Example good[] = {{"config.yaml", R"(
issuer: https://dex.example.com
connectors:
- type: oidc
  id: okta
  name: Okta
  config: {issuer: "https://example.okta.com", clientSecret: $OKTA_SECRET, clientID: x}
)"},
                            {"release.yaml", R"(
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: {name: pachyderm}
spec:
  values:
    oidc:
      upstreamIDPs:
      - type: oidc
        id: okta
        name: Okta
        config: {issuer: "https://example.okta.com", clientSecret: "${OKTA_SECRET}", clientID: x}
)"},
                            {"values.yaml", R"(
oidc:
  upstreamIDPs:
  - type: oidc
    id: okta
    name: Okta
    config: {issuer: "https://example.okta.com", clientSecret: "$ecret-with-a-dollar!", clientID: x}
)"}};

bool is_sent_as_it_stands(const DexConnector& connector, const Node& node) {
  const Scalar value(&node);
  if (!node.is_scalar() || node.key == nullptr || value.unknown() || node.tagged) return false;
  const bool filled = connector.substituted && value.text().starts_with("${");
  return !filled && is_environment_reference(value.text());
}

Severity severity_of(PathClass path_class) {
  return is_never_deployed(path_class) ? Severity::warning : Severity::error;
}

void check(const DexConnector& connector, Run& run) {
  if (connector.platform != Platform::pachyderm || connector.config == nullptr) return;
  walk(*connector.config, [&](const Node& node) {
    if (!is_sent_as_it_stands(connector, node)) return;
    run.report(Scalar(&node),
               "Pachyderm fills in no variables: {0} of connector {1} is sent as it stands",
               {Argument::key(node.key->text), Argument::id(connector.id())},
               severity_of(connector.path_class));
  });
}

}  // namespace

extern constinit const Rule pachyderm_env_reference_not_expanded{
    .code = "DEX712",
    .id = "pachyderm-env-reference-not-expanded",
    .category = Category::pachyderm,
    .severity = Severity::error,
    .effect = Effect::breaks_login,
    .cwe = 0,
    .summary = "Variable in a connector of Pachyderm, which fills in none",
    .why =
        "Plain Dex replaces $NAME by the environment variable; Pachyderm's Dex does not. The name "
        "itself is sent to the identity provider, which refuses the login.",
    .fix =
        "Put the connectors with their values into a Secret, kept out of the repository or "
        "encrypted, and name it in oidc.upstreamIDPsSecretName.",
    .triggers = triggers,
    .bad = bad,
    .good = good,
    .check = check};

}  // namespace dexlint::rules
