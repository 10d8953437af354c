#include <string>

#include "linter/model/rule.h"
#include "rules/shared/pachyderm.h"
#include "rules/shared/reference.h"

namespace dexlint::rules {
namespace {

constexpr std::string_view triggers[] = {"issuerURI"};

constexpr Example bad[] = {{"values.yaml", R"(
deployTarget: AMAZON
proxy: {enabled: true, host: pach.example.com}
oidc:
  issuerURI: «https://pach.example.com»
)"},
                           {"release.yaml", R"(
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: {name: pachyderm}
spec:
  chart:
    spec: {chart: pachyderm, version: 2.8.1}
  values:
    deployTarget: AMAZON
    oidc:
      issuerURI: «https://pach.example.com/dex/»
)"}};

constexpr Example good[] = {{"values.yaml", R"(
deployTarget: AMAZON
proxy: {enabled: true, host: pach.example.com}
oidc: {issuerURI: "https://pach.example.com/dex"}
)"},
                            {"values.yaml", R"(
deployTarget: AMAZON
proxy: {enabled: false}
oidc: {issuerURI: "https://identity.example.com"}
)"},
                            {"values.yaml", R"(
deployTarget: AMAZON
proxy: {enabled: true}
oidc: {issuerURI: "https://${PACH_HOST}"}
)"},
                            {"values.yaml", R"(
deployTarget: AMAZON
proxy: {enabled: true}
oidc: {issuerURI: ""}
)"},
                            {"release.yaml", R"(
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: {name: pachyderm}
spec:
  chart:
    spec: {chart: pachyderm, version: 2.4.6}
  values:
    deployTarget: AMAZON
    oidc: {issuerURI: "https://identity.example.com"}
)"}};

// In the part of the URL that counts, its end, nothing is left to be filled in.
bool is_open_ended(std::string_view text) {
  return is_reference(text) || text.find("${") != std::string_view::npos || text.ends_with('>');
}

void check(const PachydermValues& values, Run& run) {
  const Scalar issuer = values.scalar({"oidc", "issuerURI"});
  const std::string_view text = issuer.text();
  if (text.empty() || text.ends_with("/dex") || is_open_ended(text)) return;
  if (has_proxy(values) != true || !values.is_here(*issuer.node())) return;
  const std::size_t end = text.find_last_not_of('/') + 1;
  const bool has_path = text.substr(0, end).ends_with("/dex");
  Claim claim{
      .at = issuer.place(),
      .about = issuer.node(),
      .message = "{0} does not end with {1}: with the proxy on, the chart refuses to install",
      .arguments = {Argument::name("issuerURI"), Argument::name("/dex")},
      .severity = is_never_deployed(values.path_class) ? Severity::warning : Severity::error,
      .mend = Mend{issuer.place({end, text.size()}), has_path ? "" : "/dex",
                   "end it with /dex, without a slash behind", false}};
  const Node* proxy = values.find({"proxy", "enabled"});
  if (proxy != nullptr && !values.is_here(*proxy))
    claim.related.push_back({"the proxy is turned on here", proxy});
  run.report(std::move(claim));
}

}  // namespace

extern constinit const Rule pachyderm_issuer_uri{
    .code = "DEX706",
    .id = "pachyderm-issuer-uri",
    .category = Category::pachyderm,
    .severity = Severity::error,
    .effect = Effect::refused,
    .cwe = 0,
    .summary = "Pachyderm's issuerURI does not end with /dex, with the proxy on",
    .why =
        "The proxy serves Dex below /dex, so the chart stops helm install and helm upgrade when "
        "oidc.issuerURI ends otherwise. From Pachyderm 2.5 on the proxy is on by default.",
    .fix =
        "End issuerURI with /dex, without a slash behind; or leave it empty: the chart then takes "
        "it from proxy.host or ingress.host.",
    .triggers = triggers,
    .bad = bad,
    .good = good,
    .check = check};

}  // namespace dexlint::rules
