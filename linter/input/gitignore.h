// One ignore file: the patterns of a .gitignore, of .git/info/exclude, or those of an option in the
// same language, and which of them decides about a path. What gitignore(5) leaves open is done as
// git does it; tests/gitignore_test.cpp compares the two.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "linter/input/glob.h"

namespace dexlint {

/// One line of it.
class IgnorePattern {
 public:
  /// `line` without its line end; a `#` in front is part of the pattern.
  explicit IgnorePattern(std::string_view line);

  /// `path` is relative to the folder of the ignore file.
  bool matches(std::string_view path, bool is_folder, Steps& steps) const;
  bool is_negated() const { return negated_; }
  /// True when a slash ties it to places below the ignore file; else it goes for names at any
  /// depth.
  bool has_place() const { return has_place_; }

 private:
  bool negated_ = false;
  bool folders_only_ = false;
  bool has_place_ = false;
  bool is_ending_ = false;    // `*` and then literal_
  std::string literal_;       // what stands before the first wildcard
  std::optional<Glob> rest_;  // from there on
};

class Gitignore {
 public:
  Gitignore() = default;
  /// All of a file: with comments, empty lines, a byte order mark, any line ends.
  explicit Gitignore(std::string_view text);

  void add(std::string_view pattern) { patterns_.emplace_back(pattern); }
  bool empty() const { return patterns_.empty(); }
  bool has_negated() const;

  /// The last pattern that matches, which is the one that decides, or null. It says nothing about
  /// what is in a folder that it matches: whoever walks does not enter it. Null as well when the
  /// steps are spent. Points into this object.
  const IgnorePattern* deciding(std::string_view path, bool is_folder, Steps& steps) const;

 private:
  std::vector<IgnorePattern> patterns_;
};

}  // namespace dexlint
