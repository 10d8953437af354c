// Lines of a file cut to what a person can look at, with the place that a finding is about still in
// sight. A values file may be one line of a megabyte.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "linter/model/finding.h"

namespace dexlint {

/// Part of a line as it may be printed, `…` where it was cut; the mark in columns of a terminal.
struct Excerpt {
  std::string text;
  std::size_t mark_column = 0;   ///< 0-based
  std::size_t mark_columns = 0;  ///< 0: nothing of the mark is here
  std::size_t mark_begin = 0;    ///< bytes of `text`
  std::size_t mark_end = 0;

  std::string_view before() const { return std::string_view(text).substr(0, mark_begin); }
  std::string_view marked() const {
    return std::string_view(text).substr(mark_begin, mark_end - mark_begin);
  }
  std::string_view behind() const { return std::string_view(text).substr(mark_end); }
};

/// At most `columns` of the line: round the mark's start, else from the line's.
Excerpt excerpt(const FrameLine& line, std::size_t columns);
/// The text of excerpt(), sooner.
std::string excerpt_text(const FrameLine& line, std::size_t columns);

/// What is marked in the finding's frame, at most `columns` of each line, lines parted by LF.
/// Masked as the frame is.
std::string marked_text(const Finding& finding, std::size_t columns);

}  // namespace dexlint
