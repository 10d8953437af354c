// The patterns of the gate, and which of them matches at a place of a text. They stand sorted, so
// that those with a common beginning are neighbours and are compared with the text as one.
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dexlint {

struct GatePattern {
  /// In lower case; below a blank is what stands for something else.
  std::string symbols;
  std::string_view given;   ///< as it was written
  bool whole_word = false;  ///< behind it a word ends

  /// What every match begins with, up to the first symbol that stands for something else.
  std::string_view fixed() const;
};

class GatePatterns {
 public:
  GatePatterns() = default;
  /// Patterns as gate.h describes them. What they view must outlive this.
  explicit GatePatterns(std::span<const std::string_view> patterns);

  /// Sorted. One that was given with a `.` stands here once for each that the `.` stands for.
  std::span<const GatePattern> all() const { return patterns_; }
  /// The first of them that matches at byte `at` of `text`, or null.
  const GatePattern* match(std::string_view text, std::size_t at) const;

 private:
  // Neighbours that are equal in their first `depth` symbols.
  struct Group {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::size_t depth = 0;
  };
  char symbol(std::size_t pattern, std::size_t depth) const;
  Group with_symbol(const Group& group, char wanted) const;
  const GatePattern* match(std::string_view text, std::size_t at, Group group) const;
  const GatePattern* match_special(std::string_view text, std::size_t at, Group group) const;

  std::vector<GatePattern> patterns_;
  std::array<Group, 128> by_first_ = {};  // by the first symbol
};

}  // namespace dexlint
