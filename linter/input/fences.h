// Blocks of code in prose: where a guide shows a connector, people paste from it, and it was pasted
// there. Markdown fences them, reStructuredText indents them, AsciiDoc puts them between lines of
// dashes.
#pragma once

#include <string_view>
#include <vector>

#include "linter/model/layer.h"
#include "linter/model/span.h"

namespace dexlint {

/// The lines of one block, without the indentation of the block: segments from the block's
/// text to the document's.
struct Fence {
  std::string_view language;  ///< as the text names it: "yaml", "json", "" …; views the text
  Span extent;                ///< of the text: the lines of the block
  std::string text;
  std::vector<Segment> segments;

  /// Adds the line at `line` of `text` (its ending included), less `indent` blanks at most.
  void add_line(std::string_view text, Span line, std::size_t indent);
};

/// The language of a block that names none, and is shell, output or anything as often as a
/// configuration.
inline constexpr std::string_view any_language = "text";

/// Blocks between lines of ``` or ~~~ (CommonMark 0.31 section 4.5, any indentation), also
/// quoted (`> `) and in list items. A fence that is never closed ends with its quotation or the
/// text.
std::vector<Fence> fences(std::string_view text);

/// Blocks of reStructuredText: `.. code-block:: yaml`, `code`, `sourcecode` with their options, and
/// literal blocks behind `::` (docutils: "Literal Blocks", "Code").
std::vector<Fence> indented_blocks(std::string_view text);

/// Listing and literal blocks of AsciiDoc: between two equal lines of four or more `-` or `.`; the
/// language stands in the `[source,yaml]` above.
std::vector<Fence> listing_blocks(std::string_view text);

}  // namespace dexlint
