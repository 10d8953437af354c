// What the user named, looked up: folders to walk, files to take, and how paths in and beside them
// are printed and judged.
#pragma once

#include <span>
#include <string>
#include <unordered_set>
#include <vector>

#include "linter/input/file_source.h"

namespace dexlint {

/// A folder or file under two names.
struct SeenPath {
  std::string shown;  ///< as it is printed
  std::string real;   ///< where it is: absolute, free of links

  SeenPath child(const std::string& name) const;
  SeenPath parent() const;
};

class Requested {
 public:
  struct Missing {
    std::string path;
    Problem problem;
  };

  /// Looks up each path. `source` must outlive this.
  Requested(const FileSource& source, std::span<const std::string> paths);

  const std::vector<SeenPath>& folders() const { return folders_; }
  const std::vector<SeenPath>& files() const { return files_; }
  /// What is not there, or neither file nor folder.
  const std::vector<Missing>& missing() const { return missing_; }
  /// The working directory, resolved; "" when it is gone.
  const std::string& here() const { return here_; }

  /// True for a folder that was named itself.
  bool is_folder_named(const std::string& real) const { return folder_names_.contains(real); }
  /// True for what is in a named folder.
  bool holds(const std::string& real) const;
  /// Relative to the working directory what is in it, else the real path itself.
  std::string shown_from_here(const std::string& real) const;
  /// What of a path may be judged: below the working directory, else below the folder that was
  /// named, else the name alone. Where a repository is checked out says nothing about it.
  std::string place_of(const SeenPath& path) const;

 private:
  void look_up(const std::string& given);

  const FileSource& source_;
  std::string here_;
  std::vector<SeenPath> folders_;
  std::unordered_set<std::string> folder_names_;  // resolved
  std::vector<SeenPath> files_;
  std::vector<Missing> missing_;
};

}  // namespace dexlint
