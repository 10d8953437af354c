#include <map>
#include <string>
#include <utility>

#include "linter/model/rule.h"
#include "linter/model/words.h"
#include "rules/shared/connector_fields.h"

namespace dexlint::rules {
namespace {

constexpr std::string_view triggers[] = {"connectors", "upstreamIDPs", "upstream-idps",
                                         "stringData", "kind~Secret",  "mockIDP?"};

constexpr Example bad[] = {{"config.yaml", R"(
issuer: https://dex.example.com
connectors:
- type: github
  id: github
  name: GitHub
  config:
    clientID: one
    clientSecret: $SSO_CLIENT_SECRET
    redirectURI: https://dex.example.com/callback
    orgs: [{name: acme}]
    «orgs»: [{name: example}]
)"},
                           {"config.yaml", R"(
issuer: https://dex.example.com
connectors: []
«connectors»:
- type: github
  id: github
  name: GitHub
  config:
    redirectURI: https://dex.example.com/callback
    «redirectUri»: https://dex.example.org/callback
)"},
                           {"secret.yaml", R"(
kind: Secret
type: Opaque
metadata: {name: db}
«type»: Opaque
)"},
                           {"secret.yaml", R"(
kind: Secret
metadata: {name: db}
stringData:
  user: app
  «user»: admin
)"},
                           {"values.yaml", R"(
oidc:
  mockIDP: false
  upstreamIDPsSecretName: pachyderm-idps
  «mockIDP»: true
)"}};

constexpr Example good[] = {{"config.yaml", R"(
issuer: https://dex.example.com
connectors:
- type: github
  id: github
  name: GitHub
  config: {clientID: one, clientSecret: $SSO_CLIENT_SECRET, orgs: [{name: a}, {name: b}]}
)"},
                            {"templates/secret.yaml", R"(
kind: Secret
metadata: {name: db}
stringData:
  {{- if .Values.admin }}
  user: admin
  {{- else }}
  user: app
  {{- end }}
)"},
                            {"secret.yaml", R"(
kind: Secret
metadata: {name: db}
stringData:
  user: app
  User: admin
)"},
                            {"config.yaml", R"(
x-one: &one {clientID: a}
x-two: &two {clientSecret: $SSO_CLIENT_SECRET}
connectors:
- type: github
  id: github
  name: GitHub
  config:
    <<: *one
    <<: *two
    clientID: b
)"}};

bool is_named(const Node& value) {
  const Node* key = value.key;
  return key != nullptr && key->is_scalar() && !key->unknown && key->text != "<<";
}

bool says_the_same(const Node& a, const Node& b) {
  const Scalar one(&a.resolved());
  const Scalar other(&b.resolved());
  return one.exists() && other.exists() && one.text() == other.text() && !one.unknown() &&
         !other.unknown() && one.is_quoted() == other.is_quoted();
}

// On the way from YAML to JSON keys are sorted, so that of two spellings either may be the last.
void report(const Node& value, const Node& first, PathClass path_class, Run& run) {
  Claim claim{.at = value.key->place(),
              .about = &value,
              .message =
                  "{0} stands here a second time: only this one counts, and what the first "
                  "says is lost",
              .arguments = {Argument::key(value.key->text)},
              .severity = severity_in(path_class),
              .related = {{"the first one", first.key}}};
  if (says_the_same(value, first)) {
    claim.message = "{0} stands here a second time and says the same: one of them is enough";
    claim.severity = severity_in(path_class, Severity::warning);
  }
  if (value.key->text != first.key->text) {
    claim.message =
        "to Dex, {0} is the same field as {1}: it takes one of them, and the other is "
        "lost";
    claim.arguments.push_back(Argument::key(first.key->text));
  }
  run.report(std::move(claim));
}

// In a template the same key twice is one of two branches; a text read line by line has lost who
// its neighbours are.
void check_keys(const Node* node, KeyMatch match, PathClass path_class, Run& run) {
  if (node == nullptr || !node->is_mapping() || node->guessed || !node->layer->unknown.empty())
    return;
  std::map<std::string, const Node*> seen;
  for (const Node& value : node->children()) {
    if (!is_named(value)) continue;
    const std::string key =
        match == KeyMatch::exact ? std::string(value.key->text) : lower_case(value.key->text);
    const auto [first, is_new] = seen.emplace(key, &value);
    if (!is_new) report(value, *first->second, path_class, run);
  }
}

void check_deep(const Node* node, KeyMatch match, PathClass path_class, Run& run) {
  if (node == nullptr) return;
  walk(*node, [&](const Node& at) { check_keys(&at, match, path_class, run); });
}

// Pachyderm reads what stands beside the config strictly, so that `Type` is another key than
// `type`; the config itself goes to Go's encoding/json on all platforms.
void check_connector(const DexConnector& connector, Run& run) {
  const bool is_strict = connector.place == ConnectorPlace::upstream_idps;
  if (connector.node != connector.config)
    check_keys(connector.node, is_strict ? KeyMatch::exact : KeyMatch::ignore_case,
               connector.path_class, run);
  check_deep(connector.config, KeyMatch::ignore_case, connector.path_class, run);
}

void check_server(const DexConfig& config, Run& run) {
  check_keys(config.node, KeyMatch::ignore_case, config.path_class, run);
}

void check_secret(const KubernetesSecret& secret, Run& run) {
  check_keys(secret.node, KeyMatch::exact, secret.path_class, run);
  for (const std::string_view section : {"data", "stringData"})
    check_keys(effective(secret.node, section), KeyMatch::exact, secret.path_class, run);
}

void check_values(const PachydermValues& values, Run& run) {
  check_keys(effective(values.node, "oidc"), KeyMatch::exact, values.path_class, run);
}

}  // namespace

extern constinit const Rule duplicate_key{
    .code = "DEX412",
    .id = "duplicate-key",
    .category = Category::schema,
    .severity = Severity::error,
    .effect = Effect::ignored,
    .cwe = 0,
    .summary = "The same key twice, of which the first is lost",
    .why =
        "Dex, Pachyderm, Argo CD and Helm take the last of two equal keys and say nothing about "
        "the first; inside a connector's config the case of letters makes no difference. A "
        "restriction that stands first restricts nobody.",
    .fix = "Keep the one that is meant, or put the items of both under one key.",
    .triggers = triggers,
    .bad = bad,
    .good = good,
    .check = {check_connector, check_server, check_secret, check_values}};

}  // namespace dexlint::rules
