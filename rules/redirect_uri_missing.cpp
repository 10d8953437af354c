#include "linter/model/rule.h"
#include "rules/shared/connector_fields.h"

namespace dexlint::rules {
namespace {

constexpr std::string_view triggers[] = {"connectors", "upstreamIDPs", "upstream-idps"};

constexpr Example bad[] = {{"config.yaml", R"(
issuer: https://dex.example.com
connectors:
- type: github
  id: «github»
  name: GitHub
  config: {clientID: dex, clientSecret: $GITHUB_SECRET, orgs: [{name: acme}]}
)"}};

constexpr Example good[] = {{"config.yaml", R"(
issuer: https://dex.example.com
connectors:
- type: ldap
  id: ldap
  name: LDAP
  config: {host: "ldap.example.com:636", userSearch: {baseDN: "dc=example,dc=com", username: uid}}
- type: github
  id: github
  name: GitHub
  config: {clientID: dex, clientSecret: $GITHUB_SECRET, redirectURI: $REDIRECT_URI}
- type: gitlab
  id: gitlab
  name: GitLab
  config: {clientID: dex, clientSecret: $GITLAB_SECRET, redirect_uri: "https://dex.example.com/callback"}
)"},
                            {"argocd-cm.yaml", R"(
apiVersion: v1
kind: ConfigMap
metadata: {name: argocd-cm}
data:
  url: https://argocd.example.com
  dex.config: |
    connectors:
    - type: github
      id: github
      name: GitHub
      config: {clientID: dex, clientSecret: $dex.github, orgs: [{name: acme}]}
)"},
                            {"patch.yaml", R"(
type: github
config: {clientID: dex, clientSecret: $GITHUB_SECRET}
)"}};

// saml does not open without one; DEX403 speaks.
bool is_asked_for(const dex::Connector& known) {
  const dex::Field* field = dex::find_field(known.fields, "redirectURI");
  return known.has_callback && field != nullptr && field->needed == dex::Needed::to_log_in;
}

void check(const DexConnector& connector, Run& run) {
  const dex::Connector* known = known_connector(connector);
  if (known == nullptr || !connector.complete || connector.config == nullptr ||
      connector.config == connector.node || connector.platform == Platform::argocd)
    return;
  if (!is_asked_for(*known) || connector.redirect_uri().exists() ||
      !connector.config->layer->unknown.empty())
    return;
  const Spot spot = spot_of(connector);
  run.report({.at = spot.place,
              .about = spot.about,
              .message = "connector {0} has no redirectURI: no login by it works",
              .arguments = {Argument::id(connector.id())},
              .severity = severity_of_absence(connector.path_class)});
}

}  // namespace

extern constinit const Rule redirect_uri_missing{
    .code = "DEX201",
    .id = "redirect-uri-missing",
    .category = Category::redirect,
    .severity = Severity::error,
    .effect = Effect::breaks_login,
    .cwe = 0,
    .summary = "Connector without a redirect URI",
    .why =
        "The identity provider sends people back to this address after the login. Dex starts "
        "without it, and then every login by this connector ends in an error, since the "
        "address that it compares with is empty.",
    .fix =
        "Add redirectURI: the issuer of this Dex followed by /callback (Pachyderm: "
        "https://HOST/dex/callback), and register the same address at the identity provider.",
    .triggers = triggers,
    .bad = bad,
    .good = good,
    .check = check};

}  // namespace dexlint::rules
