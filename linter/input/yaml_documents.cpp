#include <algorithm>

#include "linter/input/parse_yaml.h"
#include "linter/input/scalar_text.h"

namespace dexlint {
namespace {

enum class LineKind { start_marker, end_marker, content, nothing };

/// `in_document`: behind a `---` or content, where a `%` at column 0 is content.
LineKind kind_of(std::string_view line, bool in_document) {
  if (in_document && line.starts_with(' ')) return LineKind::content;
  const bool marker = line.size() == 3 || (line.size() > 3 && (line[3] == ' ' || line[3] == '\t'));
  if (marker && line.starts_with("---")) return LineKind::start_marker;
  if (marker && line.starts_with("...")) return LineKind::end_marker;
  const std::size_t first = skip_blanks(line, 0);
  if (first == line.size() || line[first] == '#') return LineKind::nothing;
  return line[0] == '%' && !in_document ? LineKind::nothing : LineKind::content;
}

}  // namespace

std::vector<Span> yaml_documents(std::string_view text) {
  std::vector<Span> documents;
  const bool has_cr = text.find('\r') != std::string_view::npos;
  std::size_t begin = 0;
  bool open = false;
  const auto cut = [&](std::size_t end) {
    if (open) documents.push_back({begin, end});
    if (open) begin = end;
    open = false;
  };
  for (std::size_t at = 0; at < text.size();) {
    // A lone CR ends a line too.
    const std::size_t end =
        std::min(has_cr ? text.find_first_of("\r\n", at) : text.find('\n', at), text.size());
    const std::size_t next =
        std::min(end + std::max<std::size_t>(break_length(text, end), 1), text.size());
    const bool marked = slice(text, {at, end}).starts_with("\xEF\xBB\xBF");
    const LineKind kind = kind_of(slice(text, {at + (marked ? 3U : 0U), end}), open);
    if (kind == LineKind::start_marker) cut(at);
    if (kind == LineKind::start_marker || kind == LineKind::content) open = true;
    if (kind == LineKind::end_marker) cut(next);
    at = next;
  }
  cut(text.size());
  if (!documents.empty()) documents.back().end = text.size();
  return documents;
}

}  // namespace dexlint
