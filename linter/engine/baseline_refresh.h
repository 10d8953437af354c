// A baseline made anew from what a run found: what was accepted and is still there stays as it is
// to the letter, so that two branches differ only where their findings do.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "linter/engine/baseline_match.h"
#include "linter/input/git_tree.h"

namespace dexlint {

/// Where values are accepted: the last commit.
struct Head {
  const GitTree& files;
  std::string commit;       ///< its id
  bool is_shallow = false;  ///< commits that are not here may be elsewhere
};

struct RefreshedBaseline {
  std::vector<BaselineEntry> entries;
  std::size_t added = 0;            ///< places that were not known
  std::size_t renewed = 0;          ///< of known places: with another value, or another commit
  std::vector<BaselineEntry> gone;  ///< what is no longer found
  /// Files whose findings cannot be accepted, since they are not as `Head` has them; sorted.
  std::vector<std::string> uncommitted;
};

/// `accepts`: which findings go in. What is found, and not accepted, keeps the entry that it has.
/// Entries stay, too, of rules that did not run and of files that this run did not judge, unless
/// they are no more.
RefreshedBaseline refresh_baseline(const Report& report, const Walk& walk,
                                   const std::vector<BaselineEntry>& entries,
                                   const std::string& root, const LintAgain& again,
                                   const Head& head,
                                   const std::function<bool(const Finding&)>& accepts);

}  // namespace dexlint
