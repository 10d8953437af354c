#include <vector>

#include "linter/model/rule.h"
#include "rules/shared/company_host.h"
#include "rules/shared/pachyderm.h"
#include "rules/shared/redirect.h"
#include "rules/shared/reference.h"
#include "rules/shared/url.h"

namespace dexlint::rules {
namespace {

constexpr std::string_view triggers[] = {"deployTarget?"};

constexpr Example bad[] = {{"values.yaml", R"(
deployTarget: AMAZON
proxy: {enabled: true, host: «pach.example.com»}
oidc: {upstreamIDPsSecretName: pachyderm-idps}
)"},
                           {"values.yaml", R"(
deployTarget: MICROSOFT
ingress: {enabled: true, host: «pach.example.com»}
oidc: {upstreamIDPsSecretName: pachyderm-idps}
)"},
                           {"values.yaml", R"(
deployTarget: GOOGLE
proxy: {enabled: true, host: «pach.example.com», tls: {enabled: false}}
oidc:
  upstreamIDPs:
  - type: github
    id: github
    name: GitHub
    config: {clientID: pachyderm, redirectURI: "https://pach.example.com/dex/callback"}
)"},
                           {"values.yaml", R"(
deployTarget: GOOGLE
proxy: {enabled: true}
oidc:
  upstreamIDPs:
  - type: github
    id: github
    name: GitHub
    config: {clientID: pachyderm, redirectURI: "«https://pach.example.com/dex/callback»"}
)"}};

constexpr Example good[] = {{"values.yaml", R"(
deployTarget: AMAZON
proxy: {enabled: true, host: pach.example.com, tls: {enabled: true, secretName: pach-tls}}
)"},
                            {"values.yaml", R"(
deployTarget: MICROSOFT
ingress: {enabled: true, host: pach.example.com, uriHttpsProtoOverride: true}
)"},
                            {"values.yaml", R"(
deployTarget: LOCAL
proxy: {enabled: true, host: pach.example.com}
)"},
                            {"values-prod.yaml", R"(
deployTarget: AMAZON
proxy: {enabled: true, host: pach.example.com}
)"},
                            {"values.yaml", R"(
deployTarget: AMAZON
proxy: {enabled: true, host: pach.example.com}
oidc: {issuerURI: "https://pach.example.com/dex"}
)"},
                            {"values.yaml", R"(
deployTarget: AMAZON
proxy: {enabled: true, host: pach.example.com, tls: {enabled: {{ .Values.tls }}}}
)"},
                            {"values.yaml", R"(
deployTarget: CUSTOM
proxy: {enabled: true}
oidc:
  upstreamIDPs:
  - type: oidc
    id: keycloak
    name: Keycloak
    config:
      issuer: https://keycloak.example.com/realms/pach
      clientID: pachyderm
      redirectURI: https://pach.example.com/dex/callback
      insecureSkipIssuerCallbackDomainCheck: true
)"}};

bool stands_in(const Node& node, const Node* list) {
  const Node* at = &node;
  while (at != nullptr && at != list) at = at->parent;
  return at != nullptr;
}

// Only the fork's oidc has a switch that turns the comparison off.
bool compares(const DexConnector& connector) {
  const bool skips = connector.type().text() == "oidc" &&
                     connector.field("insecureSkipIssuerCallbackDomainCheck").text() == "true";
  return !skips;
}

// The first connector of these values whose redirect URI an issuer of http contradicts.
const DexConnector* contradicted(const PachydermValues& values, const Run& run) {
  if (values.upstream_idps == nullptr) return nullptr;
  const Node* list = &values.upstream_idps->resolved();
  for (const DexConnector& connector : run.file().connectors) {
    const Url url = judged_redirect(connector.redirect_uri());
    if (url.scheme == "https" && !is_loopback(url.host) && stands_in(*connector.node, list) &&
        compares(connector))
      return &connector;
  }
  return nullptr;
}

Severity severity_of(const PachydermValues& values, std::string_view host, const Run& run) {
  const bool must = values.scalar({"deployTarget"}).text() == "MICROSOFT";
  const Severity worst = must                          ? Severity::error
                         : is_internal_host(run, host) ? Severity::note
                                                       : Severity::warning;
  return is_never_deployed(values.path_class) ? milder(worst) : worst;
}

Claim about_host(const PachydermValues& values, const Scalar& host, const DexConnector* other,
                 const Run& run) {
  Claim claim{.at = host.place(),
              .about = host.node(),
              .message =
                  "no TLS is turned on, so Pachyderm serves its login at this host over "
                  "plain HTTP",
              .severity = severity_of(values, without_port(host.text()), run)};
  if (other == nullptr) return claim;
  claim.message =
      "no TLS is turned on, so Pachyderm's issuer at this host is http: logins by "
      "connector {0} fail, since its redirect URI is https";
  claim.arguments = {Argument::id(other->id())};
  claim.effect = Effect::breaks_login;
  claim.related.push_back({"this redirect URI is https", other->redirect_uri().node()});
  return claim;
}

void check(const PachydermValues& values, Run& run) {
  if (!is_for_a_cluster(values) || !is_plain_http(values)) return;
  const Scalar host = external_host(values);
  const DexConnector* other = contradicted(values, run);
  const std::string_view name = without_port(host.text());
  if (host.unknown() || is_reference(name) || is_loopback(name)) return;
  if (host.exists() && values.is_here(*host.node()))
    return run.report(about_host(values, host, other, run));
  if (other == nullptr) return;
  const Scalar uri = other->redirect_uri();
  run.report({.at = uri.place(),
              .about = uri.node(),
              .message = "redirect URI of connector {0} is https, and without TLS turned on "
                         "Pachyderm's issuer is http: logins fail",
              .arguments = {Argument::id(other->id())},
              .severity = mildest(severity_of(values, {}, run), Severity::warning),
              .effect = Effect::breaks_login});
}

}  // namespace

extern constinit const Rule pachyderm_tls_mismatch{
    .code = "DEX707",
    .id = "pachyderm-tls-mismatch",
    .category = Category::pachyderm,
    .severity = Severity::error,
    .effect = Effect::leaks,
    .cwe = 319,
    .summary = "Pachyderm has a host and no TLS, or its redirect URIs say otherwise",
    .why =
        "The chart makes the issuer https only where proxy.tls, ingress.tls or "
        "ingress.uriHttpsProtoOverride says so. Without, passwords and tokens go over plain HTTP, "
        "a redirect URI with https fits no login, and on Azure no login works at all.",
    .fix =
        "Turn on proxy.tls (or ingress.tls) and name its Secret. Where a load balancer ends TLS, "
        "set ingress.uriHttpsProtoOverride: true, or oidc.issuerURI to the https address.",
    .triggers = triggers,
    .bad = bad,
    .good = good,
    .check = check};

}  // namespace dexlint::rules
