#include "linter/model/rule.h"
#include "rules/shared/connector_fields.h"
#include "rules/shared/dex_bool.h"
#include "rules/shared/restriction.h"

namespace dexlint::rules {
namespace {

constexpr std::string_view triggers[] = {"staticClients"};

constexpr Example bad[] = {{"config.yaml", R"(
issuer: https://dex.example.com
storage: {type: kubernetes, config: {inCluster: true}}
web: {http: "0.0.0.0:5556"}
connectors:
- type: github
  id: github
  name: GitHub
  config: {clientID: dex, clientSecret: $S, redirectURI: "https://dex.example.com/callback", orgs: [{name: acme}]}
staticClients:
- id: «app»
  name: App
  redirectURIs: ["https://app.example.com/callback"]
- name: «Other»
  secretEnv: OTHER_SECRET
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
staticClients:
- id: app
  name: App
  secretEnv: APP_SECRET
- idEnv: CLI_ID
  name: CLI
  public: true
- id: third
  name: Third
  secret: "{{ .Values.secret }}"
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
    staticClients:
    - id: app
      name: App
)"},
                            {"patch.yaml", R"(
staticClients:
- name: App
)"}};

void report(const StaticClient& client, std::string_view missing, std::string_view other,
            Run& run) {
  Scalar at = client.id();
  const Node* about = at.exists() ? at.node() : client.node->first;
  if (about == nullptr || about->key == nullptr) return;
  run.report(
      {.at = at.exists() ? at.place() : about->key->place(),
       .about = about,
       .message = "static client {0} has neither {1} nor {2}: Dex does not start",
       .arguments = {Argument::id(client.id()), Argument::name(missing), Argument::name(other)},
       .severity = severity_of_absence(client.path_class)});
}

void check(const StaticClient& client, Run& run) {
  if (!client.complete || client.platform == Platform::argocd) return;
  if (!is_set(client.find("id")) && !is_set(client.find("idEnv")))
    return report(client, "id", "idEnv", run);
  const Scalar is_public = client.field("public");
  if (is_public.exists() && bool_of(is_public) != false) return;
  if (!is_set(client.find("secret")) && !is_set(client.find("secretEnv")))
    report(client, "secret", "secretEnv", run);
}

}  // namespace

extern constinit const Rule static_client_incomplete{
    .code = "DEX418",
    .id = "static-client-incomplete",
    .category = Category::schema,
    .severity = Severity::error,
    .effect = Effect::refused,
    .cwe = 0,
    .summary = "Static client without an id, or without a secret",
    .why =
        "Dex asks for id or idEnv of every static client, and for secret or secretEnv of "
        "every one that is not public. It does not start without them (cmd/dex/serve.go).",
    .fix =
        "Add what is missing: id, and secretEnv with the name of an environment variable; or "
        "public: true for a client that can keep no secret.",
    .triggers = triggers,
    .bad = bad,
    .good = good,
    .check = check};

}  // namespace dexlint::rules
