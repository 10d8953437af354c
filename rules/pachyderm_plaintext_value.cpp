#include <optional>
#include <string>
#include <string_view>

#include "linter/model/rule.h"
#include "rules/dex/fields.h"
#include "rules/shared/credential.h"

namespace dexlint::rules {
namespace {

// What makes values Pachyderm's.
constexpr std::string_view triggers[] = {"deployTarget?", "mockIDP?", "upstreamIDPs", "pachd"};
constexpr std::string_view supersedes[] = {"DEX115", "DEX116", "DEX120"};

constexpr Example bad[] = {{"values.yaml", R"(
deployTarget: AMAZON
pachd:
  rootToken: «n0t-A-r3al-t0ken-1»
  oauthClientSecret: «n0t-A-r3al-s3cret-2»
  storage:
    amazon: {bucket: pach, id: "", secret: «n0t-A-r3al-s3cret-3»}
console:
  config: {oauthClientSecret: «n0t-A-r3al-s3cret-4»}
global:
  postgresql: {postgresqlPassword: «n0t-A-r3al-passw0rd-5»}
)"},
                           {"release.yaml", R"(
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: {name: pachyderm}
spec:
  chart:
    spec: {chart: pachyderm, version: 2.0.4}
  values:
    deployTarget: GOOGLE
    pachd: {rootToken: «n0t-A-r3al-t0ken-6»}
)"}};

constexpr Example good[] = {{"values.yaml", R"(
deployTarget: AMAZON
pachd:
  rootToken: ""
  rootTokenSecretName: pachyderm-root-token
  oauthClientSecretSecretName: pachyderm-oauth
  storage: {amazon: {bucket: pach, id: "", secret: ""}}
)"},
                            {"values.yaml", R"(
deployTarget: LOCAL
pachd: {rootToken: "{{ requiredEnv \"ROOT_TOKEN\" }}", oauthClientSecret: changeme}
global: {postgresql: {postgresqlPassword: insecure-user-password}}
)"},
                            {"values.yaml", R"(
global:
  postgresql: {postgresqlPassword: n0t-A-r3al-passw0rd-7}
)"}};

// The last key of `path` is the node's, the one before its parent's, and so on.
bool stands_at(const Node* node, std::string_view path) {
  while (node != nullptr) {
    const std::size_t dot = path.rfind('.');
    const bool is_first = dot == std::string_view::npos;
    if (key_of(*node) != path.substr(is_first ? 0 : dot + 1)) return false;
    if (is_first) return true;
    path = path.substr(0, dot);
    node = node->parent;
  }
  return false;
}

const dex::PachydermCredential* known_field(const Node& value) {
  for (const dex::PachydermCredential& known : dex::pachyderm_credentials()) {
    if (stands_at(&value, known.path)) return &known;
  }
  return nullptr;
}

std::optional<Version> version_of(const Node& value, const Run& run) {
  for (const PachydermValues& values : run.file().pachyderm_values) {
    for (const Node* at = &value; at != nullptr; at = at->parent) {
      if (at == values.node) return values.version;
    }
  }
  return std::nullopt;
}

bool is_newer(std::string_view release, const std::optional<Version>& than) {
  const std::optional<Version> version = version_from(release);
  return version && than && *version > *than;
}

bool is_gone(const dex::PachydermCredential& known, const std::optional<Version>& version) {
  const std::optional<Version> until = version_from(known.until);
  return until && version && *version > *until;
}

std::string in_a_secret(const dex::PachydermCredential& known,
                        const std::optional<Version>& version) {
  std::string text = "keep it in a Secret that is not in the repository";
  if (!known.alternative_key.empty()) {
    text += ", under the key ";
    text += known.alternative_key;
  }
  text += ", and name that Secret in ";
  text += known.alternative;
  if (is_newer(known.alternative_since, version)) {
    text += ", once Pachyderm is ";
    text += known.alternative_since;
    text += " or newer";
  }
  return text + '.';
}

std::string advice(const dex::PachydermCredential& known, const std::optional<Version>& version) {
  std::string text = "Make a new value first: the old one is known. ";
  if (is_gone(known, version))
    return text + "Then take it out: this release of Pachyderm reads it no more.";
  text += "Then ";
  if (known.alternative.empty())
    return text +
           "give it to helm at install time, from where you keep secrets: the chart takes "
           "no Secret for it.";
  if (known.alternative.find('.') != std::string_view::npos)
    return text + in_a_secret(known, version);
  text += "use ";
  text += known.alternative;
  return text + " in its place, and leave this empty.";
}

void check(const Credential& credential, Run& run) {
  if (credential.field != CredentialField::pachyderm_value || judge(credential) != Verdict::literal)
    return;
  const Node& value = *credential.value.node();
  Claim claim{.at = credential.value.place(),
              .about = &value,
              .message = "{0} of Pachyderm is written in plain text",
              .arguments = {Argument::key(credential.key)},
              .severity = severity_of_named_literal(credential)};
  if (const dex::PachydermCredential* known = known_field(value)) {
    claim.arguments = {Argument::name(known->path)};
    claim.advice = advice(*known, version_of(value, run));
  }
  run.report(std::move(claim));
}

}  // namespace

extern constinit const Rule pachyderm_plaintext_value{
    .code = "DEX708",
    .id = "pachyderm-plaintext-value",
    .category = Category::secret,
    .severity = Severity::error,
    .effect = Effect::leaks,
    .cwe = 312,
    .summary = "Credential in Pachyderm's values in plain text",
    .why =
        "Whoever can read this file, its history or the release that Helm keeps in the cluster has "
        "the credential: the root token is an administrator, a storage key reads all data.",
    .fix =
        "Make a new value first: the old one is known. Then keep it in a Secret and name that in "
        "the field's *SecretName, which most of them have.",
    .triggers = triggers,
    .supersedes = supersedes,
    .bad = bad,
    .good = good,
    .check = check};

}  // namespace dexlint::rules
