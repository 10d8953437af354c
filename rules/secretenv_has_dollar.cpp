#include <algorithm>
#include <string>
#include <utility>

#include "linter/model/rule.h"
#include "rules/shared/connector_fields.h"
#include "rules/shared/restriction.h"

namespace dexlint::rules {
namespace {

constexpr std::string_view triggers[] = {"secretEnv", "idEnv", "hashFromEnv"};

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
- {id: app, name: App, secretEnv: «$APP_SECRET»}
- {idEnv: "«${CLI_ID}»", name: CLI, public: true}
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
enablePasswordDB: true
staticPasswords:
- {email: admin@example.com, username: admin, userID: "1", hashFromEnv: «$HASH»}
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
    - {id: app, name: App, secretEnv: «$APP_SECRET»}
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
- {id: app, name: App, secretEnv: APP_SECRET}
)"},
                            {"values.yaml", R"(
config:
  issuer: https://dex.example.com
  staticClients:
  - {id: app, name: App, secretEnv: "{{ .Values.env }}"}
)"},
                            // Flux puts the name in before Dex reads it.
                            {"flux/config.yaml", R"(
issuer: https://dex.example.com
storage: {type: kubernetes, config: {inCluster: true}}
web: {http: "0.0.0.0:5556"}
enablePasswordDB: true
staticPasswords:
- {email: admin@example.com, username: admin, userID: "1", hashFromEnv: "${HASH_VARIABLE}"}
staticClients:
- {id: app, name: App, secretEnv: "${SECRET_VARIABLE}"}
)"},
                            // A hash that is there is the one that counts.
                            {"config.yaml", R"(
issuer: https://dex.example.com
storage: {type: kubernetes, config: {inCluster: true}}
web: {http: "0.0.0.0:5556"}
enablePasswordDB: true
staticPasswords:
- {email: admin@example.com, username: admin, userID: "1", hash: "{{ .Values.hash }}", hashFromEnv: $HASH}
)"}};

// `$NAME` or `${NAME}` in the place of NAME.
std::string_view bare_name(std::string_view text) {
  if (!text.starts_with('$')) return {};
  text.remove_prefix(1);
  if (text.starts_with('{') && text.ends_with('}')) text = text.substr(1, text.size() - 2);
  const bool name = !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
  });
  return name ? text : std::string_view{};
}

bool is_filled_first(const Scalar& value, bool substituted) {
  return substituted && value.text().starts_with("${");
}

Claim claim_about(const Scalar& value, std::string_view field, PathClass path_class) {
  const std::string_view name = bare_name(value.text());
  return {.at = value.place(),
          .about = value.node(),
          .message =
              "{0} takes the bare name of a variable: with a $ Dex finds none and goes on with "
              "an empty value",
          .arguments = {Argument::name(field)},
          .severity = severity_in(path_class),
          .mend = Mend{value.place(), std::string(name), "write the name alone", true}};
}

// A client's secret that is empty is one that everybody knows, and its program, which sends the
// real one, is refused.
void check_client(const StaticClient& client, Run& run) {
  for (const std::string_view field : {"secretEnv", "idEnv"}) {
    const Scalar value = client.field(field);
    if (!bare_name(value.text()).empty() && !is_filled_first(value, client.substituted))
      run.report(claim_about(value, field, client.path_class));
  }
}

// Where there is a hash, Dex does not look at hashFromEnv; where both are empty it does not start
// (cmd/dex/config.go: password).
void check_user(const DexConfig& config, const Node& user, Run& run) {
  const Scalar value = effective_scalar(&user, "hashFromEnv", KeyMatch::ignore_case);
  if (bare_name(value.text()).empty() || is_filled_first(value, config.substituted) ||
      is_set(effective(&user, "hash", KeyMatch::ignore_case)))
    return;
  Claim claim = claim_about(value, "hashFromEnv", config.path_class);
  claim.effect = Effect::refused;
  claim.message =
      "{0} takes the bare name of a variable: with a $ Dex finds no hash and does not start";
  run.report(std::move(claim));
}

void check_server(const DexConfig& config, Run& run) {
  const Node* users = config.find({"staticPasswords"});
  if (users == nullptr || !users->resolved().is_sequence()) return;
  for (const Node& user : users->resolved().children()) check_user(config, user, run);
}

}  // namespace

extern constinit const Rule secretenv_has_dollar{
    .code = "DEX420",
    .id = "secretenv-has-dollar",
    .category = Category::schema,
    .severity = Severity::error,
    .effect = Effect::breaks_login,
    .cwe = 0,
    .summary = "Name of an environment variable with a dollar sign",
    .why =
        "secretEnv, idEnv and hashFromEnv take the bare name of an environment variable. Dex "
        "looks for one whose name begins with the dollar sign and finds none. The client's "
        "secret is then empty, so that anybody may send it, and Dex refuses the program that "
        "sends the real one; without a hash Dex does not start.",
    .fix = "Write the name alone, without $ and braces.",
    .triggers = triggers,
    .bad = bad,
    .good = good,
    .check = {check_client, check_server}};

}  // namespace dexlint::rules
