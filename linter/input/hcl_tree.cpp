#include "linter/input/hcl_tree.h"

#include <algorithm>
#include <string>
#include <utility>

namespace dexlint {
namespace {

bool is_key(const HclToken& token) {
  return token.kind == HclKind::name || token.kind == HclKind::string;
}

void attach(Node& mapping, Node& key, Node& value) {
  key.parent = &mapping;
  value.key = &key;
  value.unknown = value.unknown || key.unknown;
  mapping.append(value);
}

std::string found(const HclToken& token, std::string_view text) {
  switch (token.kind) {
    case HclKind::end:
      return "the end of the text";
    case HclKind::newline:
      return "a line break";
    case HclKind::name:
      return "a name";
    case HclKind::number:
      return "a number";
    case HclKind::string:
      return "a string";
    case HclKind::heredoc:
      return "a heredoc";
    case HclKind::other:
      return "another character";
    default:
      return "`" + std::string(slice(text, token.span())) + "`";
  }
}

}  // namespace

HclTree::HclTree(Document& document, const Layer& layer, const HclTokens& tokens,
                 const Budget& budget, std::size_t max_depth)
    : text_(layer.text()), tokens_(tokens), nodes_(document, layer, tokens, budget, max_depth) {}

Result<const Node*> HclTree::build() {
  skip_newlines();
  Node& root = nodes_.add(NodeKind::mapping, peek().begin);
  if (!body(root, 1)) return *nodes_.problem;
  return &root;
}

// Up to the closing brace, or the end of the text.
bool HclTree::body(Node& mapping, std::size_t depth) {
  if (nodes_.too_deep(mapping, depth)) return false;
  for (skip_newlines(); peek().kind != HclKind::close && peek().kind != HclKind::end;
       skip_newlines()) {
    if (!is_key(peek())) return expected("the name of an attribute or block");
    Node* key = nodes_.text_of(peek());
    if (key == nullptr) return false;
    ++at_;
    if (peek().kind != HclKind::assign) {
      if (!block(mapping, *key, depth)) return false;
    } else {
      ++at_;
      Node* value = expression(Inside::body, depth);
      if (value == nullptr) return false;
      attach(mapping, *key, *value);
      if (peek().kind == HclKind::comma) ++at_;
    }
    mapping.span.end = tokens_.tokens[at_ - 1].end;
  }
  return true;
}

// Behind the type: labels, each a mapping in the one before, and the body.
bool HclTree::block(Node& outer, Node& key, std::size_t depth) {
  Node* inner = &outer;
  Node* name = &key;
  for (; is_key(peek()); ++at_) {
    Node& label = nodes_.add(NodeKind::mapping, peek().begin);
    attach(*inner, *name, label);
    inner = &label;
    name = nodes_.text_of(peek());
    if (name == nullptr || nodes_.too_deep(label, ++depth)) return false;
  }
  if (!is_open('{')) return expected("`=` or `{` behind a name");
  Node& block_body = nodes_.add(NodeKind::mapping, peek().begin);
  attach(*inner, *name, block_body);
  ++at_;
  if (!body(block_body, depth + 1)) return false;
  for (Node* each = &block_body; each != &outer; each = const_cast<Node*>(each->parent))
    each->span.end = peek().end;
  ++at_;
  return true;
}

bool HclTree::object(Node& mapping, std::size_t depth) {
  if (nodes_.too_deep(mapping, depth)) return false;
  ++at_;
  for (skip_newlines(); peek().kind != HclKind::close; skip_newlines()) {
    Node* key = object_key();
    if (key == nullptr) return false;
    if (peek().kind != HclKind::assign && peek().kind != HclKind::colon)
      return expected("`=` or `:` behind a key");
    ++at_;
    skip_newlines();
    Node* value = expression(Inside::object, depth);
    if (value == nullptr) return false;
    attach(mapping, *key, *value);
    if (peek().kind == HclKind::comma) ++at_;
  }
  mapping.span.end = peek().end;
  ++at_;
  return true;
}

// A name or string stands for itself; any other expression is not known.
Node* HclTree::object_key() {
  const auto is_behind_key = [this](std::size_t ahead) {
    return peek(ahead).kind == HclKind::assign || peek(ahead).kind == HclKind::colon;
  };
  const std::size_t first = at_;
  if ((is_key(peek()) || peek().kind == HclKind::number) && is_behind_key(1)) {
    Node* key = nodes_.text_of(peek());
    ++at_;
    return key;
  }
  while (!is_behind_key(0) && !is_stop(peek().kind)) step(Inside::object);
  if (at_ == first) {
    expected("a key or `}`");
    return nullptr;
  }
  Node* key = nodes_.plain({tokens_.tokens[first].begin, tokens_.tokens[at_ - 1].end});
  if (key != nullptr) key->unknown = true;
  return key;
}

bool HclTree::tuple(Node& sequence, std::size_t depth) {
  if (nodes_.too_deep(sequence, depth)) return false;
  ++at_;
  for (skip_newlines(); peek().kind != HclKind::close; skip_newlines()) {
    Node* item = expression(Inside::brackets, depth);
    if (item == nullptr) return false;
    sequence.append(*item);
    skip_newlines();
    if (peek().kind == HclKind::comma) ++at_;
  }
  sequence.span.end = peek().end;
  ++at_;
  return true;
}

const HclToken& HclTree::peek(std::size_t ahead) const {
  return tokens_.tokens[std::min(at_ + ahead, tokens_.tokens.size() - 1)];
}

bool HclTree::is_open(char bracket) const {
  return peek().kind == HclKind::open && text_[peek().begin] == bracket;
}

std::string_view HclTree::word(const HclToken& token) const { return slice(text_, token.span()); }

void HclTree::skip_newlines() {
  while (peek().kind == HclKind::newline) ++at_;
}

bool HclTree::expected(std::string_view what) {
  const HclToken& token = peek();
  nodes_.problem = {SkipReason::unparsed,
                    "expected " + std::string(what) + ", found " + found(token, text_),
                    token.span()};
  return false;
}

}  // namespace dexlint
