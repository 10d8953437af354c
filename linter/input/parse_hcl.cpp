#include "linter/input/parse_hcl.h"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <string>
#include <utility>
#include <vector>

#include "linter/input/hcl_string.h"
#include "linter/input/hcl_tokens.h"
#include "linter/input/hcl_tree.h"

namespace dexlint {
namespace {

// The tree is built by functions that call themselves once a level, so no budget may allow more.
constexpr std::size_t max_depth = 128;
// Far more than any file has; keeps a text of commas from taking sixteen times its size.
constexpr std::size_t tokens_a_value = 4;
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

// The extent as a layer: filler for interpolations, and for what was unknown before.
const Layer& masked(Document& document, const Layer& layer, Span extent, const HclTokens& tokens) {
  const std::string_view text = tokens.interpolations.empty()
                                    ? slice(layer.text(), extent)
                                    : document.keep(mask_hcl(slice(layer.text(), extent), tokens));
  Layer& copy =
      document.add_layer(text, layer, {Segment::copied({0, extent.size()}, extent)}, Encoding::hcl);
  copy.unknown = tokens.interpolations;
  for (const Span& part : layer.unknown) {
    if (part.overlaps(extent))
      copy.unknown.push_back({std::max(part.begin, extent.begin) - extent.begin,
                              std::min(part.end, extent.end) - extent.begin});
  }
  std::sort(copy.unknown.begin(), copy.unknown.end(),
            [](Span a, Span b) { return a.begin < b.begin; });
  return copy;
}

void keep_comments(Document& document, const std::vector<Span>& comments, std::size_t base) {
  for (const Span comment : comments) document.comments.push_back(comment.shifted(base));
  std::sort(document.comments.begin(), document.comments.end(),
            [](Span a, Span b) { return a.begin < b.begin; });
}

}  // namespace

Result<const Node*> parse_hcl(Document& document, const Layer& layer, Span extent,
                              const Budget& budget) {
  extent.end = std::min(extent.end, layer.text().size());
  extent.begin = std::min(extent.begin, extent.end);
  const std::size_t most =
      std::min<std::size_t>(budget.bytes, std::numeric_limits<std::uint32_t>::max());
  if (extent.size() > most)
    return Problem{SkipReason::budget, "larger than one text may be", {extent.begin, extent.begin}};
  if (slice(layer.text(), extent).starts_with(byte_order_mark))
    extent.begin += byte_order_mark.size();
  const auto in_layer = [&](Problem problem) {
    problem.span = problem.span.shifted(extent.begin);
    return problem;
  };
  const std::size_t depth = std::min(budget.depth, max_depth);
  const Result<HclTokens> tokens =
      scan_hcl(slice(layer.text(), extent), {depth, budget.events * tokens_a_value});
  if (!tokens) return in_layer(tokens.error());
  HclTree tree(document, masked(document, layer, extent, *tokens), *tokens, budget, depth);
  const Result<const Node*> root = tree.build();
  if (!root) return in_layer(root.error());
  if (&layer == &document.text_layer()) keep_comments(document, tokens->comments, extent.begin);
  return root;
}

}  // namespace dexlint
