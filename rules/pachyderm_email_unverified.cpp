#include "linter/model/rule.h"
#include "rules/shared/pachyderm.h"

namespace dexlint::rules {
namespace {

constexpr std::string_view triggers[] = {"upstreamIDPs"};

constexpr Example bad[] = {{"values.yaml", R"(
oidc:
  requireVerifiedEmail: «false»
  upstreamIDPs:
  - type: github
    id: github
    name: GitHub
    config: {clientID: a, redirectURI: "https://pach.example.com/dex/callback"}
  - type: oidc
    id: auth0
    name: Auth0
    config: {issuer: "https://example.auth0.com/", clientID: b}
)"},
                           {"values.yaml", R"(
deployTarget: AMAZON
oidc:
  «upstreamIDPs»:
  - {type: github, id: github, name: GitHub, config: {clientID: a}}
  - {type: gitlab, id: gitlab, name: GitLab, config: {clientID: b}}
)"}};

constexpr Example good[] = {{"values.yaml", R"(
oidc:
  requireVerifiedEmail: false
  upstreamIDPs:
  - {type: github, id: github, name: GitHub, config: {clientID: a}}
)"},
                            {"values.yaml", R"(
deployTarget: AMAZON
oidc:
  requireVerifiedEmail: true
  upstreamIDPs:
  - {type: github, id: github, name: GitHub, config: {clientID: a}}
  - {type: gitlab, id: gitlab, name: GitLab, config: {clientID: b}}
)"},
                            {"values-prod.yaml", R"(
oidc:
  upstreamIDPs:
  - {type: github, id: github, name: GitHub, config: {clientID: a}}
  - {type: gitlab, id: gitlab, name: GitLab, config: {clientID: b}}
)"}};

void report(const PachydermValues& values, const Node& list, const Node* required, Run& run) {
  const bool is_said = required != nullptr && values.is_here(*required);
  run.report({.at = is_said ? required->resolved().place() : list.key->place(),
              .about = is_said ? &required->resolved() : &list,
              .message = "{0} identity providers, and {1} is not true: a user of one who enters "
                         "the address of another's user is that user",
              .arguments = {Argument::number(list.resolved().count),
                            Argument::name("requireVerifiedEmail")},
              .severity = Severity::note});
}

void check(const PachydermValues& values, Run& run) {
  const Node* list = values.find({"oidc", "upstreamIDPs"});
  if (list == nullptr || !list->resolved().is_sequence() || list->resolved().count < 2) return;
  if (!values.is_here(*list) || is_set(values, {"oidc", "upstreamIDPsSecretName"})) return;
  const Node* required = values.find({"oidc", "requireVerifiedEmail"});
  const bool is_off = required == nullptr
                          ? values.complete
                          : switch_at(values, {"oidc", "requireVerifiedEmail"}) == false;
  if (is_off) report(values, *list, required, run);
}

}  // namespace

extern constinit const Rule pachyderm_email_unverified{
    .code = "DEX710",
    .id = "pachyderm-email-unverified",
    .category = Category::pachyderm,
    .severity = Severity::note,
    .effect = Effect::fails_open,
    .cwe = 287,
    .summary = "Several identity providers, and Pachyderm takes unverified addresses",
    .why =
        "Pachyderm knows a user by the e-mail address, whichever provider it comes from. Where one "
        "of several providers lets people enter any address, they get the roles of whoever has "
        "it. requireVerifiedEmail is false by default.",
    .fix =
        "Set oidc.requireVerifiedEmail to true, after a look whether all providers send "
        "email_verified.",
    .triggers = triggers,
    .bad = bad,
    .good = good,
    .check = check};

}  // namespace dexlint::rules
