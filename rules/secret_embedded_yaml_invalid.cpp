#include "linter/model/rule.h"
#include "linter/model/words.h"
#include "rules/shared/connector_fields.h"

namespace dexlint::rules {
namespace {

constexpr std::string_view triggers[] = {"upstream-idps", "dex.config", "oidc.config",
                                         "upstreamIDPs",  "connectors", "staticClients"};

constexpr Example bad[] = {{"secret.yaml", R"(
apiVersion: v1
kind: Secret
metadata: {name: pachyderm-identity}
stringData:
  upstream-idps: |
    - type: github
    «i»d: github
    name: GitHub
)"},
                           {"argocd-cm.yaml", R"(
apiVersion: v1
kind: ConfigMap
metadata: {name: argocd-cm}
data:
  url: https://argocd.example.com
  dex.config: |
    connectors:
    - type: github
      id: github
       name«:» GitHub
)"}};

constexpr Example good[] = {{"secret.yaml", R"(
apiVersion: v1
kind: Secret
metadata: {name: pachyderm-identity}
stringData:
  upstream-idps: |
    - type: github
      id: github
      name: GitHub
      config: {clientID: pachyderm, redirectURI: "https://pach.example.com/dex/callback"}
)"},
                            {"templates/argocd-cm.yaml", R"(
apiVersion: v1
kind: ConfigMap
metadata: {name: argocd-cm}
data:
  url: https://argocd.example.com
  dex.config: |
    {{- toYaml .Values.dex | nindent 4 }}
)"},
                            {"scheduler.yaml", R"(
apiVersion: v1
kind: ConfigMap
metadata: {name: scheduler}
data:
  config.yaml: |
    kind: KubeSchedulerConfiguration
    profiles: [
)"}};

/// Many programs call their file `config.yaml`.
bool may_be_of_dex(const UnparsedText& text) {
  return text.key != "config.yaml" ||
         text.at.layer->text().find("connectors") != std::string_view::npos ||
         text.at.layer->text().find("staticClients") != std::string_view::npos;
}

std::string_view reader_of(const UnparsedText& text) {
  if (text.key == "dex.config" || text.key == "oidc.config") return "Argo CD";
  if (text.key == "config.yaml") return "Dex";
  if (text.platform == Platform::unknown) return "who reads it";
  return title_of(text.platform);
}

void check(const UnparsedText& text, Run& run) {
  if (!may_be_of_dex(text)) return;
  Claim claim{.at = {text.at.layer, {text.at.span.begin, text.at.span.begin + 1}},
              .about = text.holder,
              .message = "the text of {0} is no YAML from here on: {1} refuses it",
              .arguments = {Argument::key(text.key), Argument::words(reader_of(text))},
              .severity = is_never_deployed(text.path_class) ? Severity::note : Severity::error};
  if (text.key.empty()) {
    claim.message = "this is no YAML from here on: {0} refuses it";
    claim.arguments = {Argument::words(reader_of(text))};
  }
  run.report(std::move(claim));
}

}  // namespace

extern constinit const Rule secret_embedded_yaml_invalid{
    .code = "DEX903",
    .id = "secret-embedded-yaml-invalid",
    .category = Category::kubernetes,
    .severity = Severity::error,
    .effect = Effect::refused,
    .cwe = 0,
    .summary = "Configuration inside a Secret or ConfigMap that does not parse",
    .why =
        "Kubernetes stores any text. Only who reads it, when it starts, finds that the lines are "
        "not YAML, most often because one of them is indented otherwise than its neighbours.",
    .fix =
        "Indent the keys of one mapping alike; the items of a list start with a dash, and their "
        "other keys stand below the first one.",
    .triggers = triggers,
    .bad = bad,
    .good = good,
    .check = check};

}  // namespace dexlint::rules
