#include "linter/engine/allow_list.h"

#include <algorithm>

#include "linter/engine/suppress.h"
#include "linter/input/path_patterns.h"
#include "linter/model/stars.h"

namespace dexlint {
namespace {

// `charts/pach/values.yaml`; `values.yaml` may be any of that name.
bool is_path_of_file(std::string_view pattern) {
  return pattern.find_first_of("*?[!\\") == std::string_view::npos &&
         pattern.find('/') != std::string_view::npos && !pattern.ends_with('/');
}

bool names_one_of(const Allow& entry, Rules rules) {
  return std::any_of(entry.rules.begin(), entry.rules.end(), [&](const Rule* rule) {
    return std::find(rules.begin(), rules.end(), rule) != rules.end();
  });
}

}  // namespace

void AllowUse::add(const AllowUse& other) {
  used.insert(other.used.begin(), other.used.end());
  met.insert(other.met.begin(), other.met.end());
}

AllowList::AllowList(const Policy& policy) : policy_(policy) {
  for (const Allow& entry : policy.allow) {
    Compiled compiled;
    if (entry.path) {
      compiled.paths = path_patterns({entry.path->text});
      compiled.names_a_file = is_path_of_file(entry.path->text);
    }
    compiled_.push_back(std::move(compiled));
  }
}

void AllowList::apply(std::vector<Finding>& findings, const std::string& place, Rules ran,
                      const KnownSecrets& secrets, AllowUse& use) const {
  for (std::size_t i = 0; i < compiled_.size(); ++i) {
    const Allow& entry = policy_.allow[i];
    const Gitignore& paths = compiled_[i].paths;
    const bool here = !entry.path || (!place.empty() && dexlint::covers(paths, place, false));
    if (!here || is_over(entry)) continue;
    if (compiled_[i].names_a_file && names_one_of(entry, ran)) use.met.insert(i);
    for (Finding& finding : findings) {
      if (!covers(i, finding)) continue;
      use.used.insert(i);
      if (finding.suppressed) continue;
      finding.suppressed =
          Suppression{SuppressionKind::config, presentable_reason(entry.reason, secrets)};
    }
  }
}

std::vector<AllowList::Idle> AllowList::idle(const AllowUse& use, Rules ran) const {
  std::vector<Idle> found;
  for (std::size_t i = 0; i < compiled_.size(); ++i) {
    const Allow& entry = policy_.allow[i];
    const bool seen = policy_.whole_run || use.met.contains(i);
    const bool unused = !use.used.contains(i) && seen && names_one_of(entry, ran);
    if (is_over(entry) || unused) found.push_back({&entry, is_over(entry)});
  }
  return found;
}

bool AllowList::is_over(const Allow& entry) const {
  return entry.until && *entry.until < policy_.today;
}

bool AllowList::covers(std::size_t entry, const Finding& finding) const {
  const Allow& allow = policy_.allow[entry];
  const bool named = std::any_of(allow.rules.begin(), allow.rules.end(),
                                 [&](const Rule* rule) { return speaks_for(finding, *rule); });
  return named && (allow.trail.empty() || matches_stars(allow.trail, trail_text(finding)));
}

}  // namespace dexlint
