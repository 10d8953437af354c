#include "linter/model/rule.h"
#include "rules/shared/company_host.h"
#include "rules/shared/connector_fields.h"
#include "rules/shared/redirect.h"
#include "rules/shared/redirect_shape.h"

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
- {id: app, name: App, secretEnv: A, redirectURIs: ["«http://app.example.com/callback»"]}
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
- {id: app, name: App, secretEnv: A, redirectURIs: ["https://app.example.com/callback", "http://localhost:8000", "http://127.0.0.1/cb", "urn:ietf:wg:oauth:2.0:oob", "/device/callback", "http://$HOST/callback"]}
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
- {id: app, name: App, secretEnv: A}
)"}};

Severity severity_of(const StaticClient& client, std::string_view host, const Run& run) {
  const bool near = is_internal_host(run, host);
  return severity_in(client.path_class, near ? Severity::note : Severity::warning);
}

void check(const StaticClient& client, Run& run) {
  const Node* uris = client.find("redirectURIs");
  if (uris == nullptr || !uris->resolved().is_sequence()) return;
  for (const Node& item : uris->resolved().children()) {
    const Scalar uri(&item);
    const Url url = judged_redirect(uri);
    if (!is_plain_http(url)) continue;
    run.report(
        {.at = uri.place(),
         .about = uri.node(),
         .message = "redirect URI of client {0} is plain HTTP: {1}",
         .arguments = {Argument::id(client.id()), Argument::url(uri.text())},
         .severity = severity_of(client, url.host, run),
         .mend = Mend{uri.place({4, 4}), "s", "write https://, here and in the program", false}});
  }
}

}  // namespace

extern constinit const Rule static_client_redirect_http{
    .code = "DEX812",
    .id = "static-client-redirect-http",
    .category = Category::server,
    .severity = Severity::warning,
    .effect = Effect::leaks,
    .cwe = 319,
    .summary = "Redirect URI of a static client is plain HTTP",
    .why =
        "Dex sends the code of a login to this address. Over plain HTTP whoever is on the way "
        "reads it.",
    .fix = "Write https://, here and in the program.",
    .triggers = triggers,
    .bad = bad,
    .good = good,
    .check = check};

}  // namespace dexlint::rules
