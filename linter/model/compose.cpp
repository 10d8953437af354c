#include "linter/model/compose.h"

#include <algorithm>
#include <utility>

#include "linter/model/encode.h"

namespace dexlint {
namespace {

std::size_t depth_of(const Layer& layer) {
  std::size_t depth = 0;
  for (const Layer* at = layer.parent(); at != nullptr; at = at->parent()) ++depth;
  return depth;
}

bool stands_before(const Edit& a, const Edit& b) {
  return std::pair(a.span.begin, a.span.end) < std::pair(b.span.begin, b.span.end);
}

// Of two edits at one place nobody knows which comes first.
bool meet(const Edit& first, const Edit& second) {
  return second.span.begin < first.span.end || second.span == first.span;
}

bool sort_apart(std::vector<Edit>& edits) {
  std::sort(edits.begin(), edits.end(), stands_before);
  return std::adjacent_find(edits.begin(), edits.end(), meet) == edits.end();
}

// Runs of digits: wrapped base64 has one a line.
std::vector<Span> runs_in(std::string_view text, Span part) {
  static constexpr std::string_view blanks = " \t\r\n";
  std::vector<Span> runs;
  for (std::size_t at = text.find_first_not_of(blanks, part.begin); at < part.end;
       at = text.find_first_not_of(blanks, runs.back().end))
    runs.push_back({at, std::min(text.find_first_of(blanks, at), part.end)});
  return runs;
}

// Base64 has no parts that could be replaced by themselves: all of it is encoded anew. Lines stay
// as many as they were, and as long but for the last ones.
std::vector<Edit> encoded_anew(const Layer& base64, const std::vector<Edit>& edits) {
  if (base64.segments().empty()) return {};
  const std::string_view outside = base64.parent()->text();
  const std::vector<Span> runs = runs_in(
      outside, {base64.segments().front().parent.begin, base64.segments().back().parent.end});
  const std::string digits = base64_encode(edited(base64.text(), edits));
  std::vector<Edit> lines;
  std::size_t at = 0;
  for (std::size_t i = 0; i < runs.size(); ++i) {
    const std::size_t behind = runs.size() - 1 - i;
    const std::size_t left = digits.size() - at;
    if (left <= behind) return {};
    const std::size_t size = behind == 0 ? left : std::min(runs[i].size(), left - behind);
    if (slice(outside, runs[i]) != std::string_view(digits).substr(at, size))
      lines.push_back({runs[i], digits.substr(at, size)});
    at += size;
  }
  return lines;
}

// One step of the way, as if the layer around were the file; none where one of them cannot be
// written there.
std::vector<Edit> to_parent(const Layer& layer, const std::vector<Edit>& edits) {
  if (layer.encoding() == Encoding::base64) return encoded_anew(layer, edits);
  const Layer parent(layer.parent()->text());
  Layer step(layer.text(), parent, {layer.segments().begin(), layer.segments().end()},
             layer.encoding());
  step.unknown = layer.unknown;
  std::vector<Edit> outside;
  for (const Edit& edit : edits) {
    std::optional<Edit> one = step.to_root(edit);
    if (!one) return {};
    outside.push_back(std::move(*one));
  }
  return outside;
}

}  // namespace

std::optional<EditsByLayer> compose(const std::vector<LayerEdit>& edits) {
  EditsByLayer all;
  std::vector<std::vector<const Layer*>> by_depth;
  const auto add = [&](const Layer& layer, Edit edit) {
    const auto [of_layer, fresh] = all.try_emplace(&layer);
    of_layer->second.push_back(std::move(edit));
    if (!fresh) return;
    const std::size_t depth = depth_of(layer);
    if (by_depth.size() <= depth) by_depth.resize(depth + 1);
    by_depth[depth].push_back(&layer);
  };
  for (const LayerEdit& each : edits) add(*each.layer, each.edit);
  for (std::size_t depth = by_depth.size(); depth-- > 0;) {
    for (const Layer* layer : by_depth[depth]) {
      if (!sort_apart(all[layer])) return std::nullopt;
      if (layer->parent() == nullptr) continue;
      std::vector<Edit> outside = to_parent(*layer, all[layer]);
      if (outside.empty()) return std::nullopt;
      for (Edit& edit : outside) add(*layer->parent(), std::move(edit));
    }
  }
  return all;
}

std::string edited(std::string_view text, const std::vector<Edit>& edits) {
  std::string changed;
  std::size_t at = 0;
  for (const Edit& edit : edits) {
    changed += slice(text, {at, edit.span.begin});
    changed += edit.replacement;
    at = edit.span.end;
  }
  return changed += text.substr(at);
}

}  // namespace dexlint
