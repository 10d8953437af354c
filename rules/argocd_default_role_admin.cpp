#include <algorithm>
#include <string>

#include "linter/model/contexts.h"
#include "linter/model/rule.h"
#include "rules/shared/connector_fields.h"
#include "rules/shared/restriction.h"

namespace dexlint::rules {
namespace {

constexpr std::string_view triggers[] = {"policy\\.default", "policy\\.csv", "defaultPolicy",
                                         "argocd-rbac-cm"};

constexpr Example bad[] = {{"argocd-rbac-cm.yaml", R"(
apiVersion: v1
kind: ConfigMap
metadata: {name: argocd-rbac-cm}
data:
  policy.default: «role:admin»
)"},
                           {"values.yaml", R"(
configs:
  rbac:
    policy.default: ""
    policy.csv: «g, "*", role:admin»
)"}};

constexpr Example good[] = {{"argocd-rbac-cm.yaml", R"(
apiVersion: v1
kind: ConfigMap
metadata: {name: argocd-rbac-cm}
data:
  policy.default: role:readonly
  policy.csv: |
    g, platform-team, role:admin
)"},
                            {"values.yaml", R"(
configs:
  rbac:
    policy.default: ""
    policy.csv: g, platform-team, role:ops
)"}};

// A public provider without a restriction, in the same file.
bool has_open_login(const Contexts& file) {
  return std::any_of(file.connectors.begin(), file.connectors.end(),
                     [](const DexConnector& connector) {
                       return connector.platform == Platform::argocd && connector.complete &&
                              is_public_provider(connector) && !is_restricted(connector);
                     });
}

// A line `g, "*", role:admin`: everybody is in the group of that name. A named group is how it is
// meant to be done (docs/operator-manual/rbac.md of Argo CD).
bool binds_everybody(std::string_view policy) {
  while (!policy.empty()) {
    const std::size_t end = std::min(policy.find('\n'), policy.size());
    std::string line;
    for (const char c : policy.substr(0, end)) {
      if (c != ' ' && c != '\t' && c != '"' && c != '\r') line += c;
    }
    if (line.starts_with("g,*,role:admin")) return true;
    policy.remove_prefix(std::min(end + 1, policy.size()));
  }
  return false;
}

void check(const ArgoCdRbac& rbac, Run& run) {
  const bool by_default = rbac.default_policy().text() == "role:admin";
  const Scalar at = by_default ? rbac.default_policy() : rbac.policy();
  if (!by_default && !binds_everybody(rbac.policy().text())) return;
  run.report({.at = at.place(),
              .about = at.node(),
              .message = "everybody who logs in to Argo CD is an administrator",
              .arguments = {},
              .severity = has_open_login(run.file())
                              ? severity_in(rbac.path_class)
                              : severity_in(rbac.path_class, Severity::warning)});
}

}  // namespace

extern constinit const Rule argocd_default_role_admin{
    .code = "DEX820",
    .id = "argocd-default-role-admin",
    .category = Category::argocd,
    .severity = Severity::error,
    .effect = Effect::fails_open,
    .cwe = 269,
    .summary = "Everybody who logs in to Argo CD is an administrator",
    .why =
        "policy.default is the role of everybody who signs in and has no other. With "
        "role:admin whoever gets through the login controls every cluster that Argo CD "
        "deploys to; with an open login that is everybody.",
    .fix =
        "Write policy.default: \"\" or role:readonly, and bind role:admin to a group by "
        "policy.csv.",
    .triggers = triggers,
    .bad = bad,
    .good = good,
    .check = check};

}  // namespace dexlint::rules
