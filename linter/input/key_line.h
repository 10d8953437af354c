// One line of a text that does not parse, taken for `key: value` where it can be nothing else. What
// read_lines.h builds its tree from.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "linter/model/node.h"
#include "linter/model/span.h"

namespace dexlint {

/// `- key: value # remark`, taken apart. Offsets are those of the line.
struct KeyLine {
  std::size_t column = 0;  ///< of the key
  std::size_t dash = 0;    ///< of the first dash before it, when it is an item of a list
  bool item = false;
  Span key;    ///< without quotes
  Span value;  ///< without quotes; empty where a block follows or the value is not certain
  ScalarStyle style = ScalarStyle::absent;
};

/// Nothing when `line` (without its ending) does not start with a key. A value that goes on in the
/// next line, or that an escape stands in, is left out.
std::optional<KeyLine> read_key_line(std::string_view line);

}  // namespace dexlint
