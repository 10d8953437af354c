#include "linter/commands/apply_config.h"

#include <algorithm>

#include "linter/commands/select_rules.h"
#include "linter/engine/rule_names.h"
#include "linter/input/paths.h"

namespace dexlint {
namespace {

bool is_named_in(const std::vector<RuleSelector>& selectors, const Rule& rule) {
  return std::any_of(selectors.begin(), selectors.end(),
                     [&](const RuleSelector& selector) { return is_named(rule, selector.text); });
}

bool turns_on(const RuleSettings& settings, const Rule& rule) {
  return std::any_of(settings.begin(), settings.end(), [&](const RuleSetting& setting) {
    return setting.enabled.value_or(false) && is_named(rule, setting.name.text);
  });
}

// Whether a rule runs as far as the whole repository is concerned, but for `rules:`.
bool runs(const Config& config, const Rule& rule) {
  return (!config.pin || rule.since <= *config.pin) &&
         is_of(config.profile.value_or(Profile::all), rule) &&
         (config.select.empty() || is_named_in(config.select, rule)) &&
         !is_named_in(config.ignore, rule);
}

// The folder that the config's paths start at, resolved.
std::string folder_of(const Config& config, const FileSource& files) {
  if (config.path.empty()) return {};
  const Result<std::string> folder = files.resolve(config.folder);
  return folder ? *folder : std::string();
}

// A folder was named that holds the config's.
bool walks_all(const std::string& config_folder, const CheckOptions& options,
               const FileSource& files) {
  return std::any_of(options.paths.begin(), options.paths.end(), [&](const std::string& path) {
    const Result<std::string> real = files.resolve(path);
    return real && is_inside(config_folder, *real);
  });
}

std::vector<std::string> texts_of(const std::vector<PathPattern>& patterns) {
  std::vector<std::string> texts;
  for (const PathPattern& pattern : patterns) texts.push_back(pattern.text);
  return texts;
}

// The packs as patterns from `folder` on: their bad examples are bad on purpose.
std::vector<std::string> patterns_of(const std::vector<FilePath>& packs, const std::string& folder,
                                     const FileSource& files) {
  std::vector<std::string> patterns;
  for (const FilePath& pack : packs) {
    const Result<std::string> real = files.resolve(pack.path);
    if (!real || !is_inside(*real, folder)) continue;
    std::string& pattern = patterns.emplace_back("/");
    for (const char c : path_below(*real, folder))
      pattern += (std::string_view("*?[]\\ ").find(c) == std::string_view::npos ? "" : "\\") +
                 std::string(1, c);
  }
  return patterns;
}

std::vector<std::vector<std::string>> paths_of(const std::vector<std::vector<FilePath>>& layers) {
  std::vector<std::vector<std::string>> stacks;
  for (const std::vector<FilePath>& layer : layers) {
    std::vector<std::string>& stack = stacks.emplace_back();
    for (const FilePath& file : layer) stack.push_back(file.path);
  }
  return stacks;
}

// Of the rules that the flags leave, those that the config leaves, too, or turns on somewhere.
void keep_rules(const Config& config, LintOptions& chosen, std::vector<const Rule*>& rules) {
  std::erase_if(rules, [&](const Rule* rule) {
    if (runs(config, *rule)) return false;
    const bool on = turns_on(config.rules, *rule) ||
                    std::any_of(config.overrides.begin(), config.overrides.end(),
                                [&](const Override& some) { return turns_on(some.rules, *rule); });
    if (on) chosen.policy.off.push_back(rule);
    return !on;
  });
}

}  // namespace

Result<std::vector<const Rule*>> apply_config(const Config& config, const CheckOptions& options,
                                              const FileSource& files, LintOptions& chosen) {
  auto rules = select_rules(chosen.known_rules, options.select, options.ignore);
  if (!rules) return rules;
  Policy& policy = chosen.policy;
  policy.rules_by_flag = !options.select.empty() || options.profile;
  if (!policy.rules_by_flag) {
    policy.pin = config.pin;
    keep_rules(config, chosen, *rules);
  }
  std::erase_if(
      *rules, [&](const Rule* rule) { return options.profile && !is_of(*options.profile, *rule); });
  policy.config_path = config.path;
  policy.config_folder = folder_of(config, files);
  policy.settings = config.rules;
  policy.overrides = config.overrides;
  policy.platform_by_flag = options.platform.has_value();
  policy.allow = config.allow;
  policy.foreign_ignores = config.foreign_ignores;
  policy.company = config.company;
  policy.today = today();
  policy.whole_run = !options.shard && walks_all(policy.config_folder, options, files);
  chosen.platform = options.platform.value_or(config.platform.value_or(PlatformChoice{}));
  chosen.layers = paths_of(config.layers);
  return rules;
}

void apply_config(const Config& config, const FileSource& files, DiscoverOptions& chosen) {
  chosen.config_folder = folder_of(config, files);
  chosen.config_exclude = texts_of(config.exclude);
  for (std::string& pack : patterns_of(config.packs, chosen.config_folder, files))
    chosen.config_exclude.push_back(std::move(pack));
  chosen.config_include = texts_of(config.include);
}

}  // namespace dexlint
