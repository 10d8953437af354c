#include "linter/commands/config_for.h"

#include <iterator>
#include <string>
#include <utility>
#include <vector>

#include "linter/commands/take.h"
#include "linter/engine/config.h"

namespace dexlint {
namespace {

// Empty when none holds.
std::string config_path(const FileSource& files, const CheckOptions& options) {
  if (!options.config.empty()) return options.config;
  if (options.isolated || options.paths.empty()) return {};
  return find_config(files, options.paths.front());
}

Result<std::shared_ptr<const RuleSet>> rules_of(const FileSource& files,
                                                std::vector<std::string> packs,
                                                std::vector<std::string> more_packs) {
  std::move(more_packs.begin(), more_packs.end(), std::back_inserter(packs));
  Result<RuleSet> rules = rule_set(files, packs);
  if (!rules) return rules.error();
  return std::make_shared<const RuleSet>(std::move(*rules));
}

}  // namespace

Result<RulesAndConfig> rules_and_config(const FileSource& files, const CheckOptions& options) {
  RulesAndConfig found;
  std::optional<Problem> problem;
  ParsedConfig parsed;
  std::vector<std::string> packs;
  const std::string path = config_path(files, options);
  if (!path.empty() && (!take(parse_config(files, path), parsed, problem) ||
                        !take(parsed.packs(files), packs, problem)))
    return *problem;
  if (!take(rules_of(files, options.packs, std::move(packs)), found.rules, problem))
    return *problem;
  if (path.empty()) return found;
  if (!take(parsed.read(files, found.rules->all, *version_from(DEXLINT_VERSION)), found.config,
            problem))
    return *problem;
  if (!options.config.empty()) found.config.folder = std::string(".");
  return found;
}

}  // namespace dexlint
