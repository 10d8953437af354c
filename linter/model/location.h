// Where something is, in the words of a report: it owns its path and outlives the document.
#pragma once

#include <cstddef>
#include <string>

#include "linter/model/span.h"

namespace dexlint {

/// Lines and columns are 1-based, columns in UTF-16 code units, ends exclusive; bytes are 0-based
/// offsets in the file. The same columns in bytes of UTF-8 are for formats that count so.
struct Location {
  std::string path;
  std::size_t line_1 = 1;
  std::size_t column_1 = 1;
  std::size_t end_line_1 = 1;
  std::size_t end_column_1 = 1;
  Span bytes = {};
  /// The value's place is known only to its 4-character groups of base64.
  bool approximate = false;
  std::size_t column_utf8_1 = 1;
  std::size_t end_column_utf8_1 = 1;

  bool operator==(const Location&) const = default;
};

}  // namespace dexlint
