#include "linter/engine/groups.h"

#include <algorithm>
#include <map>
#include <string_view>
#include <utility>

namespace dexlint {
namespace {

constexpr std::size_t most_related = 20;

// `dev` of `v1/Secret/dev/db`; empty for what is no object of Kubernetes.
std::string_view namespace_of(const Finding& finding) {
  std::string_view identity = finding.document;
  const std::size_t name = identity.rfind('/');
  if (name == std::string_view::npos) return {};
  identity = identity.substr(0, name);
  return identity.substr(identity.rfind('/') + 1);
}

bool is_elsewhere(const Finding& a, const Finding& b) {
  return a.location.path != b.location.path || namespace_of(a) != namespace_of(b);
}

// Indices of the findings of each group, in their order.
using Groups = std::map<std::pair<const Rule*, std::size_t>, std::vector<std::size_t>>;

bool is_spread(const std::vector<Finding>& findings, const std::vector<std::size_t>& group) {
  return std::any_of(group.begin(), group.end(), [&](std::size_t i) {
    return is_elsewhere(findings[group.front()], findings[i]);
  });
}

// Makes the first of `group` speak for the others, or drops all of them.
void join(std::vector<Finding>& findings, const std::vector<std::size_t>& group, bool keep,
          std::vector<bool>& dropped) {
  for (const std::size_t i : group) {
    Finding& first = findings[group.front()];
    dropped[i] = i != group.front() || !keep;
    if (i != group.front() && first.related.size() < most_related)
      first.related.push_back({"the same stands here", findings[i].location});
  }
}

void join(std::vector<Finding>& findings, std::vector<std::size_t> group,
          std::vector<bool>& dropped) {
  const bool was_spread = is_spread(findings, group);
  const auto split = std::stable_partition(group.begin(), group.end(),
                                           [&](std::size_t i) { return !findings[i].suppressed; });
  const std::vector<std::size_t> open(group.begin(), split);
  const std::vector<std::size_t> suppressed(split, group.end());
  if (!open.empty()) join(findings, open, is_spread(findings, open), dropped);
  if (!suppressed.empty()) join(findings, suppressed, was_spread, dropped);
}

}  // namespace

void join_groups(std::vector<Finding>& findings) {
  Groups groups;
  for (std::size_t i = 0; i < findings.size(); ++i) {
    if (findings[i].group != 0) groups[{findings[i].rule, findings[i].group}].push_back(i);
  }
  if (groups.empty()) return;
  std::vector<bool> dropped(findings.size());
  for (const auto& [key, group] : groups) join(findings, group, dropped);
  std::vector<Finding> kept;
  for (std::size_t i = 0; i < findings.size(); ++i) {
    if (!dropped[i]) kept.push_back(std::move(findings[i]));
  }
  findings = std::move(kept);
}

}  // namespace dexlint
