// Fenced blocks of Markdown and its relatives: where a guide shows a connector, people paste from
// it, and it was pasted there.
#pragma once

#include <string_view>
#include <vector>

#include "linter/model/layer.h"
#include "linter/model/span.h"

namespace dexlint {

/// The lines of one fenced block, without the indentation of the fence: segments from the block's
/// text to the document's.
struct Fence {
  std::string_view language;  ///< first word behind the fence: "yaml", "json", "" …; views the text
  Span extent;                ///< of the text: the lines between the fences
  std::string text;
  std::vector<Segment> segments;
};

/// Blocks between lines of ``` or ~~~ (CommonMark 0.31 section 4.5, any indentation), also
/// quoted (`> `) and in list items. A fence that is never closed ends with its quotation or the
/// text.
std::vector<Fence> fences(std::string_view text);

}  // namespace dexlint
