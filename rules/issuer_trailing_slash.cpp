#include <optional>
#include <string>

#include "linter/model/rule.h"
#include "rules/shared/connector_fields.h"
#include "rules/shared/redirect.h"

namespace dexlint::rules {
namespace {

constexpr std::string_view triggers[] = {"issuer~https"};

constexpr Example bad[] = {{"config.yaml", R"(
issuer: https://dex.example.com
connectors:
- type: oidc
  id: sso
  name: Sso
  config:
    issuer: «https://example.auth0.com»
    clientID: dex
    clientSecret: $SSO_SECRET
    redirectURI: https://dex.example.com/callback
)"},
                           {"config.yaml", R"(
issuer: https://dex.example.com
connectors:
- type: oidc
  id: sso
  name: Sso
  config:
    issuer: «https://accounts.google.com/»
    clientID: dex
    clientSecret: $SSO_SECRET
    redirectURI: https://dex.example.com/callback
)"},
                           {"values.yaml", R"(
oidc:
  upstreamIDPs:
  - type: oidc
    id: okta
    name: Okta
    config:
      issuer: «https://example.okta.com/»
      clientID: pachyderm
      redirectURI: https://pach.example.com/dex/callback
)"}};

constexpr Example good[] = {{"config.yaml", R"(
issuer: https://dex.example.com
connectors:
- type: oidc
  id: sso
  name: Sso
  config:
    issuer: https://example.auth0.com/
    clientID: dex
    clientSecret: $SSO_SECRET
    redirectURI: https://dex.example.com/callback
)"},
                            {"config.yaml", R"(
issuer: https://dex.example.com
connectors:
- type: oidc
  id: sso
  name: Sso
  config:
    issuer: https://sso.example.com/realms/main
    clientID: dex
    clientSecret: $SSO_SECRET
    redirectURI: https://dex.example.com/callback
)"},
                            {"config.yaml", R"(
issuer: https://dex.example.com
connectors:
- type: oidc
  id: sso
  name: Sso
  config:
    issuer: https://login.example.com/
    clientID: dex
    clientSecret: $SSO_SECRET
    redirectURI: https://dex.example.com/callback
)"},
                            {"config.yaml", R"(
issuer: https://dex.example.com
connectors:
- type: oidc
  id: sso
  name: Sso
  config:
    issuer: https://id.example.com/application/o/dex/
    clientID: dex
    clientSecret: $SSO_SECRET
    redirectURI: https://dex.example.com/callback
)"},
                            {"config.yaml", R"(
issuer: https://dex.example.com
connectors:
- type: oidc
  id: sso
  name: Sso
  config:
    issuer: https://$TENANT.auth0.com
    clientID: dex
    clientSecret: $SSO_SECRET
    redirectURI: https://dex.example.com/callback
)"}};

bool ends_with(std::string_view host, std::string_view domain) {
  return host.size() > domain.size() &&
         equal_ignoring_case(host.substr(host.size() - domain.size()), domain);
}

// The provider, when its address says who it is, and whether it ends its issuer with a slash.
struct Known {
  std::string_view name;
  bool slash = false;
};

std::optional<Known> known_provider(const Url& url) {
  if (ends_with(url.host, ".auth0.com")) return Known{"Auth0", true};
  if (ends_with(url.host, ".okta.com") || ends_with(url.host, ".oktapreview.com"))
    return Known{"Okta", false};
  if (equal_ignoring_case(url.host, "accounts.google.com")) return Known{"Google", false};
  if (equal_ignoring_case(url.host, "login.microsoftonline.com") &&
      url.path.find("/v2.0") != std::string_view::npos)
    return Known{"Entra ID", false};
  if (url.path.find("/realms/") != std::string_view::npos) return Known{"Keycloak", false};
  return std::nullopt;
}

void check(const DexConnector& connector, Run& run) {
  const Scalar issuer = connector.field("issuer");
  const Url url = judged_redirect(issuer);
  if (connector.type().text() != "oidc" || !url.is_absolute()) return;
  const std::optional<Known> provider = known_provider(url);
  const std::size_t end = issuer.text().size();
  const bool has_slash = issuer.text().ends_with('/');
  const bool well_known = issuer.text().find("/.well-known/") != std::string_view::npos;
  if (!provider || provider->slash == has_slash || well_known) return;
  Claim claim{.at = issuer.place(),
              .about = issuer.node(),
              .message =
                  "issuer of connector {0} lacks the slash at its end: {1} calls itself {2}, "
                  "and Dex refuses any other spelling",
              .arguments = {Argument::id(connector.id()), Argument::words(provider->name),
                            Argument::url(std::string(issuer.text()) + "/")},
              .severity = severity_in(connector.path_class),
              .mend = Mend{issuer.place({end, end}), "/", "put the slash at its end", true}};
  if (has_slash) {
    claim.message =
        "issuer of connector {0} ends with a slash: {1} calls itself {2}, and Dex refuses any "
        "other "
        "spelling";
    claim.arguments[2] = Argument::url(issuer.text().substr(0, end - 1));
    claim.mend = Mend{issuer.place({end - 1, end}), "", "take the slash away", false};
  }
  run.report(std::move(claim));
}

}  // namespace

extern constinit const Rule issuer_trailing_slash{
    .code = "DEX303",
    .id = "issuer-trailing-slash",
    .category = Category::issuer,
    .severity = Severity::error,
    .effect = Effect::breaks_login,
    .cwe = 0,
    .summary = "Issuer has, or lacks, the slash at its end that its provider gives itself",
    .why =
        "Dex compares the issuer with what the provider calls itself, letter for letter. "
        "Auth0 calls itself with a slash at the end; Okta, Google, Entra ID and Keycloak "
        "without. With the other spelling Dex cannot open the connector (\"issuer did not "
        "match the issuer returned by provider\").",
    .fix =
        "Write the issuer as the field \"issuer\" of the provider's /.well-known/openid-"
        "configuration has it.",
    .triggers = triggers,
    .bad = bad,
    .good = good,
    .check = check};

}  // namespace dexlint::rules
