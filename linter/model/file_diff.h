// What would change in a file, line by line, as it may be shown: values that are not known to be
// public are masked, and of changes inside one only the number of lines is told.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace dexlint {

struct DiffLine {
  enum class Kind : std::uint8_t {
    context,
    removed,
    added,
    hidden,  ///< lines that change in a part that is not shown
  };
  Kind kind = Kind::context;
  std::string text = {};  ///< UTF-8, no control characters; of hidden lines none
  std::size_t count = 1;  ///< of hidden lines: how many
};

/// Lines that change and three round them. No fix adds a line or takes one away, so the same
/// numbers hold before and behind it.
struct DiffHunk {
  std::size_t first_1 = 0;
  std::size_t count = 0;
  std::vector<DiffLine> lines = {};
};

struct FileDiff {
  std::string path;
  std::vector<DiffHunk> hunks = {};
};

}  // namespace dexlint
