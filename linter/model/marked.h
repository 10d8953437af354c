// Examples that show where a finding belongs: «marks» round the bytes, taken out before the text is
// read.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "linter/model/span.h"

namespace dexlint {

struct Marked {
  std::string text;         ///< without the marks
  std::vector<Span> spans;  ///< what stood between them, in `text`
};

/// Nothing where a mark has no partner.
std::optional<Marked> take_marks(std::string_view marked);

/// `text` with «marks» round `spans` (sorted, not overlapping).
std::string with_marks(std::string_view text, const std::vector<Span>& spans);

}  // namespace dexlint
