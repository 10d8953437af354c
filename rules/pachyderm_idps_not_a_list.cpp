#include "linter/model/rule.h"

namespace dexlint::rules {
namespace {

constexpr std::string_view triggers[] = {"upstreamIDPs"};

constexpr Example bad[] = {{"values.yaml", R"(
oidc:
  «upstreamIDPs»: |
    - type: oidc
      id: okta
      name: Okta
)"},
                           {"values.yaml", R"(
pachyderm:
  oidc:
    «upstreamIDPs»:
      type: oidc
      id: okta
      name: Okta
)"}};

constexpr Example good[] = {{"values.yaml", R"(
oidc:
  upstreamIDPs:
  - type: oidc
    id: okta
    name: Okta
)"},
                            {"values.yaml", "oidc: {upstreamIDPs: []}\n"},
                            {"values.yaml", "oidc: {upstreamIDPs: null}\n"},
                            {"values.yaml", "oidc:\n  upstreamIDPs:\n"},
                            {"values.yaml", "oidc: {upstreamIDPs: \"{{ .idps }}\"}\n"}};

bool is_null(const Scalar& value) {
  return !value.exists() || (!value.is_quoted() && (value.text() == "~" || value.text() == "null"));
}

Severity severity_of(PathClass path_class) {
  return is_never_deployed(path_class) ? Severity::warning : Severity::error;
}

void check(const PachydermValues& values, Run& run) {
  if (values.upstream_idps == nullptr) return;
  const Node& idps = values.upstream_idps->resolved();
  if (idps.is_sequence() || idps.unknown || (idps.is_scalar() && is_null(Scalar(&idps)))) return;
  run.report({.at = values.upstream_idps->key->place(),
              .about = values.upstream_idps,
              .message = "{0} is a {1}, and the chart takes a list only",
              .arguments = {Argument::name("upstreamIDPs"),
                            Argument::name(idps.is_mapping() ? "mapping" : "text")},
              .severity = severity_of(values.path_class)});
}

}  // namespace

extern constinit const Rule pachyderm_idps_not_a_list{
    .code = "DEX713",
    .id = "pachyderm-idps-not-a-list",
    .category = Category::pachyderm,
    .severity = Severity::error,
    .effect = Effect::refused,
    .cwe = 0,
    .summary = "Pachyderm's upstreamIDPs is not a list",
    .why =
        "The schema of Pachyderm's chart takes a list of connectors here. With anything else helm "
        "install and helm upgrade stop with an error.",
    .fix =
        "Write the connectors as a YAML list: remove the | behind upstreamIDPs, and start each "
        "connector with a dash.",
    .triggers = triggers,
    .bad = bad,
    .good = good,
    .check = check};

}  // namespace dexlint::rules
