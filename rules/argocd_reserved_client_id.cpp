#include "linter/model/rule.h"
#include "linter/model/words.h"
#include "rules/shared/connector_fields.h"

namespace dexlint::rules {
namespace {

constexpr std::string_view triggers[] = {"dex.config"};

constexpr Example bad[] = {{"argocd-cm.yaml", R"(
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
    staticClients:
    - {id: «argo-cd», name: Argo CD, secret: $app.secret}
)"}};

constexpr Example good[] = {{"argocd-cm.yaml", R"(
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
    staticClients:
    - {id: argo-workflows, name: Workflows, secret: $app.secret}
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
staticClients:
- {id: argo-cd, name: Argo CD, secretEnv: A}
)"}};

constexpr std::string_view reserved[] = {"argo-cd", "argo-cd-cli", "argo-cd-pkce"};

void check(const StaticClient& client, Run& run) {
  const Scalar id = client.field("id");
  if (client.platform != Platform::argocd || !is_one_of(reserved, id.text())) return;
  run.report(
      {.at = id.place(),
       .about = id.node(),
       .message = "client {0} takes the place of Argo CD's own: logins to Argo CD by it fail",
       .arguments = {Argument::id(id)},
       .severity = severity_in(client.path_class)});
}

}  // namespace

extern constinit const Rule argocd_reserved_client_id{
    .code = "DEX813",
    .id = "argocd-reserved-client-id",
    .category = Category::argocd,
    .severity = Severity::error,
    .effect = Effect::breaks_login,
    .cwe = 0,
    .summary = "Static client with an id that Argo CD uses itself",
    .why =
        "Argo CD puts its own clients argo-cd, argo-cd-cli and argo-cd-pkce before those of "
        "dex.config. One of the same id takes their place, and logging in to Argo CD fails "
        "(argo-cd issue 19787).",
    .fix = "Give the client another id, or take it out: Argo CD has its own.",
    .triggers = triggers,
    .bad = bad,
    .good = good,
    .check = check};

}  // namespace dexlint::rules
