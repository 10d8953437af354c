// JSON as people write it by hand (tsconfig.json, editor settings): comments and a comma before the
// closing bracket. They are blanked at equal length, so that every other byte keeps its place.
#pragma once

#include <string>
#include <vector>

#include "linter/model/span.h"

namespace dexlint {

/// What was blanked in a text.
struct JsonExtras {
  std::vector<Span> comments;  ///< `//` to the line's end, `/* */`; in order
  std::vector<Span> commas;    ///< trailing ones; in order

  bool empty() const { return comments.empty() && commas.empty(); }
};

/// Overwrites comments and trailing commas of `text` with blanks (line breaks stay). A comment that
/// is not closed stays, so that the parser refuses it; so does a comma behind no value.
JsonExtras blank_json_extras(std::string& text);

}  // namespace dexlint
