#include "linter/commands/config_for.h"

#include <iterator>
#include <string>
#include <utility>
#include <vector>

#include "linter/engine/config.h"

namespace dexlint {

std::string config_path(const FileSource& files, const CheckOptions& options) {
  if (!options.config.empty()) return options.config;
  if (options.isolated || options.paths.empty()) return {};
  return find_config(files, options.paths.front());
}

Result<RuleSet> rules_for(const FileSource& files, const CheckOptions& options,
                          const std::string& config_path) {
  std::vector<std::string> packs = options.packs;
  if (!config_path.empty()) {
    auto named = packs_of_config(files, config_path);
    if (!named) return named.error();
    std::move(named->begin(), named->end(), std::back_inserter(packs));
  }
  return rule_set(files, packs);
}

Result<Config> config_for(const FileSource& files, const CheckOptions& options,
                          const std::string& config_path, Rules rules) {
  if (config_path.empty()) return Config{};
  Result<Config> config = read_config(files, config_path, rules, *version_from(DEXLINT_VERSION));
  if (config && !options.config.empty()) config->folder = std::string(".");
  return config;
}

}  // namespace dexlint
