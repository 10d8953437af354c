#include <string_view>
#include <utility>

#include "linter/model/rule.h"
#include "rules/shared/connector_fields.h"

namespace dexlint::rules {
namespace {

constexpr std::string_view triggers[] = {"dex.config"};

constexpr Example bad[] = {{"argocd-cm.yaml", R"(
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
      config: {clientID: dex, clientSecret: "«prefix-$dex.github.clientSecret»", orgs: [{name: acme}]}
)"},
                           {"argocd-cm.yaml", R"(
apiVersion: v1
kind: ConfigMap
metadata: {name: argocd-cm}
data:
  url: https://argocd.example.com
  dex.config: |
    connectors:
    - type: oidc
      id: sso
      name: SSO
      config: {issuer: «$dex.sso.host/realms/acme», clientID: dex, clientSecret: $dex.sso.secret}
    staticClients:
    - {id: app, name: App, secret: $app.secret, redirectURIs: ["«https://$app.host/callback»"]}
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
  url: https://argocd.example.com
  dex.config: |
    connectors:
    - type: github
      id: github
      name: GitHub
      config: {clientID: dex, clientSecret: $argocd-dex:github, orgs: [{name: acme}]}
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
      config: {clientID: dex, clientSecret: "prefix-${GITHUB_SECRET}", orgs: [{name: acme}]}
)"},
                            // A variable of Dex's environment, with a port behind it.
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
      config: {hostName: "ghe.$domain:8443", clientID: dex, clientSecret: $dex.github, orgs: [{name: acme}]}
)"}};

constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyz";
constexpr std::string_view name_characters =
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.:";

// `key.of.argocd` or `secret:key` at the start of `text`; nothing for `NAME`, which Dex itself
// fills in, also where a port stands behind it.
std::string_view reference_at(std::string_view text) {
  const std::string_view word = text.substr(0, text.find_first_not_of(name_characters));
  if (word.empty() || letters.find(word.front()) == std::string_view::npos) return {};
  const std::size_t mark = word.find_first_of(".:");
  const bool named = mark != std::string_view::npos && mark + 1 < word.size() &&
                     letters.find(word[mark + 1]) != std::string_view::npos;
  return named ? word : std::string_view{};
}

// A reference with text before or behind it.
bool holds_reference(std::string_view text) {
  for (std::size_t at = text.find('$'); at != std::string_view::npos; at = text.find('$', at + 1)) {
    const std::string_view word = reference_at(text.substr(at + 1));
    if (!word.empty() && word.size() + 1 != text.size()) return true;
  }
  return false;
}

void judge(const Node& node, Claim claim, Run& run) {
  const Scalar value(node.is_scalar() ? &node : nullptr);
  const std::string_view key =
      key_of(node.key == nullptr && node.parent != nullptr ? *node.parent : node);
  if (!value.exists() || value.unknown() || !holds_reference(value.text())) return;
  claim.at = value.place();
  claim.about = value.node();
  claim.arguments.push_back(Argument::key(key));
  run.report(std::move(claim));
}

void check_connector(const DexConnector& connector, Run& run) {
  if (connector.platform != Platform::argocd || connector.config == nullptr) return;
  walk(*connector.config, [&](const Node& node) {
    judge(node,
          {.message = "Argo CD fills in a reference only where it is the whole value: {1} of "
                      "connector {0} stays as it is",
           .arguments = {Argument::id(connector.id())},
           .severity = severity_in(connector.path_class, Severity::warning)},
          run);
  });
}

void check_client(const StaticClient& client, Run& run) {
  if (client.platform != Platform::argocd) return;
  walk(*client.node, [&](const Node& node) {
    judge(node,
          {.message = "Argo CD fills in a reference only where it is the whole value: {1} of "
                      "client {0} stays as it is",
           .arguments = {Argument::id(client.id())},
           .severity = severity_in(client.path_class, Severity::warning)},
          run);
  });
}

}  // namespace

extern constinit const Rule argocd_embedded_reference{
    .code = "DEX816",
    .id = "argocd-embedded-reference",
    .category = Category::argocd,
    .severity = Severity::warning,
    .effect = Effect::breaks_login,
    .cwe = 0,
    .summary = "Reference of Argo CD inside a longer text",
    .why =
        "Argo CD fills in $key and $secret:key only where it is the whole value. Inside a "
        "longer text it stays as it is, and Dex then takes $key for an environment variable, "
        "which is empty.",
    .fix = "Make the whole value a reference, and keep the whole text in the Secret.",
    .triggers = triggers,
    .bad = bad,
    .good = good,
    .check = {check_connector, check_client}};

}  // namespace dexlint::rules
