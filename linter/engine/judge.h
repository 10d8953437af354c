// What the rules say of one document, and what of that somebody has judged before: comments and the
// config suppress findings while the document is at hand, so that no reason repeats its secrets.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "linter/engine/allow_list.h"
#include "linter/engine/lint.h"
#include "linter/engine/policy.h"
#include "linter/engine/reporter.h"
#include "linter/engine/run_rules.h"
#include "linter/model/contexts.h"
#include "linter/model/document.h"

namespace dexlint {

class Judge {
 public:
  /// All must outlive it. `layers`: see Reporter.
  Judge(Document& document, const Contexts& contexts, std::span<const Document* const> layers,
        const FileRules& rules, const LintOptions& options);

  /// Merged, in the order of their places.
  std::vector<Finding> findings();
  /// What is wrong with ignores.
  std::vector<Finding> of_ignores(const std::vector<IdleIgnore>& ignores);

  /// Suppresses what the document's comments cover, and adds what is wrong with these.
  void obey_comments(std::vector<Finding>& findings);
  /// Suppresses what the config allows; `place`: from its folder on.
  AllowUse obey_config(const AllowList& allows, const std::string& place,
                       std::vector<Finding>& findings) const;

 private:
  std::vector<Finding> judged(const std::vector<RuleClaim>& said);

  Document& document_;
  const Contexts& contexts_;
  const FileRules& rules_;
  const LintOptions& options_;
  Reporter reporter_;
};

}  // namespace dexlint
