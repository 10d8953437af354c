#include "linter/model/rule.h"
#include "rules/shared/connector_fields.h"

namespace dexlint::rules {
namespace {

constexpr std::string_view triggers[] = {"type~ldap"};

constexpr Example bad[] = {{"config.yaml", R"(
issuer: https://dex.example.com
connectors:
- type: ldap
  id: ldap
  name: Ldap
  config:
    host: «ldaps://ldap.example.com:636»
    userSearch: {baseDN: "dc=example,dc=com", username: uid}
)"}};

constexpr Example good[] = {{"config.yaml", R"(
issuer: https://dex.example.com
connectors:
- type: ldap
  id: ldap
  name: Ldap
  config:
    host: ldap.example.com:636
    userSearch: {baseDN: "dc=example,dc=com", username: uid}
)"},
                            {"config.yaml", R"(
issuer: https://dex.example.com
connectors:
- type: ldap
  id: ldap
  name: Ldap
  config:
    host: "{{ .Values.ldap }}"
    userSearch: {baseDN: "dc=example,dc=com", username: uid}
)"}};

void check(const DexConnector& connector, Run& run) {
  const Scalar host = connector.field("host");
  const std::size_t scheme = host.text().find("://");
  if (connector.type().text() != "ldap" || scheme == std::string_view::npos) return;
  run.report({.at = host.place(),
              .about = host.node(),
              .message =
                  "host of connector {0} starts with a scheme, and Dex dials it as it stands: no "
                  "login works",
              .arguments = {Argument::id(connector.id())},
              .severity = severity_in(connector.path_class),
              .mend = Mend{host.place({0, scheme + 3}), "", "take the scheme away", false}});
}

}  // namespace

extern constinit const Rule ldap_host_has_scheme{
    .code = "DEX309",
    .id = "ldap-host-has-scheme",
    .category = Category::issuer,
    .severity = Severity::error,
    .effect = Effect::breaks_login,
    .cwe = 0,
    .summary = "Host of an LDAP connector is a URL",
    .why =
        "Dex dials what stands here as HOST:PORT. With a scheme in front it starts, and every "
        "login fails because no host of that name exists.",
    .fix =
        "Write HOST:PORT. ldaps:// is what Dex does by default (port 636); ldap:// is "
        "insecureNoSSL or startTLS.",
    .triggers = triggers,
    .bad = bad,
    .good = good,
    .check = check};

}  // namespace dexlint::rules
