#include <algorithm>

#include "linter/model/contexts.h"
#include "linter/model/rule.h"
#include "rules/shared/connector_fields.h"
#include "rules/shared/restriction.h"

namespace dexlint::rules {
namespace {

constexpr std::string_view triggers[] = {"issuer~http", "issuer~https", "--web-http"};

constexpr Example bad[] = {{"config.yaml", R"(
issuer: «https://dex.example.com»
storage: {type: kubernetes, config: {inCluster: true}}
connectors:
- type: github
  id: github
  name: GitHub
  config: {clientID: dex, clientSecret: $S, redirectURI: "https://dex.example.com/callback", orgs: [{name: acme}]}
)"},
                           {"config.yaml", R"(
issuer: https://dex.example.com
storage: {type: kubernetes, config: {inCluster: true}}
web: {«https»: "0.0.0.0:5554", tlsCert: /etc/dex/tls.crt}
connectors:
- type: github
  id: github
  name: GitHub
  config: {clientID: dex, clientSecret: $S, redirectURI: "https://dex.example.com/callback", orgs: [{name: acme}]}
)"},
                           {"values.yaml", R"(
config:
  issuer: https://dex.example.com
  storage: {type: memory}
  web: {https: "0.0.0.0:5554", tlsMinVersion: "«1.1»", tlsMaxVersion: «1.2»}
)"},
                           {"values.yaml", R"(
config:
  issuer: https://dex.example.com
  storage: {type: memory}
  web: {https: "0.0.0.0:5554", tlsMinVersion: "«1.3»", tlsMaxVersion: "1.2"}
)"}};

constexpr Example good[] = {{"config.yaml", R"(
issuer: https://dex.example.com
storage: {type: kubernetes, config: {inCluster: true}}
web: {https: "0.0.0.0:5554", tlsCert: /etc/dex/tls.crt, tlsKey: /etc/dex/tls.key}
connectors:
- type: github
  id: github
  name: GitHub
  config: {clientID: dex, clientSecret: $S, redirectURI: "https://dex.example.com/callback", orgs: [{name: acme}]}
)"},
                            {"values.yaml", R"(
config:
  issuer: https://dex.example.com
  storage: {type: memory}
  connectors:
  - type: github
    id: github
    name: GitHub
    config: {clientID: dex, clientSecret: $S, redirectURI: "https://dex.example.com/callback", orgs: [{name: acme}]}
)"},
                            {"values.yaml", R"(
config:
  issuer: https://dex.example.com
  storage: {type: memory}
  web: {https: "0.0.0.0:5554", tlsMinVersion: "1.2", tlsMaxVersion: "{{ .Values.tls }}"}
)"},
                            // The address is an argument of the program.
                            {"dex.yaml", R"(
apiVersion: v1
kind: ConfigMap
metadata: {name: dex}
data:
  config.yaml: |
    issuer: https://dex.example.com
    storage: {type: kubernetes, config: {inCluster: true}}
    enablePasswordDB: true
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: dex}
spec:
  template:
    spec:
      containers:
      - name: dex
        args: [dex, serve, --web-http-addr, "0.0.0.0:5556", /etc/dex/config.yaml]
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
      name: GitHub
      config: {clientID: dex, clientSecret: $dex.github, orgs: [{name: acme}]}
)"},
                            {"config.yaml", R"(
issuer: https://dex.example.com
storage: {type: kubernetes, config: {inCluster: true}}
{{- if .Values.web }}
web: {http: "0.0.0.0:5556"}
{{- end }}
connectors:
- type: github
  id: github
  name: GitHub
  config: {clientID: dex, clientSecret: $S, redirectURI: "https://dex.example.com/callback", orgs: [{name: acme}]}
)"}};

void report(const Node& about, const Place& at, MessageTemplate message, const DexConfig& config,
            Run& run) {
  run.report({.at = at,
              .about = &about,
              .message = message,
              .arguments = {},
              .severity = severity_of_absence(config.path_class)});
}

// Arguments of Dex take the place of the configuration (cmd/dex/serve.go: applyConfigOverrides).
bool has_argument(std::string_view name, const Contexts& file) {
  return std::any_of(file.scalars.begin(), file.scalars.end(), [&](const AnyScalar& scalar) {
    return !scalar.of_schema && scalar.value.text().find(name) != std::string_view::npos;
  });
}

void check_address(const DexConfig& config, Run& run) {
  const Node* https = config.find({"web", "https"});
  if (is_set(https) && https->key != nullptr &&
      !(is_set(config.find({"web", "tlsCert"})) && is_set(config.find({"web", "tlsKey"}))))
    return report(*https, https->key->place(),
                  "web.https needs tlsCert and tlsKey beside it: Dex does not start", config, run);
  if (is_set(https) || is_set(config.find({"web", "http"})) ||
      has_argument("--web-http-addr", run.file()) || has_argument("--web-https-addr", run.file()))
    return;
  const Node* web = config.find({"web"});
  const Node* about = web != nullptr ? web : config.find({"issuer"});
  report(*about, web != nullptr && web->key != nullptr ? web->key->place() : about->place(),
         "Dex has neither web.http nor web.https: it does not start", config, run);
}

void report_version(const Scalar& version, MessageTemplate message, const DexConfig& config,
                    Run& run) {
  run.report({.at = version.place(),
              .about = version.node(),
              .message = message,
              .arguments = {Argument::key(version.node()->key->text)},
              .severity = severity_in(config.path_class)});
}

// Empty, or one of the two; a number is no text. Not known counts as right.
bool is_version(const Scalar& version) {
  if (!version.exists() || version.unknown() || version.node()->key == nullptr) return true;
  const std::string_view text = version.text();
  if (text.empty() || is_put_in_by_a_tool(text)) return true;
  return version.is_quoted() && (text == "1.2" || text == "1.3");
}

void check_versions(const DexConfig& config, Run& run) {
  const Scalar least = config.scalar({"web", "tlsMinVersion"});
  const Scalar most = config.scalar({"web", "tlsMaxVersion"});
  for (const Scalar& version : {least, most}) {
    if (!is_version(version))
      report_version(version, "{0} takes the text 1.2 or 1.3, in quotes: Dex does not start",
                     config, run);
  }
  if (least.text() == "1.3" && most.text() == "1.2" && is_version(least) && is_version(most))
    report_version(least, "{0} is greater than tlsMaxVersion: Dex does not start", config, run);
}

void check(const DexConfig& config, Run& run) {
  if (config.platform != Platform::dex) return;
  check_versions(config, run);
  if (config.complete) check_address(config, run);
}

}  // namespace

extern constinit const Rule dex_web_incomplete{
    .code = "DEX804",
    .id = "dex-web-incomplete",
    .category = Category::server,
    .severity = Severity::error,
    .effect = Effect::refused,
    .cwe = 0,
    .summary = "Dex does not know where to listen",
    .why =
        "Dex asks for web.http or web.https, for tlsCert and tlsKey beside https, and knows no "
        "versions of TLS but 1.2 and 1.3. It does not start otherwise (cmd/dex/config.go).",
    .fix =
        "Write web: {http: 0.0.0.0:5556}, or https with tlsCert and tlsKey; "
        "versions of TLS in quotes.",
    .triggers = triggers,
    .bad = bad,
    .good = good,
    .check = check};

}  // namespace dexlint::rules
