#include "linter/model/rule.h"
#include "rules/shared/connector_fields.h"
#include "rules/shared/redirect.h"
#include "rules/shared/restriction.h"

namespace dexlint::rules {
namespace {

constexpr std::string_view triggers[] = {"dex.config", "argocd-cm"};

constexpr Example bad[] = {{"argocd-cm.yaml", R"(
apiVersion: v1
kind: ConfigMap
metadata: {name: argocd-cm}
data:
  url: «https://argocd.example.com/»
  dex.config: |
    connectors:
    - type: github
      id: github
      name: GitHub
      config: {clientID: dex, clientSecret: $dex.github, orgs: [{name: acme}]}
)"}};

constexpr Example good[] = {{"argocd-cm.yaml", R"(
apiVersion: v1
kind: ConfigMap
metadata: {name: argocd-cm}
data:
  url: https://argocd.example.com
  dex.config: |
    connectors:
    - type: github
      id: github
      name: GitHub
      config: {clientID: dex, clientSecret: $dex.github, orgs: [{name: acme}]}
)"},
                            {"argocd-cm.yaml", R"(
apiVersion: v1
kind: ConfigMap
metadata: {name: argocd-cm}
data:
  url: "https://{{ .Values.host }}/" # not known
  dex.config: |
    connectors:
    - type: github
      id: github
      name: GitHub
      config: {clientID: dex, clientSecret: $dex.github, orgs: [{name: acme}]}
)"}};

// The issuer is made by putting two texts together, the callbacks are not (argo-cd:
// util/settings/settings.go): without Dex the slash does no harm that is known.
void check(const ArgoCdConfig& config, Run& run) {
  const Scalar url = config.url();
  const std::size_t end = url.text().size();
  if (!judged_redirect(url).is_absolute() || !url.text().ends_with('/')) return;
  const bool with_dex = is_set(config.dex_config);
  run.report(
      {.at = url.place(),
       .about = url.node(),
       .message = "url of Argo CD ends with a slash: the issuer of its Dex gets two of them",
       .arguments = {},
       .severity = with_dex ? severity_in(config.path_class, Severity::warning) : Severity::note,
       .confidence = with_dex ? Confidence::high : Confidence::low,
       .mend = Mend{url.place({end - 1, end}), "", "take the slash away", false}});
}

}  // namespace

extern constinit const Rule argocd_url_trailing_slash{
    .code = "DEX815",
    .id = "argocd-url-trailing-slash",
    .category = Category::argocd,
    .severity = Severity::warning,
    .effect = Effect::breaks_login,
    .cwe = 0,
    .summary = "Argo CD's url ends with a slash",
    .why =
        "Argo CD puts /api/dex behind it and tells Dex that this is its issuer. With a slash at "
        "the end the address has two of them, and logins by Dex fail (argo-cd issue 11921).",
    .fix = "Take the slash at the end away.",
    .triggers = triggers,
    .bad = bad,
    .good = good,
    .check = check};

}  // namespace dexlint::rules
