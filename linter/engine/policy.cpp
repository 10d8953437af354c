#include "linter/engine/policy.h"

#include <algorithm>

#include "linter/engine/lint.h"
#include "linter/input/path_patterns.h"
#include "linter/input/paths.h"

namespace dexlint {
namespace {

std::vector<std::string> texts_of(const std::vector<PathPattern>& patterns) {
  std::vector<std::string> texts;
  for (const PathPattern& pattern : patterns) texts.push_back(pattern.text);
  return texts;
}

// Adds what `settings` say to what was said before. `by_flag`: see Policy::rules_by_flag.
void add(const RuleSettings& settings, bool by_flag, std::map<const Rule*, bool>& enabled,
         FileRules& rules) {
  for (const RuleSetting& setting : settings) {
    for (auto& [rule, is_enabled] : enabled) {
      if (!is_named(*rule, setting.name.text)) continue;
      if (setting.enabled && !by_flag) is_enabled = *setting.enabled;
      const bool is_milder = setting.severity && *setting.severity > rule->severity;
      if (setting.severity && !(by_flag && is_milder)) rules.severities[rule] = *setting.severity;
      for (const auto& [name, value] : setting.options)
        rules.options.insert_or_assign(std::string(rule->id) + "." + name, value);
    }
  }
}

}  // namespace

std::optional<Severity> worst_when_pinned(const Rule& rule, const std::optional<Version>& pin) {
  if (!pin) return std::nullopt;
  for (const EarlierSeverity& earlier : rule.earlier_severities) {
    if (*pin < earlier.before) return earlier.severity;
  }
  return std::nullopt;
}

Severity FileRules::severity_of(const Finding& finding) const {
  if (const auto set = severities.find(finding.rule); set != severities.end()) return set->second;
  const auto cap = worst.find(finding.rule);
  return cap == worst.end() ? finding.severity : mildest(cap->second, finding.severity);
}

Policies::Policies(const FileSource& files, const LintOptions& options)
    : files_(files), options_(options) {
  for (const Override& override : options.policy.overrides)
    patterns_.push_back(path_patterns(texts_of(override.paths)));
  everywhere_ = made_for(std::vector<bool>(patterns_.size()));
}

const FileRules& Policies::of(const std::string& path) {
  const std::string place = patterns_.empty() ? std::string() : place_of(path);
  if (place.empty()) return everywhere_;
  std::vector<bool> chosen;
  for (const Gitignore& patterns : patterns_) chosen.push_back(covers(patterns, place, false));
  const std::lock_guard lock(mutex_);
  const auto [found, fresh] = by_overrides_.try_emplace(chosen);
  if (fresh) found->second = made_for(chosen);
  return found->second;
}

std::string Policies::place_of(const std::string& path) const {
  const std::string& folder = options_.policy.config_folder;
  if (folder.empty()) return {};
  // Of an editor's buffer that is no file yet, the folder may exist.
  Result<std::string> real = files_.resolve(path);
  if (!real) {
    real = files_.resolve(parent_path(path));
    if (real) *real = join_path(*real, file_name(path));
  }
  return real && is_inside(*real, folder) ? std::string(path_below(*real, folder)) : std::string();
}

FileRules Policies::made_for(const std::vector<bool>& chosen) const {
  const Policy& policy = options_.policy;
  FileRules made{.options = options_.rule_options, .platform = options_.platform};
  std::map<const Rule*, bool> enabled;
  for (const Rule* rule : options_.rules) {
    enabled[rule] = std::find(policy.off.begin(), policy.off.end(), rule) == policy.off.end();
    if (const auto cap = worst_when_pinned(*rule, policy.pin)) made.worst[rule] = *cap;
  }
  const OptionValues by_flag = made.options;
  add(policy.settings, policy.rules_by_flag, enabled, made);
  for (std::size_t i = 0; i < chosen.size(); ++i) {
    if (!chosen[i]) continue;
    const Override& override = policy.overrides[i];
    add(override.rules, policy.rules_by_flag, enabled, made);
    if (override.platform && !policy.platform_by_flag) made.platform = *override.platform;
  }
  for (const auto& [name, value] : by_flag) made.options.insert_or_assign(name, value);
  for (const Rule* rule : options_.rules) {
    if (enabled[rule]) made.rules.push_back(rule);
  }
  return made;
}

}  // namespace dexlint
