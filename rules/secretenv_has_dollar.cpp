#include <algorithm>
#include <string>

#include "linter/model/rule.h"
#include "rules/shared/connector_fields.h"

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

void judge(const Scalar& value, std::string_view field, PathClass path_class, Run& run) {
  const std::string_view name = bare_name(value.text());
  if (name.empty()) return;
  run.report({.at = value.place(),
              .about = value.node(),
              .message = "{0} is the bare name of a variable: with a $ Dex finds none and takes an "
                         "empty value",
              .arguments = {Argument::name(field)},
              .severity = severity_in(path_class),
              .mend = Mend{value.place(), std::string(name), "write the name alone", true}});
}

void check_client(const StaticClient& client, Run& run) {
  for (const std::string_view field : {"secretEnv", "idEnv"})
    judge(client.field(field), field, client.path_class, run);
}

void check_server(const DexConfig& config, Run& run) {
  const Node* users = config.find({"staticPasswords"});
  if (users == nullptr || !users->resolved().is_sequence()) return;
  for (const Node& user : users->resolved().children())
    judge(effective_scalar(&user, "hashFromEnv", KeyMatch::ignore_case), "hashFromEnv",
          config.path_class, run);
}

}  // namespace

extern constinit const Rule secretenv_has_dollar{
    .code = "DEX420",
    .id = "secretenv-has-dollar",
    .category = Category::schema,
    .severity = Severity::error,
    .effect = Effect::ignored,
    .cwe = 0,
    .summary = "Name of an environment variable with a dollar sign",
    .why =
        "secretEnv, idEnv and hashFromEnv take the bare name of an environment variable. Dex "
        "looks for one that is called with the dollar sign, finds none and goes on with an "
        "empty value.",
    .fix = "Write the name alone, without $ and braces.",
    .triggers = triggers,
    .bad = bad,
    .good = good,
    .check = {check_client, check_server}};

}  // namespace dexlint::rules
