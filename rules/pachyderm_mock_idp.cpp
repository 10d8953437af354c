#include "linter/model/rule.h"
#include "rules/shared/company_host.h"
#include "rules/shared/pachyderm.h"
#include "rules/shared/reference.h"
#include "rules/shared/url.h"

namespace dexlint::rules {
namespace {

constexpr std::string_view triggers[] = {"mockIDP?", "deployTarget?"};

constexpr Example bad[] = {{"values.yaml", R"(
deployTarget: AMAZON
proxy: {enabled: true, host: pach.example.com}
oidc:
  mockIDP: «true»
)"},
                           {"release.yaml", R"(
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: {name: pachyderm}
spec:
  chart:
    spec: {chart: pachyderm, version: 2.12.0}
  values:
    deployTarget: GOOGLE
    proxy: {host: «pach.example.com»}
)"},
                           {"values.yaml", R"(
deployTarget: MINIO
oidc: {mockIDP: «true»}
)"}};

constexpr Example good[] = {{"values.yaml", R"(
deployTarget: LOCAL
proxy: {enabled: true, host: pach.example.com}
oidc: {mockIDP: true}
)"},
                            {"values.yaml", R"(
deployTarget: AMAZON
proxy: {enabled: true, host: pach.example.com}
oidc: {mockIDP: true, upstreamIDPsSecretName: pachyderm-idps}
)"},
                            {"values.yaml", R"(
deployTarget: AMAZON
proxy: {enabled: true, host: pach.example.com}
oidc:
  mockIDP: true
  upstreamIDPs:
  - type: github
    id: github
    name: GitHub
    config: {clientID: pachyderm, redirectURI: "https://pach.example.com/dex/callback"}
)"},
                            {"values-prod.yaml", R"(
deployTarget: AMAZON
oidc: {mockIDP: true}
)"},
                            {"values.yaml", "oidc: {mockIDP: true}\n"},
                            {"values.yaml", R"(
deployTarget: AMAZON
pachd: {activateAuth: false}
oidc: {mockIDP: true}
)"},
                            {"values.yaml", R"(
deployTarget: AMAZON
proxy: {enabled: true, host: pach.example.com}
pachd: {image: {tag: 2.4.6}}
)"}};

// Up to 2.11 pachd asks nobody to log in without an enterprise license.
bool has_login(const PachydermValues& values) {
  if (values.version && *values.version >= Version{2, 12}) return true;
  return is_set(values, {"pachd", "enterpriseLicenseKey"}) ||
         is_set(values, {"pachd", "enterpriseLicenseKeySecretName"}) ||
         switch_at(values, {"pachd", "activateEnterpriseMember"}) == true;
}

// The switch where it is on; else, as the chart's own default, what opens the door: the host or
// the target.
const Node* culprit(const PachydermValues& values, const Scalar& host) {
  const Node* mock = values.find({"oidc", "mockIDP"});
  const Node* target = values.find({"deployTarget"});
  // A chart's defaults are no mistake of whoever installs it: their own layer is spoken about.
  const bool is_default =
      values.path_class == PathClass::default_values && !values.is_here(*target);
  if (is_default) return nullptr;
  if (mock != nullptr && values.is_here(*mock)) return mock;
  if (!has_login(values)) return nullptr;
  for (const Node* node : {host.node(), target}) {
    if (node != nullptr && values.is_here(*node)) return node;
  }
  return nullptr;
}

bool is_mocked(const PachydermValues& values) {
  const bool is_on =
      values.find({"oidc", "mockIDP"}) == nullptr || switch_at(values, {"oidc", "mockIDP"}) == true;
  return is_on && !is_set(values, {"oidc", "upstreamIDPs"}) &&
         !is_set(values, {"oidc", "upstreamIDPsSecretName"}) &&
         switch_at(values, {"pachd", "activateAuth"}) != false;
}

void check(const PachydermValues& values, Run& run) {
  if (!is_for_a_cluster(values) || !is_mocked(values)) return;
  const Scalar host = external_host(values);
  const std::string_view name = without_port(host.text());
  if (is_loopback(name)) return;
  const Node* at = culprit(values, host);
  if (at == nullptr) return;
  const bool is_public = !name.empty() && !is_reference(name) && !is_internal_host(run, name);
  const Severity severity = is_public ? Severity::error : Severity::warning;
  Claim claim{
      .at = at->resolved().place(),
      .about = &at->resolved(),
      .message =
          "anybody logs in as an administrator, as {0} with the password {1}: there "
          "is no identity provider but Pachyderm's {2}",
      .arguments = {Argument::name("admin"), Argument::name("password"), Argument::name("mockIDP")},
      .severity = is_never_deployed(values.path_class) ? milder(severity) : severity};
  if (host.exists() && host.node() != at && values.is_here(*host.node()))
    claim.related.push_back({"whoever finds this host gets in", host.node()});
  run.report(std::move(claim));
}

}  // namespace

extern constinit const Rule pachyderm_mock_idp{
    .code = "DEX701",
    .id = "pachyderm-mock-idp",
    .category = Category::pachyderm,
    .severity = Severity::error,
    .effect = Effect::fails_open,
    .cwe = 1392,
    .summary = "Pachyderm cluster that the published login admin / password opens",
    .why =
        "Without upstreamIDPs or upstreamIDPsSecretName the chart makes a mock identity provider, "
        "which mockIDP turns on by default. It knows one user, admin with the password password, "
        "and the chart makes that user clusterAdmin.",
    .fix =
        "Name your identity provider: keep its connector in a Secret and name that in "
        "oidc.upstreamIDPsSecretName. Set oidc.mockIDP to false.",
    .triggers = triggers,
    .bad = bad,
    .good = good,
    .check = check};

}  // namespace dexlint::rules
