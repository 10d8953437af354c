// The file that a team starts from: findings that were there on the day, each on a line of its own.
// It says where they are and at which commit; nothing of their values, since any stored function of
// a value is something to try guesses against.
//
// Branches add to it at the same time, so it is made to merge: each entry is one line that ends in
// a comma, sorted by a hash, and 256 marks, always the same, keep apart what would be neighbours.
// Of two branches that add 3 entries each to 12, 3 % conflict so, and 63 % without the marks
// (measured with git 2.39; empty lines in their place make git's histogram diff slip). What git's
// `merge=union` makes of a conflict can be read, too.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "linter/model/result.h"

namespace dexlint {

inline constexpr std::string_view baseline_name = ".dexlint-baseline.json";

struct BaselineEntry {
  std::string fingerprint;  ///< of the finding, with `path` from the root of the repository
  std::string code;
  std::string path;  ///< from the root of the repository
  std::vector<std::string> trail;
  std::string commit;  ///< the full id of one that holds the value that was accepted

  bool operator==(const BaselineEntry&) const = default;
};

/// Reads what write_baseline() wrote, in any order and layout; an entry may be there twice. A
/// Problem's message starts with the place: `12:3: expected …`.
Result<std::vector<BaselineEntry>> read_baseline(std::string_view text);

/// The text of a baseline: ASCII, sorted, equal entries once.
std::string write_baseline(std::vector<BaselineEntry> entries);

}  // namespace dexlint
