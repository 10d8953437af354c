#include "linter/input/comments.h"

#include <algorithm>
#include <string_view>
#include <utility>

namespace dexlint {
namespace {

/// Looks at what is left of an extent when the scalars are taken out, in source order.
class Gaps {
 public:
  Gaps(std::string_view text, Span extent)
      : text_(text.substr(0, extent.end)), begin_(extent.begin), at_(extent.begin) {}

  void walk(const Node& node) {
    if (node.key != nullptr) walk(*node.key);
    if (node.is_mapping() || node.is_sequence()) {
      for (const Node& child : node.children()) walk(child);
    } else {
      gap_to(node.span.begin);
      at_ = std::max(at_, node.span.end);
    }
  }
  void gap_to(std::size_t end) {
    while (at_ < end) {
      at_ = std::min(next_hash(), end);
      if (at_ == end || !may_start(at_)) {
        at_ = std::min(at_ + 1, end);
        continue;
      }
      const std::size_t stop = end_of_line();
      comments.push_back({at_, stop});
      at_ = stop;
    }
  }

  std::vector<Span> comments;

 private:
  // Looked for once, not in every gap: there may be as many gaps as scalars.
  std::size_t next_hash() {
    if (hash_ < at_ || !looked_) hash_ = text_.find('#', at_);
    looked_ = true;
    return hash_;
  }

  // A lone CR ends a line too.
  std::size_t end_of_line() const {
    const std::size_t end = std::min(text_.find('\n', at_), text_.size());
    const std::size_t cr = slice(text_, {at_, end}).find('\r');
    return cr == std::string_view::npos ? end : at_ + cr;
  }

  bool may_start(std::size_t at) const {
    if (at == begin_ || slice(text_, {begin_, at}) == "\xEF\xBB\xBF") return true;
    const char before = text_[at - 1];
    return before == ' ' || before == '\t' || before == '\r' || before == '\n';
  }

  std::string_view text_;
  std::size_t begin_;
  std::size_t at_;
  std::size_t hash_ = 0;
  bool looked_ = false;
};

}  // namespace

std::vector<Span> yaml_comments(const Node* root, const Layer& layer, Span extent) {
  if (root == nullptr) return {};
  extent.end = std::min(extent.end, layer.text().size());
  Gaps gaps(layer.text(), extent);
  gaps.walk(*root);
  gaps.gap_to(extent.end);
  return std::move(gaps.comments);
}

}  // namespace dexlint
