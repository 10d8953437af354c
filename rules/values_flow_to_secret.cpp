#include "linter/model/rule.h"
#include "rules/shared/credential.h"
#include "rules/shared/secret_flow.h"

namespace dexlint::rules {
namespace {

// Of a chart by name; a chart that is at hand needs no literal.
constexpr std::string_view triggers[] = {"kind~HelmRelease",    "kind~Application",
                                         "kind~ApplicationSet", "kind~HelmChart",
                                         "helmCharts",          "releases"};

constexpr Example bad[] = {{"release.yaml", R"(
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: {name: argo-cd}
spec:
  chart: {spec: {chart: argo-cd}}
  values:
    configs:
      secret:
        extra:
          oidc.sso.tail: «n0t-A-r3al-s3cret-7»
)"},
                           {"applications.yaml", R"(
apiVersion: argoproj.io/v1alpha1
kind: ApplicationSet
metadata: {name: argo-cd}
spec:
  template:
    spec:
      source:
        chart: argo-cd
        helm:
          valuesObject:
            configs:
              secret: {extra: {oidc.sso.tail: «n0t-A-r3al-s3cret-7»}}
)"}};

constexpr Example good[] = {{"release.yaml", R"(
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: {name: argo-cd}
spec:
  chart: {spec: {chart: argo-cd}}
  values:
    configs:
      secret:
        azureDevops: {username: argo}
        extra:
          oidc.sso.tail: ${OIDC_TAIL}
          oidc.sso.url: https://sso.example.com
)"},
                            {"release.yaml", R"(
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: {name: own}
spec:
  chart: {spec: {chart: a-chart-that-nobody-knows}}
  values:
    configs:
      secret: {extra: {oidc.sso.tail: n0t-A-r3al-tail}}
)"},
                            {"plan.yaml", R"(
kind: PlanOfSomebody
spec:
  chart: argo-cd
  values:
    configs:
      secret: {extra: {oidc.sso.tail: n0t-A-r3al-tail}}
)"}};

void check(const Credential& credential, Run& run) {
  if (credential.field != CredentialField::secret_flow || judge(credential) != Verdict::literal)
    return;
  const SecretFlow& flow = *credential.flow;
  Claim claim{.at = credential.value.place(),
              .about = credential.value.node(),
              .message = "{0} is in plain text, and chart {1} makes a Secret of it",
              .arguments = {Argument::key(credential.key), Argument::key(flow.chart)},
              .severity = severity_of_named_literal(credential),
              .related = places_of(&flow)};
  if (!flow.secret_key.empty()) {
    claim.message = "{0} is in plain text, and chart {1} makes key {2} of a Secret of it";
    claim.arguments.push_back(Argument::key(flow.secret_key));
  }
  run.report(std::move(claim));
}

}  // namespace

extern constinit const Rule values_flow_to_secret{
    .code = "DEX120",
    .id = "values-flow-to-secret",
    .category = Category::secret,
    .severity = Severity::error,
    .effect = Effect::leaks,
    .cwe = 312,
    .summary = "Value in plain text that the chart keeps in a Secret",
    .why =
        "Whoever wrote the chart put this value into a Secret, so it is one, whatever its key is "
        "called. In the values file everybody who can read the repository has it, and so has "
        "whoever can read the release.",
    .fix =
        "Make a new value first: the old one is known. Then let the chart take it from a Secret "
        "that is not in the repository (existingSecret and its relatives, where the chart has "
        "them), or keep the values file encrypted.",
    .triggers = triggers,
    .bad = bad,
    .good = good,
    .check = check};

}  // namespace dexlint::rules
