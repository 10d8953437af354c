// The gate decides which documents deserve a parse: only those that hold a literal some rule or
// recogniser wakes on. yaml-cpp reads 18 MB/s, this search many times that; most of a repository
// ends here.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "linter/input/gate_patterns.h"
#include "linter/input/trigram_filter.h"

namespace dexlint {

/// A pattern as a person would write it: `kind: Secret`, `password: …`, `api_key: …`.
std::string readable_pattern(std::string_view pattern);

/// A set of patterns: literals, ASCII case ignored, in which
///   `^`  at the beginning asks for what follows as it is written: case counts, and no character
///   stands for something else; `^^`, for a word that begins with it;
///   `~`  stands for what may separate a key from its value, and asks for the end of a word behind
///   the pattern;
///   `.`  stands for a `_`, `-`, `.` or nothing;
///   `\\`  takes the next character as it is;
///   `*`  stands for up to 600 bytes without blanks and quotes, up to the character behind it;
///   `?`  at the end asks for the end of a word and, behind it, a value on the same line or the end
///   of a value.
/// A pattern begins with two plain characters at least.
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
  // Three bytes of a pattern as a number, and how far behind its beginning they stand.
  struct Fingerprint {
    std::uint32_t bytes = 0;
    std::size_t offset = 0;
    auto operator<=>(const Fingerprint&) const = default;
  };
  std::optional<Match> match_round(std::string_view text, std::size_t at) const;
  std::optional<Match> match_at(std::string_view text, std::size_t at) const;

  GatePatterns patterns_;
  TrigramFilter filter_;
  std::vector<Fingerprint> fingerprints_;  // sorted
  std::size_t farthest_ = 0;               // of their offsets
  bool has_pairs_ = false;                 // patterns of which the filter knows two bytes only
  bool open_ = true;
};

}  // namespace dexlint
