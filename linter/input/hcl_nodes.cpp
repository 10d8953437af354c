#include "linter/input/hcl_nodes.h"

#include <string>

#include "linter/input/hcl_string.h"
#include "linter/input/scalar_text.h"

namespace dexlint {

HclNodes::HclNodes(Document& document, const Layer& layer, const HclTokens& tokens,
                   const Budget& budget, std::size_t max_depth)
    : document_(document), layer_(layer), tokens_(tokens), budget_(budget), max_depth_(max_depth) {}

Node& HclNodes::add(NodeKind kind, std::size_t begin) {
  Node& node = document_.add_node();
  node.kind = kind;
  node.layer = &layer_;
  node.span = {begin, begin};
  ++events_;
  return node;
}

Node* HclNodes::plain(Span span) {
  Node& node = add(NodeKind::scalar, span.begin);
  node.style = ScalarStyle::plain;
  node.span = span;
  node.text = slice(layer_.text(), span);
  return checked(node);
}

Node* HclNodes::text_of(const HclToken& token) {
  if (token.kind == HclKind::string) return string(token);
  if (token.kind == HclKind::heredoc) return heredoc(token);
  return plain(token.span());
}

Node* HclNodes::string(const HclToken& token) {
  Node& node = add(NodeKind::scalar, token.begin);
  node.style = ScalarStyle::double_quoted;
  node.span = {token.begin + 1, token.end - 1};
  node.text = slice(layer_.text(), node.span);
  if (node.text.find_first_of("\\$%") != std::string_view::npos) {
    ScalarText decoded(layer_.text());
    decode_hcl_string(layer_.text(), node.span, decoded);
    if (decoded.text() != node.text) {
      node.text = document_.keep(decoded.take_text());
      node.segments = document_.keep(decoded.take_segments());
    }
  }
  return checked(node);
}

Node* HclNodes::heredoc(const HclToken& token) {
  const Heredoc& lines = tokens_.heredocs[token.partner];
  Node& node = add(NodeKind::scalar, token.begin);
  node.style = ScalarStyle::literal;
  ScalarText decoded(layer_.text());
  decode_heredoc(layer_.text(), lines, decoded);
  node.span = decoded.hull({lines.content.begin, lines.content.begin});
  node.text = slice(layer_.text(), node.span);
  if (decoded.text() != node.text) {
    node.text = document_.keep(decoded.take_text());
    node.segments = document_.keep(decoded.take_segments());
  }
  return checked(node);
}

// The finished scalar, or null when it is one too many.
Node* HclNodes::checked(Node& node) {
  node.unknown = layer_.touches_unknown(node.span);
  scalar_bytes_ += node.text.size();
  if (events_ > budget_.events || scalar_bytes_ > budget_.scalar_bytes)
    problem = {SkipReason::budget, "more values than one text may hold", node.span};
  return problem ? nullptr : &node;
}

bool HclNodes::too_deep(const Node& node, std::size_t depth) {
  const Span at{node.span.begin, node.span.begin + 1};
  if (depth > max_depth_) {
    problem = {SkipReason::too_deep, "nested deeper than " + std::to_string(max_depth_) + " levels",
               at};
  } else if (events_ > budget_.events) {
    problem = {SkipReason::budget, "more values than one text may hold", at};
  }
  return problem.has_value();
}

}  // namespace dexlint
