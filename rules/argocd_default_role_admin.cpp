#include <algorithm>
#include <optional>
#include <string_view>

#include "linter/model/contexts.h"
#include "linter/model/rule.h"
#include "rules/shared/connector_fields.h"
#include "rules/shared/restriction.h"

namespace dexlint::rules {
namespace {

constexpr std::string_view triggers[] = {"policy\\.default", "policy\\.csv", "defaultPolicy",
                                         "argocd-rbac-cm", "users.anonymous.enabled"};

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
    policy.csv: g, «"*"», role:admin
)"},
                           {"argocd-rbac-cm.yaml", R"(
apiVersion: v1
kind: ConfigMap
metadata: {name: argocd-rbac-cm}
data:
  policy.default: «role:developer»
  policy.csv: |
    g, role:developer, role:admin
)"},
                           {"values.yaml", R"(
configs:
  cm:
    users.anonymous.enabled: "true"
    dex.config: ""
  rbac:
    policy.default: «role:admin»
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
    policy.csv: |
      # g, *, role:admin
      g, platform-team, role:ops
      g, "*", role:readonly
)"},
                            {"argocd.yaml", R"(
apiVersion: argoproj.io/v1beta1
kind: ArgoCD
metadata: {name: argocd}
spec:
  rbac:
    defaultPolicy: role:readonly
    policy: |
      g, system:cluster-admins, role:admin
)"}};

// A public provider without a restriction, or no login at all, in the same file.
bool is_open(const Contexts& file) {
  const bool provider = std::any_of(
      file.connectors.begin(), file.connectors.end(), [](const DexConnector& connector) {
        return connector.platform == Platform::argocd && connector.complete &&
               is_public_provider(connector) && !is_restricted(connector);
      });
  const bool anonymous = std::any_of(
      file.argocd_configs.begin(), file.argocd_configs.end(), [](const ArgoCdConfig& config) {
        return effective_scalar(config.node, "users.anonymous.enabled").text() == "true";
      });
  return provider || anonymous;
}

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view blanks = " \t\r";
  const std::size_t first = text.find_first_not_of(blanks);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

std::string_view unquoted(std::string_view text) {
  const bool quoted = text.size() > 1 && text.starts_with('"') && text.ends_with('"');
  return quoted ? text.substr(1, text.size() - 2) : text;
}

// Where the subject of a line `g, SUBJECT, role:admin` stands in `policy`, when it is `subject`.
// Argo CD reads each line as CSV (util/rbac/rbac.go: loadPolicyLine).
std::optional<Span> admin_line(std::string_view policy, std::string_view subject) {
  for (std::size_t begin = 0; begin < policy.size();) {
    const std::size_t end = std::min(policy.find('\n', begin), policy.size());
    const std::string_view line = policy.substr(begin, end - begin);
    begin = end + 1;
    const std::size_t comma = std::min(line.find(','), line.size());
    const std::size_t second = std::min(line.find(',', comma + 1), line.size());
    if (trimmed(line.substr(0, comma)) != "g" || second == line.size()) continue;
    const std::string_view word = trimmed(line.substr(comma + 1, second - comma - 1));
    if (unquoted(word) != subject || unquoted(trimmed(line.substr(second + 1))) != "role:admin")
      continue;
    const auto at = static_cast<std::size_t>(word.data() - policy.data());
    return Span{at, at + word.size()};
  }
  return std::nullopt;
}

bool is_admin_by_default(const ArgoCdRbac& rbac) {
  const std::string_view role = rbac.default_policy().text();
  return role == "role:admin" ||
         (!role.empty() && admin_line(rbac.policy().text(), role).has_value());
}

// Nothing in a line of policy.csv stands for everybody: groups are compared letter for letter
// (argo-cd issue 17377). Bound to a group that is named is how it is meant to be done.
void check_star(const ArgoCdRbac& rbac, Run& run) {
  const Scalar policy = rbac.policy();
  const std::optional<Span> star = admin_line(policy.text(), "*");
  if (!star) return;
  run.report({.at = policy.place(*star),
              .about = policy.node(),
              .message = "a star in policy.csv names no group: nobody gets role:admin by it",
              .arguments = {},
              .severity = Severity::note,
              .confidence = Confidence::medium,
              .effect = Effect::ignored,
              .advice = "Take the line out, or name the group that is to have role:admin."});
}

void check(const ArgoCdRbac& rbac, Run& run) {
  if (!is_admin_by_default(rbac)) return check_star(rbac, run);
  const Scalar role = rbac.default_policy();
  run.report({.at = role.place(),
              .about = role.node(),
              .message = is_open(run.file())
                             ? MessageTemplate("everybody who reaches Argo CD can become its "
                                               "administrator: the login is open too")
                             : MessageTemplate("everybody who logs in to Argo CD is an "
                                               "administrator"),
              .arguments = {},
              .severity = severity_in(rbac.path_class,
                                      is_open(run.file()) ? Severity::error : Severity::warning)});
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
        "deploys to; with an open login, or with users.anonymous.enabled, that is everybody.",
    .fix =
        "Write policy.default: \"\" or role:readonly, and bind role:admin to a group by "
        "policy.csv.",
    .triggers = triggers,
    .bad = bad,
    .good = good,
    .check = check};

}  // namespace dexlint::rules
