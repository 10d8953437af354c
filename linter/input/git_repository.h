// What is asked of a git repository before its files are read: where it is, and which commits are
// meant.
#pragma once

#include <optional>
#include <string>

#include "linter/model/result.h"

namespace dexlint {

struct GitRepository {
  std::string folder;    ///< where git is run
  std::string root;      ///< of the work tree: absolute, free of links
  bool shallow = false;  ///< its history is cut off
};

/// The repository that `folder` (which must exist) stands in, or that the environment names. A
/// Problem, a sentence of its own, where there is none with a work tree, git refuses it, or there
/// is no git.
Result<GitRepository> open_repository(const std::string& folder);

/// The id of the commit that `revision` names: a branch, a tag, an id, `HEAD~2`. None when it names
/// none that is in this clone.
std::optional<std::string> find_commit(const GitRepository& repository,
                                       const std::string& revision);

/// The commit that two have in common; none when this clone does not hold it, or there is none.
std::optional<std::string> merge_base(const GitRepository& repository, const std::string& a,
                                      const std::string& b);

}  // namespace dexlint
