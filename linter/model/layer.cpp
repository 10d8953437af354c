#include "linter/model/layer.h"

#include <algorithm>
#include <cassert>

#include "linter/model/encode.h"

namespace dexlint {
namespace {

// The segment that holds byte `offset`, or the last one before it. Empty segments (a `\` before a
// line break) are passed over.
const Segment* segment_at(std::span<const Segment> segments, std::size_t offset) {
  auto after = std::upper_bound(
      segments.begin(), segments.end(), offset,
      [](std::size_t at, const Segment& segment) { return at < segment.text.begin; });
  while (after != segments.begin()) {
    --after;
    if (!after->text.empty()) return &*after;
  }
  return nullptr;
}

// Where the unit that holds `offset` starts in the parent.
std::size_t parent_of_begin(std::span<const Segment> segments, std::size_t offset,
                            std::size_t otherwise) {
  const Segment* segment = segment_at(segments, offset);
  if (segment == nullptr) return otherwise;
  const std::size_t units = (offset - segment->text.begin) / segment->unit;
  return std::min(segment->parent.begin + units * segment->parent_unit, segment->parent.end);
}

// Where the unit that holds the byte before `offset` ends in the parent.
std::size_t parent_of_end(std::span<const Segment> segments, std::size_t offset,
                          std::size_t otherwise) {
  const Segment* segment = segment_at(segments, offset - 1);
  if (segment == nullptr) return otherwise;
  const std::size_t units = (offset - segment->text.begin + segment->unit - 1) / segment->unit;
  return std::min(segment->parent.begin + units * segment->parent_unit, segment->parent.end);
}

}  // namespace

Layer::Layer(std::string_view text, const Layer& parent, std::vector<Segment> segments,
             Encoding encoding)
    : text_(text), parent_(&parent), segments_(std::move(segments)), encoding_(encoding) {}

bool Layer::touches_unknown(Span span) const {
  const auto after =
      std::upper_bound(unknown.begin(), unknown.end(), span.begin,
                       [](std::size_t at, const Span& part) { return at < part.end; });
  return after != unknown.end() && after->overlaps(span);
}

Span Layer::to_parent(Span span) const {
  const std::size_t begin = parent_of_begin(segments_, span.begin,
                                            segments_.empty() ? 0 : segments_.front().parent.begin);
  if (span.empty()) return {begin, begin};
  return {begin, std::max(begin, parent_of_end(segments_, span.end, begin))};
}

RootSpan Layer::to_root(Span span, const Layer* ancestor) const {
  RootSpan root{span, false};
  for (const Layer* layer = this; layer->parent_ != nullptr && layer != ancestor;
       layer = layer->parent_) {
    root.span = layer->to_parent(root.span);
    root.approximate = root.approximate || layer->encoding_ == Encoding::base64;
  }
  return root;
}

std::optional<Edit> Layer::to_parent(const Edit& edit) const {
  if (touches_unknown(edit.span)) return std::nullopt;
  if (encoding_ == Encoding::base64) {
    if (segments_.empty()) return std::nullopt;
    return Edit{{segments_.front().parent.begin, segments_.back().parent.end},
                base64_encode(edited(text_, edit))};
  }
  const Segment* segment = segment_at(segments_, edit.span.begin);
  const bool copied = segment != nullptr && segment->is_copied() &&
                      edit.span.begin >= segment->text.begin && edit.span.end <= segment->text.end;
  if (!copied) return std::nullopt;
  const Span there = edit.span.shifted(segment->parent.begin - segment->text.begin);
  // A folded line break is one byte for one, but not the same byte.
  if (slice(text_, edit.span) != slice(parent_->text(), there)) return std::nullopt;
  if (!keeps_its_form(*this, *segment, edit)) return std::nullopt;
  std::optional<std::string> written = encode(encoding_, edit.replacement);
  if (!written) return std::nullopt;
  return Edit{there, std::move(*written)};
}

std::optional<Edit> Layer::to_root(const Edit& edit) const {
  assert(edit.span.end <= text_.size() && "an edit stays within its layer");
  std::optional<Edit> at = edit;
  for (const Layer* layer = this; at && layer->parent_ != nullptr; layer = layer->parent_)
    at = layer->to_parent(*at);
  return at;
}

}  // namespace dexlint
