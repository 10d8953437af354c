// Examples that show where a finding belongs: «marks» round the bytes, taken out before the text is
// read.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "linter/model/span.h"

namespace dexlint::test {

struct Marked {
  std::string text;         ///< without the marks
  std::vector<Span> spans;  ///< what stood between them, in `text`
};

Marked read_marks(std::string_view marked);

/// `text` with «marks» round `spans` (sorted, not overlapping): what a failing test shows.
std::string with_marks(std::string_view text, const std::vector<Span>& spans);

}  // namespace dexlint::test
