#include <utility>

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
- id: «third»
  secretEnv: THIRD_SECRET
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
)"},
                            // An outline, of an issue form.
                            {"bug_report.yaml", R"(
config: |
  issuer: http://127.0.0.1:5556/dex
  storage:
    # ...
  staticClients:
  - name: App
)"}};

Claim claim_about(const StaticClient& client) {
  const Scalar id = client.id();
  const Node* about = id.exists() ? id.node() : client.node->first;
  Claim claim{.about = about,
              .message = "static client {0} has neither {1} nor {2}: Dex does not start",
              .arguments = {Argument::id(id)},
              .severity = severity_of_absence(client.path_class)};
  // An `id:` that holds nothing is pointed at by its key.
  if (about != nullptr && about->key != nullptr)
    claim.at = id.text().empty() ? about->key->place() : id.place();
  return claim;
}

// `id:` or `secret:` with nothing behind it is a form that another tool fills in.
Confidence confidence_in(const StaticClient& client, std::string_view field) {
  return client.find(field) == nullptr ? Confidence::high : Confidence::low;
}

void report(const StaticClient& client, std::string_view field, std::string_view other, Run& run) {
  Claim claim = claim_about(client);
  claim.arguments.push_back(Argument::name(field));
  claim.arguments.push_back(Argument::name(other));
  claim.confidence = confidence_in(client, field);
  if (claim.at.layer != nullptr) run.report(std::move(claim));
}

void report_name(const StaticClient& client, Run& run) {
  Claim claim = claim_about(client);
  claim.message = "static client {0} has no name: Dex does not start";
  claim.confidence = confidence_in(client, "name");
  if (claim.at.layer != nullptr) run.report(std::move(claim));
}

bool is_public(const StaticClient& client) {
  const Scalar value = client.field("public");
  return value.exists() && bool_of(value) != false;
}

// The first that Dex stops at, in its order.
void check(const StaticClient& client, Run& run) {
  if (!client.complete || client.platform == Platform::argocd) return;
  if (!is_set(client.find("name"))) return report_name(client, run);
  if (!is_set(client.find("id")) && !is_set(client.find("idEnv")))
    return report(client, "id", "idEnv", run);
  if (!is_public(client) && !is_set(client.find("secret")) && !is_set(client.find("secretEnv")))
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
        "Dex asks for a name and for id or idEnv of every static client, and for secret or "
        "secretEnv of every one that is not public. It does not start without them "
        "(cmd/dex/serve.go).",
    .fix =
        "Add what is missing: id, name, and secretEnv with the name of an environment variable; or "
        "public: true for a client that can keep no secret.",
    .triggers = triggers,
    .bad = bad,
    .good = good,
    .check = check};

}  // namespace dexlint::rules
