// Which ignore files hold in a folder: its own .gitignore, those of the folders above it up to the
// root of the repository, and the repository's .git/info/exclude. Nothing else is read: not the
// user's own excludes file, so that every machine sees the same files, and not the index, so that a
// file that git tracks although a pattern matches it counts as ignored.
#pragma once

#include <deque>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "linter/input/file_source.h"
#include "linter/input/gitignore.h"

namespace dexlint {

/// All paths are resolved ones.
class Ignores {
 public:
  /// One ignore file, with those that come after it.
  struct Level {
    const Level* above;
    std::string folder;  ///< that its patterns start from
    std::string file;
    Gitignore patterns;
  };
  /// What holds in a folder, the nearest file first; null where nothing does. Lives as long as the
  /// Ignores.
  using Rules = const Level*;
  /// An ignore file that does not count, or not always, and why.
  struct Unread {
    std::string path;
    Problem problem;
  };

  /// `tops`: where ignore files begin to count for folders that are in no repository. `source` must
  /// outlive this.
  Ignores(const FileSource& source, std::vector<std::string> tops)
      : source_(source), tops_(std::move(tops)) {}

  /// What holds in a folder that is looked at in any case: where ignore files hide it, or a folder
  /// it is in, they count no more from there on.
  Rules at(const std::string& folder);
  /// What holds in a folder that was met in another one. A repository in a repository starts
  /// afresh.
  Rules below(Rules above, const std::string& folder, const std::vector<Entry>& entries);

  bool hide(Rules rules, const std::string& path, bool is_folder);
  /// True when all that is in `folder` would be hidden, and meant: by a pattern for its place, as
  /// in `build/*`, or by its own .gitignore. Not by one that lets other names through.
  bool hide_all_in(Rules rules, const std::string& folder);
  /// True when the path is hidden, or a folder above it.
  bool hide_from_above(const std::string& path, bool is_folder);

  /// In the order in which they were met.
  const std::vector<Unread>& unread() const { return unread_; }

 private:
  struct Decision {
    const Level* level = nullptr;
    const IgnorePattern* pattern = nullptr;  // null: no one says anything
  };

  Decision decide(Rules rules, const std::string& path, bool is_folder);
  Rules add(Rules above, const std::string& folder, const std::string& file);
  Rules add_own(Rules above, const std::string& folder, bool has_repository, bool has_ignore_file);
  std::string git_folder(const std::string& folder) const;
  std::string start_of(const std::string& folder);
  Rules at(const std::string& folder, const std::string& start);
  bool has_repository(const std::string& folder);

  const FileSource& source_;
  const std::vector<std::string> tops_;
  std::deque<Level> levels_;
  std::unordered_map<std::string, Rules> rules_;  // of at()
  std::unordered_map<std::string, bool> repositories_;
  std::vector<Unread> unread_;
};

}  // namespace dexlint
