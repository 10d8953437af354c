#include <algorithm>
#include <string>

#include "linter/model/rule.h"

namespace dexlint::rules {
namespace {

constexpr std::string_view triggers[] = {
    "upstreamIDP",          "upstream_idp",      "mockIDP",          "mock_idp",
    "additionalOIDCClient", "additional_client", "additionalClient", "dexCredential",
    "requireVerified",      "issuerU",           "issuer_uri"};

constexpr Example bad[] = {{"values.yaml", R"(
deployTarget: GOOGLE
pachd:
  «mockIDP»: false
  «upstreamIDPs»:
  - {type: github, id: github, name: GitHub, config: {clientID: a}}
)"},
                           {"values.yaml", R"(
deployTarget: GOOGLE
pachd: {enabled: true}
oidc:
  mockIDP: false
  «upstreamIDP»:
  - {type: github, id: github, name: GitHub, config: {clientID: a}}
  «additionalOIDCClient»: []
  «issuerUri»: https://pach.example.com/dex
)"}};

constexpr Example good[] = {{"values.yaml", R"(
deployTarget: GOOGLE
oidc:
  issuerURI: ""
  requireVerifiedEmail: false
  IDTokenExpiry: 24h
  upstreamIDPs: []
  upstreamIDPsSecretName: pachyderm-idps
  mockIDP: false
  additionalClients: []
  userAccessibleOauthIssuerHost: ""
)"},
                            {"values.yaml", R"(
oidc: {upstreamIDP: okta, issuerUrl: "https://idp.example.com"}
server: {replicas: 2}
)"},
                            {"values.yaml", R"(
deployTarget: LOCAL
oidc: {x-comment: my own, mockIDP: true}
pachd: {additionalTrustedPeers: []}
)"}};

// The keys of `oidc` in the chart's values.yaml, v2.0.0 to v2.12.0-rc.3.
constexpr std::string_view keys[] = {"issuerURI",
                                     "requireVerifiedEmail",
                                     "IDTokenExpiry",
                                     "RotationTokenExpiry",
                                     "userAccessibleOauthIssuerHost",
                                     "upstreamIDPs",
                                     "upstreamIDPsSecretName",
                                     "dexCredentialSecretName",
                                     "mockIDP",
                                     "additionalClients",
                                     "additionalClientsSecretName"};

// Alike for all spellings of one name: letters in lower case, without plurals and the word OIDC,
// which the chart's own comments put into additionalOIDCClient.
std::string skeleton(std::string_view key) {
  std::string out;
  for (const char c : key) {
    const char lower = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    if (lower != 's' && lower != '_' && lower != '-') out += lower;
  }
  const std::size_t oidc = out.find("oidc");
  if (oidc != std::string::npos) out.erase(oidc, 4);
  if (out == "iueruri" || out == "iuerurl") return "iueruri";
  return out;
}

std::string_view meant(std::string_view key) {
  const std::string wanted = skeleton(key);
  const auto* found = std::find_if(std::begin(keys), std::end(keys), [&](std::string_view known) {
    return skeleton(known) == wanted;
  });
  return found == std::end(keys) ? std::string_view{} : *found;
}

void report(const PachydermValues& values, const Node& value, std::string_view right, Run& run) {
  run.report(
      {.at = value.key->place(),
       .about = &value,
       .message = "Pachyderm's chart does not read this: the key is {0}",
       .arguments = {Argument::name("oidc." + std::string(right))},
       .severity = is_never_deployed(values.path_class) ? Severity::note : Severity::warning});
}

bool is_named(const Node& value) {
  return value.key != nullptr && value.key->is_scalar() && !value.key->unknown;
}

void check_spelling(const PachydermValues& values, const Node* oidc, Run& run) {
  if (oidc == nullptr || !oidc->resolved().is_mapping()) return;
  for (const Node& value : oidc->resolved().children()) {
    if (!is_named(value) || !values.is_here(value)) continue;
    const std::string_view right = meant(value.key->text);
    if (right.empty() || right == value.key->text) continue;
    report(values, value, right, run);
    if (effective(oidc, right) == nullptr)
      run.claims.back().mend =
          Mend{value.key->place(), std::string(right), "spell it as the chart does", false};
  }
}

// The chart's own comments speak of pachd.upstreamIDPs and pachd.mockIDP.
void check_place(const PachydermValues& values, const Node* pachd, Run& run) {
  for (const std::string_view key :
       {"upstreamIDPs", "upstreamIDPsSecretName", "mockIDP", "additionalClients"}) {
    every(pachd, key, KeyMatch::exact, [&](const Node& value) {
      if (values.is_here(value)) report(values, value, key, run);
    });
  }
}

void check(const PachydermValues& values, Run& run) {
  check_spelling(values, effective(values.node, "oidc"), run);
  check_place(values, effective(values.node, "pachd"), run);
}

}  // namespace

extern constinit const Rule pachyderm_misplaced_key{
    .code = "DEX711",
    .id = "pachyderm-misplaced-key",
    .category = Category::pachyderm,
    .severity = Severity::warning,
    .effect = Effect::ignored,
    .cwe = 0,
    .summary = "Setting of Pachyderm's login under a key that its chart does not read",
    .why =
        "The chart's schema takes any key and reads the ones it knows, so what stands under "
        "another is lost without a word. Comments in its values.yaml name three of the wrong "
        "ones: pachd.upstreamIDPs, pachd.mockIDP, additionalOIDCClient.",
    .fix = "Move it below oidc, under the key as the chart spells it.",
    .triggers = triggers,
    .bad = bad,
    .good = good,
    .check = check};

}  // namespace dexlint::rules
