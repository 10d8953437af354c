#include "linter/model/rule.h"
#include "rules/shared/connector_fields.h"
#include "rules/shared/restriction.h"
#include "rules/shared/url.h"

namespace dexlint::rules {
namespace {

constexpr std::string_view triggers[] = {"issuer~http", "issuer~https", "connectors"};

constexpr Example bad[] = {{"config.yaml", R"(
issuer: https://dex.example.com
storage: {type: kubernetes, config: {inCluster: true}}
web: {http: "0.0.0.0:5556"}
connectors:
- type: github
  id: github
  name: GitHub
  config: {clientID: dex, clientSecret: $S, redirectURI: "https://dex.example.com/callback", orgs: [{name: acme}]}
grpc: {addr: "«0.0.0.0:5557»", tlsCert: /c, tlsKey: /k}
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
grpc: {addr: "127.0.0.1:5557"}
)"},
                            {"config.yaml", R"(
issuer: https://dex.example.com
storage: {type: kubernetes, config: {inCluster: true}}
grpc: {addr: "[::1]:5557"}
)"},
                            {"config.yaml", R"(
issuer: https://dex.example.com
storage: {type: kubernetes, config: {inCluster: true}}
web: {http: "0.0.0.0:5556"}
connectors:
- type: github
  id: github
  name: GitHub
  config: {clientID: dex, clientSecret: $S, redirectURI: "https://dex.example.com/callback", orgs: [{name: acme}]}
grpc: {addr: "0.0.0.0:5557", tlsCert: /c, tlsKey: /k, tlsClientCA: /ca}
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
    grpc: {addr: "0.0.0.0:5557"}
)"}};

void check(const DexConfig& config, Run& run) {
  const Scalar address = config.scalar({"grpc", "addr"});
  const std::string_view text = address.text();
  if (config.platform == Platform::argocd || text.empty() || is_put_in_by_a_tool(text)) return;
  std::string_view host = text.substr(0, text.rfind(':'));
  if (host.starts_with('[') && host.ends_with(']')) host = host.substr(1, host.size() - 2);
  const bool local = is_loopback(host) && host != "0.0.0.0";
  if (local || is_set(config.find({"grpc", "tlsClientCA"}))) return;
  run.report({.at = address.place(),
              .about = address.node(),
              .message = "the API of Dex creates clients and sets passwords for whoever reaches it",
              .arguments = {},
              .severity = severity_in(config.path_class, Severity::warning)});
}

}  // namespace

extern constinit const Rule dex_grpc_no_mtls{
    .code = "DEX805",
    .id = "dex-grpc-no-mtls",
    .category = Category::server,
    .severity = Severity::warning,
    .effect = Effect::fails_open,
    .cwe = 306,
    .summary = "The API of Dex asks nobody who they are",
    .why =
        "The gRPC API creates clients and sets passwords. Without tlsClientCA it does so for "
        "whoever reaches its port.",
    .fix = "Bind grpc.addr to 127.0.0.1, or give tlsCert, tlsKey and tlsClientCA.",
    .triggers = triggers,
    .bad = bad,
    .good = good,
    .check = check};

}  // namespace dexlint::rules
