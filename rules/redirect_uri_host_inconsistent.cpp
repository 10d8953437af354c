#include "linter/model/contexts.h"
#include "linter/model/rule.h"
#include "rules/shared/connector_fields.h"
#include "rules/shared/redirect.h"
#include "rules/shared/redirect_shape.h"

namespace dexlint::rules {
namespace {

constexpr std::string_view triggers[] = {"redirectURI", "redirect_uri"};

constexpr Example bad[] = {{"values.yaml", R"(
ingress: {enabled: true, host: pach.example.com}
oidc:
  upstreamIDPs:
  - type: oidc
    id: sso
    name: Sso
    config:
      issuer: https://sso.example.com
      clientID: pachyderm
      redirectURI: «https://old.example.com/dex/callback»
)"},
                           {"config.yaml", R"(
connectors:
- type: github
  id: github
  name: GitHub
  config: {clientID: dex, clientSecret: $S, redirectURI: "https://dex.example.com/callback"}
- type: gitlab
  id: gitlab
  name: GitLab
  config: {clientID: dex, clientSecret: $S, redirectURI: "«https://login.example.com/callback»"}
)"}};

constexpr Example good[] = {{"values.yaml", R"(
proxy: {enabled: true, host: pach.example.com}
oidc:
  upstreamIDPs:
  - type: oidc
    id: sso
    name: Sso
    config:
      issuer: https://sso.example.com
      clientID: pachyderm
      redirectURI: http://localhost:30658/callback
)"},
                            {"values.yaml", R"(
ingress: {enabled: true, host: pach.example.com}
proxy: {host: other.example.com}
oidc:
  upstreamIDPs:
  - type: oidc
    id: sso
    name: Sso
    config:
      issuer: https://sso.example.com
      clientID: pachyderm
      redirectURI: https://pach.example.com/dex/callback
)"},
                            {"docs/guide.md", R"(
```yaml
connectors:
- type: github
  id: github
  name: GitHub
  config: {clientID: dex, clientSecret: $S, redirectURI: "https://dex.example.com/callback"}
```
```yaml
connectors:
- type: gitlab
  id: gitlab
  name: GitLab
  config: {clientID: dex, clientSecret: $S, redirectURI: "https://$HOST/callback"}
```
)"},
                            {"config.yaml", R"(
issuer: https://dex.example.com
connectors:
- type: oidc
  id: sso
  name: Sso
  config:
    issuer: https://sso.example.com
    clientID: dex
    clientSecret: $SSO_SECRET
    redirectURI: https://login.example.com/callback
)"}};

// Where the same Dex says its host: the first that Pachyderm's chart looks at (domain.md section
// 4).
Scalar said_host(const DexConnector& connector) {
  const PachydermFacts& facts = connector.pachyderm;
  for (const Scalar& host : {facts.issuer_uri, facts.ingress_host, facts.proxy_host}) {
    if (!host.text().empty()) return host;
  }
  return {};
}

// A URL, or a host alone.
std::string_view host_in(const Scalar& said) {
  if (!is_known_redirect(said)) return {};
  const Url url = parse_url(said.text());
  if (url.is_absolute()) return url.host;
  const std::string_view host = said.text().substr(0, said.text().find(':'));
  return host.find('/') == std::string_view::npos ? host : std::string_view{};
}

// The redirect of the first connector of the same list that has one.
Scalar first_of_list(const DexConnector& connector, const Contexts& file) {
  const Node* list = connector.node->parent;
  for (const DexConnector& other : file.connectors) {
    if (list == nullptr || !list->is_sequence() || other.node->parent != list) continue;
    if (judged_redirect(other.redirect_uri()).is_absolute()) return other.redirect_uri();
  }
  return {};
}

bool is_settled(const DexConnector& connector) {
  return connector.platform == Platform::argocd || judges_by_issuer(connector) ||
         redirect_shape(connector) != RedirectShape::fine;
}

void check(const DexConnector& connector, Run& run) {
  const Scalar uri = connector.redirect_uri();
  const Url url = judged_redirect(uri);
  if (!url.is_absolute() || is_loopback(url.host) || is_settled(connector)) return;
  Scalar said = said_host(connector);
  if (!said.exists()) said = first_of_list(connector, run.file());
  const std::string_view host = host_in(said);
  if (host.empty() || said.node() == uri.node() || is_loopback(host) ||
      equal_ignoring_case(host, url.host))
    return;
  run.report({.at = uri.place(),
              .about = uri.node(),
              .message = "redirect URI of connector {0} has another host than its Dex: {1}",
              .arguments = {Argument::id(connector.id()), Argument::url(uri.text())},
              .severity = severity_in(connector.path_class, Severity::warning),
              .related = {{"the host of the same Dex stands here", said.node()}}});
}

}  // namespace

extern constinit const Rule redirect_uri_host_inconsistent{
    .code = "DEX211",
    .id = "redirect-uri-host-inconsistent",
    .category = Category::redirect,
    .severity = Severity::warning,
    .effect = Effect::breaks_login,
    .cwe = 0,
    .summary = "Redirect URI of a connector has another host than its Dex",
    .why =
        "All connectors of one Dex come back to the same address. This one names another host "
        "than what the same files say Dex is reached at, so its logins end in an error, or at "
        "somebody else.",
    .fix =
        "Write the host that people reach this Dex at, the same in every connector of the "
        "list.",
    .triggers = triggers,
    .bad = bad,
    .good = good,
    .check = check};

}  // namespace dexlint::rules
