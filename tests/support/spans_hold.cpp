#include "tests/support/spans_hold.h"

#include <algorithm>
#include <iterator>
#include <string_view>

namespace dexlint::test {
namespace {

/// True when `with` may stand for `source`: an escape, a doubled quote, a folded or CR LF break.
bool may_stand_for(std::string_view with, std::string_view source) {
  if (with == " " || with.find_first_not_of('\n') == with.npos) {
    // A virtual last break has no bytes.
    return source.empty() || source.find_first_not_of(" \t\r\n\\") == source.npos ||
           source[0] == '\\';
  }
  return source == "''" || source.starts_with('\\');
}

}  // namespace

bool segments_hold(const Node& node) {
  const std::string_view source = node.layer->text();
  if (node.segments.empty()) return slice(source, node.span) == node.text;
  std::size_t text_end = 0;
  std::size_t parent_end = node.span.begin;
  for (const Segment& segment : node.segments) {
    if (segment.text.begin != text_end || segment.parent.begin < parent_end) return false;
    if (segment.parent.end > node.span.end) return false;
    const std::string_view with = slice(node.text, segment.text);
    const std::string_view from = slice(source, segment.parent);
    // A lone CR is a line break to YAML, so an LF in the text.
    const bool same = std::equal(with.begin(), with.end(), from.begin(), from.end(),
                                 [](char a, char b) { return a == b || (a == '\n' && b == '\r'); });
    if (!same && !may_stand_for(with, from)) return false;
    text_end = segment.text.end;
    parent_end = segment.parent.end;
  }
  return text_end == node.text.size();
}

bool parts_lead_back(Document& document, const Node& node) {
  const Layer& layer = document.open(node);
  const std::size_t size = node.text.size();
  const Span parts[] = {{0, size}, {0, size / 2}, {size / 3, size / 3}, {size - size / 3, size}};
  return std::all_of(std::begin(parts), std::end(parts), [&](Span part) {
    const Span root = layer.to_root(part).span;
    return root.begin <= root.end && node.span.contains(root) &&
           root.end <= document.bytes().size();
  });
}

}  // namespace dexlint::test
