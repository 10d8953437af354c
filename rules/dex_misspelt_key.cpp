#include <algorithm>
#include <string>
#include <vector>

#include "linter/model/nearest.h"
#include "linter/model/rule.h"
#include "linter/model/words.h"
#include "rules/shared/bare_key.h"
#include "rules/shared/connector_fields.h"

namespace dexlint::rules {
namespace {

constexpr std::string_view triggers[] = {"issuer~http", "issuer~https", "dex.config", "connectors",
                                         "staticClients"};

constexpr Example bad[] = {{"config.yaml", R"(
issuer: https://dex.example.com
storage: {type: kubernetes, config: {inCluster: true}}
web: {http: "0.0.0.0:5556", «tlscerts»: /etc/dex/tls.crt}
oauth2: {«alwaysShowLoginScren»: true}
«static_clients»:
- id: app
  secretEnv: APP_SECRET
connectors: [{type: github, id: github, name: GitHub, config: {clientID: $A, clientSecret: $B, orgs: [{name: acme}]}}]
)"},
                           {"config.yaml", R"(
issuer: https://dex.example.com
storage: {type: kubernetes, config: {inCluster: true}}
web: {http: "0.0.0.0:5556"}
enablePasswordDB: true
staticClients:
- id: app
  name: App
  secretEnv: APP_SECRET
  «redirectURI»: [https://app.example.com/callback]
- id: other
  name: Other
  «secretEn»: OTHER_SECRET
)"}};

constexpr Example good[] = {{"config.yaml", R"(
issuer: https://dex.example.com
storage: {type: kubernetes, config: {inCluster: true}}
web: {http: "0.0.0.0:5556", tlscert: /etc/dex/tls.crt}
enablepassworddb: true
x-team: logins
x-web: {http: "0.0.0.0:5557"}
staticClients:
- {id: app, name: App, secretEnv: APP_SECRET, redirectURIs: [https://app.example.com/callback]}
connectors:
- {type: github, id: github, name: GitHub, config: {clientID: $A, clientSecret: $B, orgs: [{name: acme}]}}
)"},
                            {"argocd-cm.yaml", R"(
apiVersion: v1
kind: ConfigMap
metadata: {name: argocd-cm}
data:
  url: https://argocd.example.com
  dex.config: |
    expiry: {idTokens: 1h}
    {{ .Values.connectors }}: []
)"}};

// Keys that may stand at `holder`: `oauth2`, `staticClients[]`; at the top for "".
std::vector<std::string_view> keys_at(std::string_view holder) {
  std::vector<std::string_view> keys;
  for (const dex::Field& field : dex::server_fields()) {
    std::string_view path = field.path;
    if (!holder.empty()) {
      if (!path.starts_with(holder) || path.substr(holder.size(), 1) != ".") continue;
      path.remove_prefix(holder.size() + 1);
    }
    const std::string_view key = path.substr(0, path.find_first_of(".["));
    if (!is_one_of(keys, key)) keys.push_back(key);
  }
  return keys;
}

// Of another program, or parked.
bool is_extension(std::string_view key) {
  return key.starts_with("x-") || key.starts_with('_') || key.starts_with('.');
}

// The known key that `key` is a slip of the pen for; empty for one that may be newer than what is
// known here, or may be meant for either of two.
std::string_view meant(std::string_view key, const std::vector<std::string_view>& known) {
  const std::string bare = bare_key(key);
  std::size_t fewest = key.size() < 6 ? 1 : 2;
  std::string_view found;
  for (const std::string_view one : known) {
    const std::size_t letters = letters_between(bare, lower_case(one));
    if (letters > fewest) continue;
    found = letters < fewest || found.empty() ? one : std::string_view{};
    fewest = letters;
  }
  return found;
}

// Without these nobody logs in, or everybody's secret is another.
bool is_grave(std::string_view key) {
  static constexpr std::string_view grave[] = {
      "connectors",       "staticClients", "staticPasswords",
      "enablePasswordDB", "redirectURIs",  "secret",
      "secretEnv",        "hash",          "hashFromEnv"};
  return is_one_of(grave, key);
}

void report(const DexConfig& config, const Node& value, std::string_view key, Run& run) {
  if (effective(value.parent, key, KeyMatch::ignore_case) != nullptr) return;
  run.report({.at = value.key->place(),
              .about = &value,
              .message = "Dex ignores {0}: the key is called {1}",
              .arguments = {Argument::key(value.key->text), Argument::name(key)},
              .severity = severity_in(config.path_class,
                                      is_grave(key) ? Severity::error : Severity::warning)});
}

void check_keys(const DexConfig& config, const Node& mapping, const std::string& holder, Run& run) {
  const std::vector<std::string_view> known = keys_at(holder);
  if (known.empty() || !mapping.is_mapping()) return;
  for (const Node& value : mapping.children()) {
    if (value.key == nullptr || !value.key->is_scalar() || value.key->unknown ||
        is_extension(value.key->text))
      continue;
    const auto same = std::find_if(known.begin(), known.end(), [&](std::string_view one) {
      return equal_ignoring_case(one, value.key->text);
    });
    if (same == known.end()) {
      const std::string_view key = meant(value.key->text, known);
      if (!key.empty()) report(config, value, key, run);
      continue;
    }
    const std::string below = (holder.empty() ? "" : holder + ".") + std::string(*same);
    check_keys(config, value.resolved(), below, run);
    if (!value.resolved().is_sequence()) continue;
    for (const Node& item : value.resolved().children())
      check_keys(config, item.resolved(), below + "[]", run);
  }
}

void check(const DexConfig& config, Run& run) { check_keys(config, *config.node, "", run); }

}  // namespace

extern constinit const Rule dex_misspelt_key{
    .code = "DEX822",
    .id = "dex-misspelt-key",
    .category = Category::server,
    .severity = Severity::error,
    .effect = Effect::ignored,
    .cwe = 0,
    .summary = "Key of the configuration of Dex with a slip of the pen",
    .why =
        "Dex drops keys that it does not know without a word, so that what stands below is never "
        "read: static_clients leaves it without clients. Only what is nearly a key is reported, "
        "since a newer Dex may know others.",
    .fix = "Write the key as Dex spells it; upper and lower case do not matter.",
    .triggers = triggers,
    .bad = bad,
    .good = good,
    .check = check};

}  // namespace dexlint::rules
