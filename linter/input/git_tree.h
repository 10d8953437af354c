// The files of a git index or of a commit, as a FileSource: what is walked and read is what git
// keeps, whatever stands in the work tree. Files that a filter changes on their way into git are
// seen as git has them.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "linter/input/file_source.h"
#include "linter/input/git_program.h"
#include "linter/input/git_repository.h"

namespace dexlint {

/// Paths are those of the work tree. Links are followed inside the repository; nothing is outside
/// of it but the folders on the way to it. A submodule is an empty folder.
class GitTree final : public FileSource {
 public:
  /// What is staged. What is only intended to be added is empty; what is in conflict cannot be
  /// read.
  static Result<std::unique_ptr<GitTree>> of_index(const GitRepository& repository);
  /// `commit`: an id that find_commit() gave; empty: a tree without files.
  static Result<std::unique_ptr<GitTree>> of_commit(const GitRepository& repository,
                                                    const std::string& commit);

  Result<std::vector<Entry>> list(const std::string& directory) const override;
  /// Does not fill in sizes.
  Result<Entry> stat(const std::string& path) const override;
  Result<std::string> read(const std::string& path, std::size_t max_bytes) const override;
  Result<std::string> resolve(const std::string& path) const override;

  /// The paths of all files, from root() on, sorted.
  std::vector<std::string> paths() const;
  /// The work tree's: absolute, free of links.
  const std::string& root() const { return root_; }

 private:
  struct File {
    std::string mode;  // as git writes it
    std::string id;    // empty: in conflict
  };
  using Files = std::map<std::string, File, std::less<>>;  // by path from the root

  GitTree(const GitRepository& repository, std::string name, Files files);

  Problem missing() const;
  bool is_folder(std::string_view below) const;
  std::optional<EntryKind> kind_of(const std::string& real) const;
  std::optional<std::string> find(const std::string& path, bool follow_last) const;
  Result<std::string> content(const File& file, std::size_t max_bytes) const;

  std::string root_;
  std::string working_directory_;
  std::string name_;  // "the index", "commit 1234567"
  Files files_;
  mutable std::mutex mutex_;  // of the objects
  mutable GitObjects objects_;
};

}  // namespace dexlint
