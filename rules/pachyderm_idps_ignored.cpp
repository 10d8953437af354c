#include "linter/model/rule.h"
#include "rules/shared/pachyderm.h"

namespace dexlint::rules {
namespace {

constexpr std::string_view triggers[] = {"upstreamIDPs"};

constexpr Example bad[] = {{"values.yaml", R"(
oidc:
  upstreamIDPsSecretName: pachyderm-idps
  «upstreamIDPs»:
  - type: github
    id: github
    name: GitHub
    config: {clientID: pachyderm, redirectURI: "https://pach.example.com/dex/callback"}
)"}};

constexpr Example good[] = {{"values.yaml", R"(
oidc:
  upstreamIDPsSecretName: ""
  upstreamIDPs:
  - type: github
    id: github
    name: GitHub
    config: {clientID: pachyderm, redirectURI: "https://pach.example.com/dex/callback"}
)"},
                            {"values.yaml", R"(
oidc:
  upstreamIDPsSecretName: pachyderm-idps
  upstreamIDPs: []
)"},
                            {"values.yaml", R"(
deployTarget: GOOGLE
oidc: {upstreamIDPsSecretName: pachyderm-idps, mockIDP: true}
)"}};

bool stands_in(const Node* node, const Node* layer) {
  while (node != nullptr && node != layer) node = node->parent;
  return node != nullptr;
}

// Who names a Secret in a layer above the list means to put it in the list's place.
bool is_laid_over(const PachydermValues& values, const Node& list, const Node& name) {
  for (const Node* layer : values.stack.layers()) {
    if (stands_in(&name, layer)) return false;
    if (stands_in(&list, layer)) return true;
  }
  return false;
}

void check(const PachydermValues& values, Run& run) {
  const Node* list = values.find({"oidc", "upstreamIDPs"});
  const Node* name = values.find({"oidc", "upstreamIDPsSecretName"});
  if (!is_set(values, {"oidc", "upstreamIDPs"}) || list->resolved().unknown) return;
  if (!is_set(values, {"oidc", "upstreamIDPsSecretName"}) || name->resolved().unknown) return;
  if (!values.is_here(*list) || is_laid_over(values, *list, *name)) return;
  run.report(
      {.at = list->key->place(),
       .about = list,
       .message = "Pachyderm reads the Secret that {1} names, and ignores the list {0}",
       .arguments = {Argument::name("upstreamIDPs"), Argument::name("upstreamIDPsSecretName")},
       .severity = is_never_deployed(values.path_class) ? Severity::note : Severity::warning,
       .related = {{"the Secret is named here", name}}});
}

}  // namespace

extern constinit const Rule pachyderm_idps_ignored{
    .code = "DEX703",
    .id = "pachyderm-idps-ignored",
    .category = Category::pachyderm,
    .severity = Severity::warning,
    .effect = Effect::ignored,
    .cwe = 0,
    .summary = "Connectors in Pachyderm's values that a Secret takes the place of",
    .why =
        "Where upstreamIDPsSecretName is set, the chart makes no Secret of upstreamIDPs, and says "
        "nothing about it. What is changed in the list changes nothing, and its secrets stay in "
        "the values for no use.",
    .fix =
        "Keep the Secret and take the list out of the values; or empty upstreamIDPsSecretName "
        "where the list is meant.",
    .triggers = triggers,
    .bad = bad,
    .good = good,
    .check = check};

}  // namespace dexlint::rules
