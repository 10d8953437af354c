#include <algorithm>
#include <utility>
#include <vector>

#include "linter/model/credential_key.h"
#include "linter/model/nearest.h"
#include "linter/model/rule.h"
#include "linter/model/words.h"
#include "rules/shared/connector_fields.h"

namespace dexlint::rules {
namespace {

constexpr std::string_view triggers[] = {"connectors", "upstreamIDPs", "upstream-idps",
                                         "redirectURI", "clientSecret"};

constexpr Example bad[] = {{"config.yaml", R"(
issuer: https://dex.example.com
connectors:
- type: gitlab
  id: gitlab
  name: GitLab
  config:
    clientID: dex
    clientSecret: $GITLAB_SECRET
    redirectURI: https://dex.example.com/callback
    «orgs»: [acme]
- type: github
  id: github
  name: GitHub
  «redirectURI»: https://dex.example.com/callback
  config:
    clientID: dex
    clientSecret: $GITHUB_SECRET
    redirectURI: https://dex.example.com/callback
    orgs: [{name: acme, «team»: ops}]
    «teamNamefeild»: slug
)"},
                           {"values.yaml", R"(
oidc:
  upstreamIDPs:
  - type: oidc
    id: google
    name: Google
    «grantTypes»: [authorization_code]
    config:
      issuer: https://accounts.google.com
      clientID: pachyderm
      redirectURI: https://pach.example.com/dex/callback
      «hostedDomains»: [example.com]
)"},
                           {"config.yaml", R"(
issuer: https://dex.example.com
connectors:
- type: oidc
  id: google
  name: Google
  config:
    issuer: https://accounts.google.com
    clientID: dex
    clientSecret: $GOOGLE_SECRET
    redirectURI: https://dex.example.com/callback
    «hostedDomains»: [example.com]
)"},
                           {"connectors.yaml", R"(
connectors:
- type: github
  id: github
  name: GitHub
  config: |
    «teamNamefeild»: slug
)"}};

constexpr Example good[] = {{"config.yaml", R"(
issuer: https://dex.example.com
connectors:
- type: github
  id: github
  name: GitHub
  grantTypes: [authorization_code]
  config:
    clientId: dex
    clientSecret: $GITHUB_SECRET
    redirectURI: https://dex.example.com/callback
    x-note: ours
    orgs: [{name: acme, teams: [ops]}]
- type: google
  id: google
  name: Google
  config:
    clientID: dex
    clientSecret: $GOOGLE_SECRET
    redirectURI: https://dex.example.com/callback
    hostedDomains: [example.com]
    domainToAdminEmail: {example.com: admin@example.com}
)"},
                            {"config.yaml", R"(
issuer: https://dex.example.com
connectors:
- type: oidc
  id: sso
  name: SSO
  config:
    issuer: https://sso.example.com
    clientID: dex
    clientSecret: $SSO_SECRET
    redirectURI: https://dex.example.com/callback
    insecureSkipIssuerCallbackDomainCheck: true
    {{ .Values.more }}: true
)"},
                            {"values.yaml", R"(
oidc:
  upstreamIDPs:
  - type: oidc
    id: sso
    name: SSO
    configVersion: 1
    config:
      issuer: https://sso.example.com
      clientID: pachyderm
      redirectURI: https://pach.example.com/dex/callback
)"}};

// Words of keys that are meant to keep people out; a noun alone not where others say that a group
// is read.
bool is_like_restriction(std::string_view key) {
  static constexpr std::string_view restricting[] = {
      "allowed", "allow", "restrict", "whitelist", "allowlist", "require", "required"};
  static constexpr std::string_view restricted[] = {
      "group",  "groups",  "org",  "orgs",  "organization", "organizations",
      "domain", "domains", "team", "teams", "tenant",       "tenants"};
  static constexpr std::string_view reading[] = {
      "attr", "attribute", "claim",  "claims",  "enable", "insecure", "key",    "load",
      "map",  "mapping",   "member", "members", "prefix", "scope",    "search", "sync"};
  const std::vector<std::string> parts = words(key);
  const auto any_of = [&](std::span<const std::string_view> known) {
    return std::any_of(parts.begin(), parts.end(),
                       [&](const std::string& word) { return is_one_of(known, word); });
  };
  return any_of(restricting) || (any_of(restricted) && !any_of(reading));
}

// The path of the field that stands elsewhere in the connector: `jwksURL`, `orgs[].teams`. Other
// tools say claim where Dex says key, so that `groupsClaim` is claimMapping.groups.
std::string_view field_elsewhere(std::span<const dex::Field> fields, std::string_view key) {
  std::vector<std::string_view> spellings{key};
  for (const std::string_view ending : {"Claim", "Key", "claim"}) {
    if (key.ends_with(ending)) spellings.push_back(key.substr(0, key.size() - ending.size()));
  }
  for (const std::string_view spelling : spellings) {
    for (const dex::Field& field : fields) {
      if (equal_ignoring_case(dex::key_of(field), spelling)) return field.path;
    }
  }
  return {};
}

// What other programs call it.
std::string_view synonym(std::string_view key) {
  static constexpr std::pair<std::string_view, std::string_view> known[] = {
      {"bindPassword", "bindPW"},
      {"organization", "orgs"},
      {"organizations", "orgs"},
      {"allowedOrgs", "orgs"},
      {"groups", "orgs"},
      {"allowedGroups", "groups"},
      {"allowedDomains", "hostedDomains"}};
  const auto found = std::find_if(std::begin(known), std::end(known),
                                  [&](const auto& one) { return one.first == key; });
  return found == std::end(known) ? std::string_view{} : found->second;
}

// What was meant: the same key at another place, another word for it, a key that goes on or is
// alike at this place, or one nearly the same elsewhere.
std::string_view meant(std::span<const dex::Field> fields, const dex::Field* holder,
                       std::string_view key) {
  const std::vector<std::string_view> here = dex::keys_below(fields, holder);
  if (const std::string_view other = synonym(key); is_one_of(here, other)) return other;
  const std::string_view elsewhere = field_elsewhere(fields, key);
  if (!elsewhere.empty()) return elsewhere;
  for (const std::string_view longer : here) {
    if (key.size() > 3 && longer.starts_with(key)) return longer;
  }
  const std::string_view near = nearest(key, here);
  if (!near.empty()) return near;
  for (const dex::Field& field : fields) {
    const std::string_view one = dex::key_of(field);
    const bool goes_on = one.size() > 5 && key.starts_with(one);
    if (goes_on || letters_between(lower_case(key), lower_case(one)) <= 2) return field.path;
  }
  return {};
}

// Keys beside `config` that somebody reads; DEX704 and DEX705 speak about two of them.
bool is_read_beside(const DexConnector& connector, std::string_view key) {
  static constexpr std::string_view pachyderm[] = {
      "id", "name", "type", "configVersion", "config", "jsonConfig", "version"};
  static constexpr std::string_view dex[] = {"id", "name", "type", "config", "grantTypes"};
  if (connector.place == ConnectorPlace::upstream_idps) return is_one_of(pachyderm, key);
  return std::any_of(std::begin(dex), std::end(dex),
                     [&](std::string_view known) { return equal_ignoring_case(known, key); });
}

// Pachyderm's protojson refuses what it does not know; Dex passes over it.
void check_beside(const DexConnector& connector, const dex::Connector& known, Run& run) {
  const bool strict = connector.place == ConnectorPlace::upstream_idps;
  if (!strict && connector.place != ConnectorPlace::dex_config) return;
  for (const Node& value : connector.node->children()) {
    const Node* key = value.key;
    if (key == nullptr || !key->is_scalar() || key->unknown || key->text == "<<" ||
        is_read_beside(connector, key->text) || (!strict && key->text.starts_with("x-")))
      continue;
    const bool belongs_inside = dex::field_below(known.fields, nullptr, key->text) != nullptr;
    Claim claim{
        .at = key->place(),
        .about = &value,
        .message = "Dex ignores {1} of connector {0}: there is no such key beside config",
        .arguments = {Argument::id(connector.id()), Argument::key(key->text)},
        .severity = severity_in(connector.path_class,
                                belongs_inside || strict ? Severity::error : Severity::warning),
        .effect = Effect::ignored};
    if (strict) {
      claim.message =
          "Pachyderm refuses connector {0}: beside config it takes id, name, type and "
          "configVersion, spelt like this, and not {1}";
      claim.effect = Effect::refused;
    }
    if (belongs_inside)
      claim.advice = "Move the key below config, where the fields of this type stand.";
    run.report(std::move(claim));
  }
}

// A restriction that upstream has and the fork of Pachyderm does not: nobody is kept out.
void report_lost_restriction(const DexConnector& connector, const FieldUse& use, Run& run) {
  run.report({.at = use.value->key->place(),
              .about = use.value,
              .message =
                  "Pachyderm's Dex ignores {1} of connector {0}: everybody whom the identity "
                  "provider knows gets in",
              .arguments = {Argument::id(connector.id()), Argument::key(use.value->key->text)},
              .severity = severity_in(connector.path_class),
              .effect = Effect::fails_open,
              .advice = "Restrict who may log in at the identity provider, or use a connector type "
                        "whose restriction Pachyderm's Dex knows (google: hostedDomains)."});
}

// Removed: Open() of current Dex fails when the list is not empty (connector/oidc/oidc.go).
void report_removed(const DexConnector& connector, const FieldUse& use, Run& run) {
  const Node& value = use.value->resolved();
  if (!value.is_sequence() || value.count == 0) return;
  run.report({.at = use.value->key->place(),
              .about = use.value,
              .message = "Dex cannot open connector {0}: {1} was removed from type oidc",
              .arguments = {Argument::id(connector.id()), Argument::key(use.value->key->text)},
              .severity = severity_in(connector.path_class),
              .effect = Effect::refused,
              .advice = "Use type google, which has hostedDomains, or restrict by groups."});
}

void report_unknown(const DexConnector& connector, const dex::Connector& known, const FieldUse& use,
                    Run& run) {
  const std::string_view key = use.value->key->text;
  const bool restricts = is_like_restriction(key);
  const bool grave = restricts || is_credential_key(key);
  const std::string_view near = meant(known.fields, use.holder, key);
  Claim claim{
      .at = use.value->key->place(),
      .about = use.value,
      .message = "Dex ignores {1} of connector {0}: type {2} has no such field",
      .arguments = {Argument::id(connector.id()), Argument::key(key), Argument::name(known.type)},
      .severity = severity_in(connector.path_class, grave ? Severity::error : Severity::warning),
      .effect = restricts ? Effect::fails_open : Effect::ignored};
  if (restricts)
    claim.message =
        "Dex ignores {1} of connector {0}: type {2} has no such field, so it keeps nobody out";
  if (!near.empty())
    claim.advice = "Did you mean " + std::string(near) + "? Otherwise take the key out.";
  run.report(std::move(claim));
}

void check(const DexConnector& connector, Run& run) {
  const dex::Connector* known = known_connector(connector);
  if (known == nullptr) return;
  check_beside(connector, *known, run);
  for (const FieldUse& use : field_uses(connector)) {
    if (use.field == nullptr) {
      if (respelt(*known, use) == nullptr) report_unknown(connector, *known, use, run);
    } else if (connector.platform == Platform::pachyderm && use.field->restricts &&
               !use.field->in_fork) {
      report_lost_restriction(connector, use, run);
    } else if (connector.platform != Platform::pachyderm && known->type == "oidc" &&
               use.field->path == "hostedDomains") {
      report_removed(connector, use, run);
    }
  }
}

}  // namespace

extern constinit const Rule connector_unknown_field{
    .code = "DEX404",
    .id = "connector-unknown-field",
    .category = Category::schema,
    .severity = Severity::error,
    .effect = Effect::ignored,
    .cwe = 0,
    .summary = "Connector has a key that its type does not know",
    .why =
        "Dex drops keys that it does not know without a word. A misspelt restriction lets "
        "everybody in, a misspelt credential breaks the login. Beside config Pachyderm does not "
        "start over them.",
    .fix = "Write the field as the connector's type spells it, or take the key out.",
    .triggers = triggers,
    .bad = bad,
    .good = good,
    .check = check};

}  // namespace dexlint::rules
