#include "formatters/excerpt.h"

#include <algorithm>

#include "formatters/escape.h"
#include "linter/model/utf8.h"

namespace dexlint {
namespace {

/// Calls `visit(printable, its first column, its number among the characters)` along a line.
template <typename Visit>
void walk(std::string_view text, Visit visit) {
  std::size_t column = 0;
  char previous = '\0';
  for (std::size_t index = 0; !text.empty(); ++index) {
    const Printable next = first_printable(text, previous);
    visit(next, column, index);
    column += next.columns;
    previous = text[0];
    text.remove_prefix(next.size_bytes);
  }
}

struct Extent {
  std::size_t mark_begin = 0;
  std::size_t mark_end = 0;
  std::size_t all = 0;
};

Extent measure(const FrameLine& line) {
  Extent extent;
  walk(line.text, [&](const Printable& next, std::size_t column, std::size_t index) {
    if (index < line.mark_begin) extent.mark_begin = column + next.columns;
    if (index < line.mark_end) extent.mark_end = column + next.columns;
    extent.all = column + next.columns;
  });
  return extent;
}

// The first column to show: the mark in the middle when it fits, else a little before its start.
std::size_t first_column(const Extent& extent, std::size_t columns) {
  if (extent.all <= columns) return 0;
  const std::size_t mark = extent.mark_end - extent.mark_begin;
  const std::size_t before = std::max(columns / 6, columns > mark ? (columns - mark) / 2 : 0);
  const std::size_t first = extent.mark_begin > before ? extent.mark_begin - before : 0;
  return std::min(first, extent.all - columns);
}

}  // namespace

Excerpt excerpt(const FrameLine& line, std::size_t columns) {
  const Extent extent = measure(line);
  const std::size_t first = first_column(extent, columns);
  const std::size_t last = first + columns;
  const bool cut_before = first > 0;
  const bool cut_after = extent.all > last;
  Excerpt shown;
  std::size_t width = 0;
  if (cut_before) {
    shown.text = "…";
    width = 1;
  }
  const std::size_t marks_end = std::max(line.mark_begin, line.mark_end);
  walk(line.text, [&](const Printable& next, std::size_t column, std::size_t index) {
    const bool fits = column >= first + (cut_before ? 1 : 0) &&
                      column + next.columns + (cut_after ? 1 : 0) <= last;
    if (!fits) return;
    if (index >= line.mark_begin && index < marks_end) {
      if (shown.mark_end == 0) shown.mark_begin = shown.text.size();
      if (shown.mark_columns == 0) shown.mark_column = width;
      shown.mark_columns += next.columns;
      shown.mark_end = shown.text.size() + next.text.size();
    }
    shown.text += next.text;
    width += next.columns;
  });
  if (cut_after) shown.text += "…";
  return shown;
}

// No character takes more columns than bytes once it is printable.
std::string excerpt_text(const FrameLine& line, std::size_t columns) {
  std::string whole = printable(line.text);
  return whole.size() <= columns ? whole : excerpt(line, columns).text;
}

std::string marked_text(const Finding& finding, std::size_t columns) {
  std::string marked;
  for (const FrameLine& line : finding.frame) {
    if (line.mark_end <= line.mark_begin) continue;
    if (!marked.empty()) marked += '\n';
    const std::string part(code_points(line.text, line.mark_begin, line.mark_end));
    marked += excerpt_text({line.line_1, part, 0, 0}, columns);
  }
  return marked;
}

}  // namespace dexlint
