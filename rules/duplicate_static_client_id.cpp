#include "linter/model/contexts.h"
#include "linter/model/rule.h"
#include "rules/shared/connector_fields.h"

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
- {id: app, name: App, secretEnv: A}
- {id: cli, name: CLI, public: true}
- {id: «app», name: Other, secretEnv: B}
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
- {id: app, name: App, secretEnv: A}
- {id: cli, name: CLI, public: true}
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
- {id: $ID, name: App, secretEnv: A}
- {id: $ID, name: CLI, public: true}
)"},
                            {"docs/guide.md", R"(
```yaml
staticClients:
- {id: app, name: App, secretEnv: A}
```
```yaml
staticClients:
- {id: app, name: Other, secretEnv: A}
```
)"}};

// The client of the same list and id that stands before this one.
const StaticClient* earlier(const StaticClient& client, const Contexts& file) {
  for (const StaticClient& other : file.static_clients) {
    const bool before =
        other.node->parent == client.node->parent && other.node->index < client.node->index;
    if (before && other.field("id").text() == client.field("id").text()) return &other;
  }
  return nullptr;
}

void check(const StaticClient& client, Run& run) {
  const Scalar id = client.field("id");
  if (id.text().empty() || is_put_in_by_a_tool(id.text()) || !client.node->layer->unknown.empty())
    return;
  const StaticClient* other = earlier(client, run.file());
  if (other == nullptr) return;
  run.report(
      {.at = id.place(),
       .about = id.node(),
       .message = "static client {0} stands here for the second time, and the last one counts",
       .arguments = {Argument::id(id)},
       .severity = severity_in(client.path_class),
       .related = {{"the first stands here", other->field("id").node()}}});
}

}  // namespace

extern constinit const Rule duplicate_static_client_id{
    .code = "DEX419",
    .id = "duplicate-static-client-id",
    .category = Category::schema,
    .severity = Severity::error,
    .effect = Effect::ignored,
    .cwe = 0,
    .summary = "Two static clients with one id",
    .why =
        "Dex keeps static clients by id, and the last of one id is the one that counts: the "
        "others are gone, with their secrets and redirect URIs.",
    .fix = "Give each client an id of its own, or make one of the two.",
    .triggers = triggers,
    .bad = bad,
    .good = good,
    .check = check};

}  // namespace dexlint::rules
