#include "linter/model/document.h"

#include <algorithm>
#include <utility>

namespace dexlint {
namespace {

// simdjson reads up to 64 bytes behind a text (SIMDJSON_PADDING is 32 in 3.0, 64 later).
constexpr std::size_t readable_behind = 64;

std::string padded(std::string text) {
  text.reserve(text.size() + readable_behind);
  return text;
}

Encoding encoding_of(ScalarStyle style) {
  switch (style) {
    case ScalarStyle::single_quoted:
      return Encoding::single_quoted;
    case ScalarStyle::double_quoted:
      return Encoding::double_quoted;
    case ScalarStyle::literal:
    case ScalarStyle::folded:
      return Encoding::block;
    case ScalarStyle::json_string:
      return Encoding::json_string;
    case ScalarStyle::json_bare:
      return Encoding::json_bare;
    default:
      return Encoding::plain;
  }
}

// Where the filler of `parent` stands in a text made of it: in copied bytes to the byte, else the
// whole segment.
std::vector<Span> filler_in(const Layer& parent, std::span<const Segment> segments) {
  std::vector<Span> filler;
  auto part = parent.unknown.begin();
  for (const Segment& segment : segments) {
    while (part != parent.unknown.end() && part->end <= segment.parent.begin) ++part;
    for (auto at = part; at != parent.unknown.end() && at->overlaps(segment.parent); ++at) {
      const Span common{std::max(at->begin, segment.parent.begin),
                        std::min(at->end, segment.parent.end)};
      const Span there{common.begin - segment.parent.begin + segment.text.begin,
                       common.end - segment.parent.begin + segment.text.begin};
      filler.push_back(segment.is_copied() ? there : segment.text);
    }
  }
  return filler;
}

}  // namespace

Document::Document(std::string path, std::string bytes)
    : path_(std::move(path)), bytes_(padded(std::move(bytes))), file_layer_(bytes_) {}

Node& Document::add_node() { return nodes_.add(); }

std::string_view Document::keep(std::string text) { return texts_.add(padded(std::move(text))); }

std::span<const Segment> Document::keep(std::vector<Segment> segments) {
  return segments_.add(std::move(segments));
}

Layer& Document::add_layer(std::string_view text, const Layer& parent,
                           std::vector<Segment> segments, Encoding encoding) {
  return layers_.add(text, parent, std::move(segments), encoding);
}

Layer& Document::open(const Node& scalar) {
  std::vector<Segment> segments(scalar.segments.begin(), scalar.segments.end());
  if (segments.empty()) segments.push_back(Segment::copied({0, scalar.text.size()}, scalar.span));
  Layer& layer =
      add_layer(scalar.text, *scalar.layer, std::move(segments), encoding_of(scalar.style));
  holders_.emplace(&layer, &scalar);
  if (scalar.unknown) layer.unknown = filler_in(*scalar.layer, layer.segments());
  return layer;
}

const Node* Document::holder_of(const Layer& layer) const {
  for (const Layer* at = &layer; at != nullptr; at = at->parent()) {
    const auto holder = holders_.find(at);
    if (holder != holders_.end()) return holder->second;
  }
  return nullptr;
}

const LineIndex& Document::lines() const {
  if (lines_ == nullptr) lines_ = std::make_unique<LineIndex>(text_layer_->text());
  return *lines_;
}

void Document::note_unread(const Layer& layer, Problem problem) {
  const Span at = layer.to_root(problem.span, text_layer_).span;
  const Place place{&layer, problem.span};
  unread.push_back({std::move(problem), lines().position(at.begin).line_1, place});
}

}  // namespace dexlint
