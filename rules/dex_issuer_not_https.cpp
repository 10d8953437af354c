#include "linter/model/rule.h"
#include "rules/shared/connector_fields.h"
#include "rules/shared/redirect.h"
#include "rules/shared/redirect_shape.h"

namespace dexlint::rules {
namespace {

constexpr std::string_view triggers[] = {"issuer~http"};

constexpr Example bad[] = {{"config.yaml", R"(
issuer: «http://dex.example.com»
storage: {type: kubernetes, config: {inCluster: true}}
web: {http: "0.0.0.0:5556"}
connectors:
- type: github
  id: github
  name: GitHub
  config: {clientID: dex, clientSecret: $S, redirectURI: "https://dex.example.com/callback", orgs: [{name: acme}]}
)"}};

constexpr Example good[] = {{"config.yaml", R"(
issuer: https://dex.example.com
storage: {type: kubernetes, config: {inCluster: true}}
web: {http: "0.0.0.0:5556"}
connectors:
- type: github
  id: github
  name: GitHub
  config: {clientID: dex, clientSecret: $S, redirectURI: "https://dex.example.com/callback", orgs: [{name: acme}]}
)"},
                            {"config.yaml", R"(
issuer: http://localhost:5556/dex
storage: {type: kubernetes, config: {inCluster: true}}
web: {http: "0.0.0.0:5556"}
connectors:
- type: github
  id: github
  name: GitHub
  config: {clientID: dex, clientSecret: $S, redirectURI: "https://dex.example.com/callback", orgs: [{name: acme}]}
)"},
                            {"argocd-cm.yaml", R"(
apiVersion: v1
kind: ConfigMap
metadata: {name: argocd-cm}
data:
  url: https://argocd.example.com
  dex.config: |
    issuer: http://argocd.example.com/api/dex
    connectors:
    - type: github
      id: github
      name: GitHub
      config: {clientID: dex, clientSecret: $dex.github, orgs: [{name: acme}]}
)"}};

bool is_in_cluster(std::string_view host) {
  return host.find('.') == std::string_view::npos || host.ends_with(".svc") ||
         host.find(".svc.") != std::string_view::npos;
}

void check(const DexConfig& config, Run& run) {
  const Scalar issuer = config.scalar({"issuer"});
  const Url url = judged_redirect(issuer);
  if (config.platform == Platform::argocd || !is_plain_http(url)) return;
  run.report({.at = issuer.place(),
              .about = issuer.node(),
              .message = "issuer of Dex is plain HTTP: {0}",
              .arguments = {Argument::url(issuer.text())},
              .severity = is_in_cluster(url.host)
                              ? Severity::note
                              : severity_in(config.path_class, Severity::warning),
              .mend = Mend{issuer.place({4, 4}), "s",
                           "write https://, here and in every redirect URI", false}});
}

}  // namespace

extern constinit const Rule dex_issuer_not_https{
    .code = "DEX801",
    .id = "dex-issuer-not-https",
    .category = Category::server,
    .severity = Severity::warning,
    .effect = Effect::leaks,
    .cwe = 319,
    .summary = "Issuer of Dex is plain HTTP",
    .why =
        "Logins, codes and tokens pass over this address. Over plain HTTP whoever is on the "
        "way reads them.",
    .fix = "Write https:// and let the ingress or Dex itself hold a certificate.",
    .triggers = triggers,
    .bad = bad,
    .good = good,
    .check = check};

}  // namespace dexlint::rules
