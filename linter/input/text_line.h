// One line of a text, for the readers that look at prose line by line.
#pragma once

#include <cstddef>
#include <string_view>

#include "linter/model/span.h"

namespace dexlint {

/// A line of a text, LF or CR LF at its end.
struct TextLine {
  Span span;             ///< without its ending
  std::size_t next = 0;  ///< where the next line begins; the text's size for the last one
};

/// The line that begins at byte `at` of `text`.
inline TextLine line_at(std::string_view text, std::size_t at) {
  const std::size_t end = text.find('\n', at);
  if (end == std::string_view::npos) return {{at, text.size()}, text.size()};
  return {{at, end > at && text[end - 1] == '\r' ? end - 1 : end}, end + 1};
}

}  // namespace dexlint
