#include <algorithm>

#include "linter/model/contexts.h"
#include "linter/model/rule.h"
#include "rules/shared/connector_fields.h"
#include "rules/shared/reference.h"

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
- {id: "«$APP_ID»", name: App, secret: "«$APP_SECRET»"}
- {id: cli, name: CLI, public: true, redirectURIs: ["«${CLI_URL}»"]}
- {id: web, name: Web, secretEnv: WEB_SECRET, redirectURIs: ["«https://${HOST}/oauth2/callback»"]}
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
- {idEnv: APP_ID, name: App, secretEnv: APP_SECRET}
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
    - {id: app, name: App, secret: $app.secret}
)"},
                            {"flux/config.yaml", R"(
issuer: https://dex.example.com
storage: {type: kubernetes, config: {inCluster: true}}
web: {http: "0.0.0.0:5556"}
connectors:
- type: github
  id: github
  name: GitHub
  config: {clientID: dex, clientSecret: $S, redirectURI: "https://dex.example.com/callback", orgs: [{name: acme}]}
staticClients:
- {id: app, name: App, secret: "${APP_SECRET}"}
)"},
                            // Dex fills in no issuer either: another tool does.
                            {"config.yaml", R"(
issuer: https://${DOMAIN}/dex
storage: {type: kubernetes, config: {inCluster: true}}
web: {http: "0.0.0.0:5556"}
enablePasswordDB: true
staticClients:
- {id: app, name: App, secret: "${APP_SECRET}", redirectURIs: ["https://${DOMAIN}/callback"]}
)"},
                            {"values.yaml", R"(
config:
  issuer: https://dex.example.com
  staticClients:
  - {id: app, name: App, secret: "{{ .Values.secret }}"}
)"}};

bool is_capital(char c) { return (c >= 'A' && c <= 'Z') || c == '_'; }

// `https://${HOST}/callback`, `https://$HOST/callback`.
bool holds_variable(std::string_view text) {
  for (std::size_t at = text.find('$'); at != std::string_view::npos; at = text.find('$', at + 1)) {
    const std::string_view rest = text.substr(at + 1);
    if (rest.starts_with('{') && rest.size() > 1 && is_capital(rest[1]) &&
        rest.find('}') != std::string_view::npos)
      return true;
    if (!rest.empty() && is_capital(rest[0])) return true;
  }
  return false;
}

// Dex fills in nothing in its issuer: where a variable stands there, another tool goes over the
// whole file.
bool is_filled_first(const StaticClient& client, const Contexts& file) {
  const Node* list = client.node->parent;
  return std::any_of(file.dex_configs.begin(), file.dex_configs.end(),
                     [&](const DexConfig& config) {
                       return list != nullptr && config.node == list->parent &&
                              holds_variable(config.scalar({"issuer"}).text());
                     });
}

// The id may be the very value that is wrong.
Scalar name_of_client(const StaticClient& client) {
  const Scalar name = client.field("name");
  return name.exists() ? name : client.id();
}

void judge(const StaticClient& client, const Node& value, std::string_view field, Run& run) {
  const Scalar scalar(&value);
  const bool whole = is_environment_reference(scalar.text());
  const bool part = field == "redirectURIs" && holds_variable(scalar.text());
  if (!whole && !part) return;
  if (client.substituted && scalar.text().find("${") != std::string_view::npos) return;
  if (is_filled_first(client, run.file())) return;
  run.report({.at = scalar.place(),
              .about = scalar.node(),
              .message =
                  "Dex fills in no variables in static clients: {1} of client {0} is taken as it "
                  "stands",
              .arguments = {Argument::id(name_of_client(client)), Argument::name(field)},
              .severity = severity_in(client.path_class)});
}

void check(const StaticClient& client, Run& run) {
  if (client.platform != Platform::dex) return;
  for (const std::string_view field : {"id", "secret"}) {
    if (const Node* value = client.find(field)) judge(client, *value, field, run);
  }
  const Node* uris = client.find("redirectURIs");
  if (uris == nullptr || !uris->resolved().is_sequence()) return;
  for (const Node& uri : uris->resolved().children()) judge(client, uri, "redirectURIs", run);
}

}  // namespace

extern constinit const Rule static_client_env_not_expanded{
    .code = "DEX811",
    .id = "static-client-env-not-expanded",
    .category = Category::server,
    .severity = Severity::error,
    .effect = Effect::breaks_login,
    .cwe = 0,
    .summary = "Variable in a static client, where Dex fills in none",
    .why =
        "Dex fills in $NAME in connectors and storage only. In staticClients the text itself "
        "becomes the id or the secret: the program that has the real one is refused, and the "
        "text is a secret that everybody can read (Dex issues 1241, 4212).",
    .fix =
        "Use secretEnv: NAME and idEnv: NAME, which take the name of an environment variable. "
        "Write redirect URIs out, or let envsubst fill in the file first.",
    .triggers = triggers,
    .bad = bad,
    .good = good,
    .check = check};

}  // namespace dexlint::rules
