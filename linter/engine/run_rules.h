// Runs rules over what was recognised in one document.
#pragma once

#include <span>
#include <vector>

#include "linter/input/budget.h"
#include "linter/model/contexts.h"
#include "linter/model/document.h"
#include "linter/model/rule.h"

namespace dexlint {

/// What a rule said.
struct RuleClaim {
  const Rule* rule = nullptr;
  Claim claim;
};

/// What `rules` say of `contexts`, in their order. What one says past the limit of `budget` is
/// dropped and noted in `document`.
std::vector<RuleClaim> run_rules(std::span<const Rule* const> rules, const OptionValues& values,
                                 const Budget& budget, const Contexts& contexts,
                                 Document& document);

/// What they say of ignores that silence nothing.
std::vector<RuleClaim> run_rules(std::span<const Rule* const> rules, const OptionValues& values,
                                 const Budget& budget, const Contexts& contexts,
                                 const std::vector<IdleIgnore>& ignores, Document& document);

}  // namespace dexlint
