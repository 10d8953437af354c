#include "linter/model/rule.h"
#include "rules/shared/connector_fields.h"

namespace dexlint::rules {
namespace {

constexpr std::string_view triggers[] = {"redirectURIs"};

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
- id: previews
  name: Previews
  secretEnv: PREVIEWS_SECRET
  redirectURIs:
  - "«https://*.preview.example.com/callback»"
  - https://preview.example.com/callback
- {id: shell, name: Shell, secretEnv: SHELL_SECRET, redirectURIs: ["«http://localhost:*»"]}
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
- {id: app, name: App, secretEnv: A, redirectURIs: ["https://app.example.com/callback", "https://{{ .Values.host }}/cb"]}
- {id: shell, name: Shell, public: true}
)"},
                            {"config.yaml", R"(
issuer: https://dex.example.com
storage: {type: kubernetes, config: {inCluster: true}}
web: {http: "0.0.0.0:5556", allowedOrigins: ["https://app.example.com"]}
enablePasswordDB: true
staticPasswords: []
staticClients:
- {id: app*, name: "App *", secretEnv: A, redirectURIs: ["$CALLBACK"]}
)"}};

void check(const StaticClient& client, Run& run) {
  const Node* uris = client.find("redirectURIs");
  if (uris == nullptr || !uris->resolved().is_sequence()) return;
  for (const Node& item : uris->resolved().children()) {
    const Scalar uri(&item);
    if (uri.unknown() || uri.text().find('*') == std::string_view::npos) continue;
    run.report({.at = uri.place(),
                .about = uri.node(),
                .message = "redirect URI of client {0} has a *, which Dex takes for itself: {1}",
                .arguments = {Argument::id(client.id()), Argument::url(uri.text())},
                .severity = severity_in(client.path_class, Severity::error)});
  }
}

}  // namespace

// Dex, server/oauth2.go: validateRedirectURI compares texts; dexidp/dex#448 asked for wildcards.
extern constinit const Rule static_client_redirect_wildcard{
    .code = "DEX821",
    .id = "static-client-redirect-wildcard",
    .category = Category::server,
    .severity = Severity::error,
    .effect = Effect::breaks_login,
    .summary = "Redirect URI of a static client with a wildcard, of which Dex knows none",
    .why =
        "Dex compares redirect URIs character by character. An address with a * is met by no "
        "program, and the login ends with \"Unregistered redirect_uri\".",
    .fix =
        "Write each address whole. A program on people's own machines gets along with "
        "public: true and no redirectURIs: Dex then takes any port of localhost.",
    .triggers = triggers,
    .bad = bad,
    .good = good,
    .check = check};

}  // namespace dexlint::rules
