// `--staged` and `--diff REV`: what is judged, and what it is compared with.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "linter/commands/commands.h"
#include "linter/engine/news.h"
#include "linter/input/git_tree.h"
#include "linter/model/result.h"

namespace dexlint {

struct Change {
  std::unique_ptr<GitTree> files;               ///< what is judged; null: the work tree
  std::vector<std::unique_ptr<GitTree>> bases;  ///< what is in all of them is news; none: all is

  /// What is judged, for a run on `work_tree`.
  const FileSource& source(const FileSource& work_tree) const;
  /// `paths` without those that the change takes away: a hook may name them.
  std::vector<std::string> without_deleted(const std::vector<std::string>& paths,
                                           const FileSource& now) const;
  /// Drops the findings that are no news.
  void keep_news(Report& report, const LintAgain& again) const;
};

/// Looks it up in the repository that the first path is in. Neither option: an empty change. A
/// Problem says what is missing, and what to do.
///
/// `--staged` compares the index with HEAD, and while a merge goes on with the other side, too.
/// `--diff REV` compares the work tree with where REV and HEAD parted; where this clone does not
/// know that place, with REV itself, after saying so.
Result<Change> find_change(const CheckOptions& options);

}  // namespace dexlint
