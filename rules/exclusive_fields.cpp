#include <array>
#include <utility>

#include "linter/model/rule.h"
#include "linter/model/words.h"
#include "rules/shared/connector_fields.h"
#include "rules/shared/restriction.h"

namespace dexlint::rules {
namespace {

constexpr std::string_view triggers[] = {"connectors", "upstreamIDPs", "upstream-idps", "secretEnv",
                                         "idEnv",      "type~github",  "type~saml"};

constexpr Example bad[] = {{"config.yaml", R"(
issuer: https://dex.example.com
connectors:
- type: github
  id: github
  name: GitHub
  config:
    clientID: dex
    clientSecret: $GITHUB_SECRET
    redirectURI: https://dex.example.com/callback
    «org»: acme
    orgs: [{name: acme}]
- type: github
  id: ghe
  name: GitHub Enterprise
  config:
    clientID: dex
    clientSecret: $GITHUB_SECRET
    redirectURI: https://dex.example.com/callback
    «rootCA»: /etc/dex/ca.pem
)"},
                           {"config.yaml", R"(
issuer: https://dex.example.com
staticClients:
- {id: app, name: App, «secretEnv»: APP_SECRET, secret: <path:secret/dex#app>}
- {id: cli, «idEnv»: CLI_ID, name: CLI, public: true}
)"}};

constexpr Example good[] = {{"config.yaml", R"(
issuer: https://dex.example.com
staticClients:
- {id: app, name: App, secretEnv: APP_SECRET, secret: ""}
- {idEnv: CLI_ID, name: CLI, public: true}
)"},
                            {"config.yaml", R"(
issuer: https://dex.example.com
connectors:
- type: github
  id: ghe
  name: GitHub Enterprise
  config:
    clientID: dex
    clientSecret: $GITHUB_SECRET
    redirectURI: https://dex.example.com/callback
    hostName: git.example.com
    rootCA: /etc/dex/ca.pem
    org: ""
    orgs: [{name: acme}]
)"},
                            {"config.yaml", R"(
issuer: https://dex.example.com
connectors:
- type: saml
  id: saml
  name: SAML
  config:
    ssoURL: https://idp.example.com/sso
    {{- if .Values.inline }}
    caData: {{ .Values.ca }}
    {{- else }}
    ca: /etc/dex/saml.pem
    {{- end }}
    usernameAttr: name
    emailAttr: email
    redirectURI: https://dex.example.com/callback
)"}};

struct Pair {
  std::string_view type;
  std::string_view field;
  std::string_view other;
  bool must_have_other;  ///< else: must not
};

// connector/github/github.go and connector/saml/saml.go: Open.
constexpr std::array<Pair, 4> pairs{{{"github", "org", "orgs", false},
                                     {"github", "rootCA", "hostName", true},
                                     {"saml", "ca", "caData", false},
                                     {"samlExperimental", "ca", "caData", false}}};

void report(const DexConnector& connector, const Pair& pair, const Node& field, const Node* other,
            Run& run) {
  Claim claim{
      .at = field.key->place(),
      .about = &field,
      .message = "connector {0} has both {1} and {2}: {3} cannot open it",
      .arguments = {Argument::id(connector.id()), Argument::name(pair.field),
                    Argument::name(pair.other), Argument::words(title_of(connector.platform))},
      .severity = severity_in(connector.path_class)};
  if (pair.must_have_other) claim.message = "connector {0} has {1} without {2}: {3} cannot open it";
  if (other != nullptr) claim.related.push_back({"the other stands here", other});
  run.report(std::move(claim));
}

// A client is told its id and secret in one way (cmd/dex/serve.go: staticClients).
void check_client(const StaticClient& client, Run& run) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 2> either{
      {{"idEnv", "id"}, {"secretEnv", "secret"}}};
  if (client.platform != Platform::dex || !client.node->layer->unknown.empty()) return;
  for (const auto& [field, other] : either) {
    const Node* value = client.find(field);
    if (!is_set(value) || !is_set(client.find(other)) || value->key == nullptr) continue;
    run.report(
        {.at = value->key->place(),
         .about = value,
         .message = "static client {0} has both {1} and {2}: Dex does not start",
         .arguments = {Argument::id(client.id()), Argument::name(other), Argument::name(field)},
         .severity = severity_in(client.path_class),
         .related = {{"the other stands here", client.find(other)}}});
  }
}

void check_connector(const DexConnector& connector, Run& run) {
  if (connector.config == nullptr || !connector.config->layer->unknown.empty()) return;
  for (const Pair& pair : pairs) {
    const Node* field = connector.find(pair.field);
    const Node* other = connector.find(pair.other);
    if (connector.type().text() != pair.type || !is_set(field) || field->key == nullptr) continue;
    const bool broken = pair.must_have_other ? !is_set(other) && connector.complete : is_set(other);
    if (broken) report(connector, pair, *field, is_set(other) ? other : nullptr, run);
  }
}

}  // namespace

extern constinit const Rule exclusive_fields{
    .code = "DEX413",
    .id = "exclusive-fields",
    .category = Category::schema,
    .severity = Severity::error,
    .effect = Effect::refused,
    .cwe = 0,
    .summary = "Fields of a connector or client that exclude or need each other",
    .why =
        "Dex asks for one of org and orgs, one of ca and caData, one of secret and secretEnv, and "
        "for hostName beside github's rootCA. It does not choose: the connector is not opened, or "
        "the whole server does not start.",
    .fix = "Keep one of the two; orgs and caData are the newer ones. rootCA belongs to a hostName.",
    .triggers = triggers,
    .bad = bad,
    .good = good,
    .check = {check_connector, check_client}};

}  // namespace dexlint::rules
