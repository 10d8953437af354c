// The gate decides which documents deserve a parse: only those that hold a literal some rule or
// recogniser wakes on. yaml-cpp reads 18 MB/s, this search some hundred; most of a repository ends
// here.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dexlint {

/// A pattern as a person would write it: `kind: Secret`, `password: …`, `api_key: …`.
std::string readable_pattern(std::string_view pattern);

/// A set of patterns: literals, ASCII case ignored, in which
///   `~`  stands for what may separate a key from its value, and asks for the end of a word behind
///   the pattern;
///   `.`  stands for a `_`, `-`, `.` or nothing;
///   `\\`  takes the next character as it is;
///   `*`  stands for up to 600 bytes without blanks and quotes, up to the character behind it;
///   `?`  at the end asks for the end of a word and, behind it, a value on the same line or the end
///   of a value.
/// So `kind~Secret` and `password?` wake for a Secret and a password, not for the common words.
/// Built once a run, then shared by all threads.
class Gate {
 public:
  /// No literals: everything wakes.
  Gate() = default;
  /// What the literals view must outlive the gate.
  explicit Gate(std::span<const std::string_view> literals);

  /// What woke it: one of the patterns, and the byte of the text where it stands.
  struct Match {
    std::string_view pattern;  ///< as it was given; empty when everything wakes
    std::size_t at = 0;
  };
  /// The first match in `text`.
  std::optional<Match> find(std::string_view text) const;
  bool wakes(std::string_view text) const { return find(text).has_value(); }

 private:
  struct Pattern {
    std::string lower;
    std::string_view given;
  };
  void file(Pattern pattern);

  std::array<std::vector<Pattern>, 256> by_first_;  // under both cases of the first byte
  /// Two bytes that a pattern may begin with: most places of a text are passed over by them.
  std::vector<bool> begins_ = std::vector<bool>(std::size_t{1} << 16);
  bool open_ = true;
};

}  // namespace dexlint
