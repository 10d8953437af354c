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

/// A set of literals, ASCII case ignored. In `kind~Secret` the `~` stands for what may separate a
/// key from its value, so that the common word alone wakes nobody. Built once a run, then shared by
/// all threads.
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
