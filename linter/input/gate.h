// The gate decides which documents deserve a parse: only those that hold a literal some rule or
// recogniser wakes on. yaml-cpp reads 18 MB/s, this search some hundred; most of a repository ends
// here.
#pragma once

#include <array>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dexlint {

/// A set of patterns: literals, ASCII case ignored, in which
///   `~`  stands for what may separate a key from its value, and asks for the end of a word behind
///   the pattern;
///   `.`  stands for a `_`, `-`, `.` or nothing;
///   `?`  at the end asks for the end of a word and, behind it, a value on the same line or the end
///   of a value.
/// So `kind~Secret` and `password?` wake for a Secret and a password, not for the common words.
/// Built once a run, then shared by all threads.
class Gate {
 public:
  /// No literals: everything wakes.
  Gate() = default;
  explicit Gate(std::span<const std::string_view> literals);

  bool wakes(std::string_view text) const;

 private:
  std::array<std::vector<std::string>, 256>
      by_first_;  // lower case, filed under both cases of the first byte
  bool open_ = true;
};

}  // namespace dexlint
