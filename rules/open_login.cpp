#include <algorithm>

#include "linter/model/contexts.h"
#include "linter/model/rule.h"
#include "rules/shared/connector_fields.h"
#include "rules/shared/restriction.h"

namespace dexlint::rules {
namespace {

constexpr std::string_view triggers[] = {"connectors", "upstreamIDPs", "upstream-idps"};

constexpr Example bad[] = {{"config.yaml", R"(
issuer: https://dex.example.com
connectors:
- type: github
  id: «github»
  name: GitHub
  config:
    clientID: dex
    clientSecret: $GITHUB_SECRET
    redirectURI: https://dex.example.com/callback
)"},
                           {"argocd-cm.yaml", R"(
apiVersion: v1
kind: ConfigMap
metadata: {name: argocd-cm}
data:
  url: https://argocd.example.com
  dex.config: |
    connectors:
    - type: google
      id: «google»
      name: Google
      config:
        clientID: dex
        clientSecret: $dex.google
---
apiVersion: v1
kind: ConfigMap
metadata: {name: argocd-rbac-cm}
data: {policy.default: "role:readonly"}
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
                            {"config.yaml", R"(
issuer: https://dex.example.com
connectors:
- type: gitlab
  id: gitlab
  name: Gitlab
  config:
    baseURL: https://gitlab.corp.example
    clientID: dex
    clientSecret: $S
    redirectURI: https://dex.example.com/callback
)"},
                            {"config.yaml", R"(
issuer: https://dex.example.com
connectors:
- type: microsoft
  id: entra
  name: Entra
  config:
    clientID: dex
    clientSecret: $S
    redirectURI: https://dex.example.com/callback
    tenant: 11111111-2222-3333-4444-555555555555
)"},
                            {"config.yaml", R"(
issuer: https://dex.example.com
connectors:
- type: github
  id: ghe
  name: Ghe
  config:
    clientID: dex
    clientSecret: $GITHUB_SECRET
    redirectURI: https://dex.example.com/callback
    hostName: "{{ .Values.github }}"
)"},
                            {"patch.yaml", R"(
type: github
config: {clientID: dex, clientSecret: $S}
)"}};

// Argo CD gives nobody a right by default: to be let in is to see an empty page.
bool grants_a_role(const Contexts& file) {
  return std::any_of(file.argocd_rbacs.begin(), file.argocd_rbacs.end(),
                     [](const ArgoCdRbac& rbac) { return !rbac.default_policy().text().empty(); });
}

void check(const DexConnector& connector, Run& run) {
  const bool templated = connector.config != nullptr && !connector.config->layer->unknown.empty();
  if (!connector.complete || templated || connector.config == nullptr ||
      connector.config == connector.node)
    return;
  if (!is_public_provider(connector) || is_restricted(connector)) return;
  const bool harmless = connector.platform == Platform::argocd && !grants_a_role(run.file());
  const Spot spot = spot_of(connector);
  run.report({.at = spot.place,
              .about = spot.about,
              .message = "connector {0} lets in everybody who has an account at a public provider",
              .arguments = {Argument::id(connector.id())},
              .severity = harmless ? Severity::note
                                   : severity_of_absence(connector.path_class, Severity::warning)});
}

}  // namespace

extern constinit const Rule open_login{
    .code = "DEX501",
    .id = "open-login",
    .category = Category::restriction,
    .severity = Severity::warning,
    .effect = Effect::fails_open,
    .cwe = 862,
    .summary = "Everybody with an account at a public provider gets in",
    .why =
        "Anybody can make an account there, and nothing in the connector says who of them may "
        "log in. What Dex lets in, every program that trusts it has to keep out by itself.",
    .fix =
        "Say who may log in: orgs for github and gitea, groups for gitlab, hostedDomains for "
        "google, teams for bitbucket-cloud, a tenant of your own for microsoft.",
    .triggers = triggers,
    .bad = bad,
    .good = good,
    .check = check};

}  // namespace dexlint::rules
