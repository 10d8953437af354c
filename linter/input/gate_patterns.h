// The patterns of the gate, and which of them matches at a place of a text. Those with a common
// beginning are compared with the text as one, along a tree of their symbols.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dexlint {

struct GatePattern {
  /// In lower case; below a blank is what stands for something else.
  std::string symbols = {};
  std::string_view given;    ///< as it was written
  bool whole_word = false;   ///< behind it a word ends
  std::string spelled = {};  ///< of one that begins with `^`: its characters
  bool begins_word = false;  ///< of one that begins with `^^`

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
  // A symbol that patterns with a common beginning go on with.
  struct Node {
    char symbol = '\0';
    std::uint16_t child_count = 0;
    std::uint32_t first_child = 0;
    std::uint32_t pattern = 0;  // the first of those below
  };
  void grow();
  std::span<const Node> children(const Node& node) const;
  const GatePattern* match(std::string_view text, std::size_t at, const Node& node) const;
  const GatePattern* match_end(std::string_view text, std::size_t at, const Node& node) const;
  const GatePattern* match_special(std::string_view text, std::size_t at, const Node& node) const;

  std::vector<GatePattern> patterns_;
  std::vector<Node> nodes_;
  std::array<std::uint32_t, 128> by_first_ = {};  // by the first symbol; 0 where there is none
};

}  // namespace dexlint
