// Which lines of a text stood in an older one. Made here and not by git, which would run what a
// repository configures (external diff, textconv, filters), and knows nothing of a text that is in
// no repository yet.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace dexlint {

/// Lines are those of LineIndex, compared without their endings: a checkout may change these.
/// Where lines repeat it may take one for changed that was not, and where that would take long.
class LineDiff {
 public:
  /// Views neither of them afterwards.
  LineDiff(std::string_view before, std::string_view after);

  /// The 1-based line of `before` that became line `line_1` of `after`; 0 when there is none.
  std::size_t line_before(std::size_t line_1) const {
    return line_1 - 1 < before_.size() ? before_[line_1 - 1] : 0;
  }
  /// True when one of the lines `first_1` to `last_1` is new or changed.
  bool touches(std::size_t first_1, std::size_t last_1) const;
  /// True when half of the lines are common: what git takes for a renamed file.
  bool is_similar() const { return 4 * common_ >= lines_before_ + before_.size(); }

 private:
  std::vector<std::size_t> before_;  // by 0-based line of `after`; 0: none
  std::size_t lines_before_ = 0;
  std::size_t common_ = 0;
};

}  // namespace dexlint
