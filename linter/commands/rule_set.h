// All rules that a command knows: those of the program, and those of the packs that the user or the
// config names.
#pragma once

#include <string>
#include <vector>

#include "linter/engine/rule_names.h"
#include "linter/input/file_source.h"
#include "linter/model/result.h"
#include "rules/pack/pack_rule.h"

namespace dexlint {

/// Findings view its rules, so it outlives them.
struct RuleSet {
  pack::PackRules of_packs;
  std::vector<const Rule*> all;  ///< sorted by code
};

/// Reads `packs`, each once. A Problem says the first that is wrong, with its place, and how to see
/// the rest; so it does when two packs, or a pack and the program, have one name for two rules.
Result<RuleSet> rule_set(const FileSource& files, const std::vector<std::string>& packs);

}  // namespace dexlint
