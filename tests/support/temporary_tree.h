// A folder for one test, removed with all that is in it. And a way to stand in a folder for a
// while, since what the linter prints is relative to where it is called.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace dexlint::test {

/// Paths are relative to the tree; folders on the way are made.
class TemporaryTree {
 public:
  TemporaryTree();
  TemporaryTree(const TemporaryTree&) = delete;
  TemporaryTree& operator=(const TemporaryTree&) = delete;
  ~TemporaryTree();

  /// Absolute and free of links; without a slash at the end.
  const std::string& root() const { return root_; }
  std::string path(std::string_view relative) const;

  void file(std::string_view relative, std::string_view bytes = {}) const;
  /// Long, but takes no room on disk.
  void sparse_file(std::string_view relative, std::size_t bytes) const;
  void folder(std::string_view relative) const;
  void link(std::string_view relative, std::string_view target) const;
  void fifo(std::string_view relative) const;
  /// chmod; 0 makes it unreadable (not for root).
  void permit(std::string_view relative, unsigned mode);

 private:
  std::string root_;
  std::vector<std::string> permitted_;  // to be removed again
};

/// Changes the working directory while it lives.
class WorkingDirectory {
 public:
  explicit WorkingDirectory(const std::string& path);
  WorkingDirectory(const WorkingDirectory&) = delete;
  WorkingDirectory& operator=(const WorkingDirectory&) = delete;
  ~WorkingDirectory();

 private:
  std::string before_;
};

}  // namespace dexlint::test
