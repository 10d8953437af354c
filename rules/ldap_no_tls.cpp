#include "linter/model/rule.h"
#include "rules/shared/connector_fields.h"
#include "rules/shared/dex_bool.h"
#include "rules/shared/url.h"

namespace dexlint::rules {
namespace {

constexpr std::string_view triggers[] = {"insecureNoSSL", "type~ldap"};

constexpr Example bad[] = {{"config.yaml", R"(
issuer: https://dex.example.com
connectors:
- type: ldap
  id: ldap
  name: Ldap
  config:
    host: ldap.example.com:389
    insecureNoSSL: «true»
    userSearch: {baseDN: "dc=example,dc=com", username: uid}
)"},
                           {"config.yaml", R"(
issuer: https://dex.example.com
connectors:
- type: ldap
  id: ldap
  name: Ldap
  config:
    host: «ldap.example.com:389»
    userSearch: {baseDN: "dc=example,dc=com", username: uid}
)"}};

constexpr Example good[] = {{"config.yaml", R"(
issuer: https://dex.example.com
connectors:
- type: ldap
  id: ldap
  name: Ldap
  config:
    host: ldap.example.com:389
    startTLS: true
    userSearch: {baseDN: "dc=example,dc=com", username: uid}
)"},
                            {"config.yaml", R"(
issuer: https://dex.example.com
connectors:
- type: ldap
  id: ldap
  name: Ldap
  config:
    host: ldap.example.com:636
    insecureNoSSL: false
    userSearch: {baseDN: "dc=example,dc=com", username: uid}
)"}};

// Traffic that stays inside the cluster or the machine is a smaller matter.
Severity severity_of(const DexConnector& connector, std::string_view host) {
  host = host.substr(0, host.find(':'));
  const bool near = is_loopback(host) || host.ends_with(".svc") ||
                    host.find(".svc.") != std::string_view::npos ||
                    host.find('.') == std::string_view::npos;
  return severity_in(connector.path_class,
                     near && !host.empty() ? Severity::warning : Severity::error);
}

void report(const DexConnector& connector, const Scalar& at, MessageTemplate message, Run& run) {
  run.report({.at = at.place(),
              .about = at.node(),
              .message = message,
              .arguments = {Argument::id(connector.id())},
              .severity = severity_of(connector, connector.field("host").text())});
}

void check(const DexConnector& connector, Run& run) {
  const Scalar plain = read_field(connector, "insecureNoSSL");
  if (is_true(plain))
    return report(
        connector, plain,
        "connector {0} talks to its LDAP server without TLS: passwords cross the network in "
        "clear text",
        run);
  const Scalar host = read_field(connector, "host");
  const Scalar start_tls = connector.field("startTLS");
  if (connector.type().text() != "ldap" || !host.text().ends_with(":389")) return;
  if (start_tls.exists() ? bool_of(start_tls) == false : !plain.exists())
    report(connector, host,
           "connector {0} uses the port of plain LDAP and has no startTLS: no login works, or "
           "passwords cross the network in clear text",
           run);
}

}  // namespace

extern constinit const Rule ldap_no_tls{
    .code = "DEX603",
    .id = "ldap-no-tls",
    .category = Category::insecure,
    .severity = Severity::error,
    .effect = Effect::leaks,
    .cwe = 319,
    .summary = "LDAP passwords cross the network in clear text",
    .why =
        "Dex sends the password of its own account and of everybody who logs in over this "
        "connection. Without TLS whoever is on the way reads them.",
    .fix = "Take insecureNoSSL out (Dex then uses port 636), or set startTLS: true for port 389.",
    .triggers = triggers,
    .bad = bad,
    .good = good,
    .check = check};

}  // namespace dexlint::rules
