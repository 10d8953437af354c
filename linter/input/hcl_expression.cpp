#include <algorithm>

#include "linter/input/hcl_tree.h"
#include "linter/model/words.h"

namespace dexlint {
namespace {

// Calls whose result says nothing that their only argument does not say.
constexpr std::string_view transparent[] = {
    "yamlencode", "jsonencode",   "yamldecode", "jsondecode", "base64encode",
    "sensitive",  "nonsensitive", "tostring",   "tonumber",   "tobool",
    "tomap",      "tolist",       "toset",      "trimspace",  "chomp"};

constexpr std::string_view literals[] = {"true", "false", "null"};

}  // namespace

// Null only with a problem. What is not understood becomes one unknown scalar, up to where the
// expression must end.
Node* HclTree::expression(Inside inside, std::size_t depth) {
  if (inside == Inside::brackets) skip_newlines();
  const std::size_t first = at_;
  if (ends(inside)) {
    expected("a value");
    return nullptr;
  }
  Node* node = term(depth);
  if (nodes_.problem) return nullptr;
  return node != nullptr && ends(inside) ? node : unknown(first, inside);
}

// The tree of what stands next, or null when it is nothing that has one (or with a problem).
Node* HclTree::term(std::size_t depth) {
  const HclToken& token = peek();
  switch (token.kind) {
    case HclKind::string:
    case HclKind::heredoc:
    case HclKind::number:
      ++at_;
      return nodes_.text_of(token);
    case HclKind::name:
      return named(depth);
    case HclKind::operation:
      if (word(token) != "-" || peek(1).kind != HclKind::number) return nullptr;
      at_ += 2;
      return nodes_.plain({token.begin, tokens_.tokens[at_ - 1].end});
    case HclKind::open:
      break;
    default:
      return nullptr;
  }
  if (is_open('(')) return argument(depth);
  if (starts_for()) return nullptr;
  Node& node = nodes_.add(is_open('{') ? NodeKind::mapping : NodeKind::sequence, token.begin);
  const bool read = node.is_mapping() ? object(node, depth + 1) : tuple(node, depth + 1);
  return read ? &node : nullptr;
}

Node* HclTree::named(std::size_t depth) {
  const HclToken& token = peek();
  const std::string_view name = word(token);
  ++at_;
  if (is_one_of(literals, name)) return nodes_.plain(token.span());
  if (!is_open('(')) return nullptr;
  if (is_one_of(transparent, name)) return argument(depth);
  if (name != "merge" && name != "concat") return nullptr;
  Node& node = nodes_.add(name == "merge" ? NodeKind::mapping : NodeKind::sequence, token.begin);
  return gather(node, depth + 1) ? &node : nullptr;
}

// What stands alone between parentheses.
Node* HclTree::argument(std::size_t depth) {
  const std::size_t close = peek().partner;
  ++at_;
  skip_newlines();
  if (at_ == close) return nullptr;
  Node* node = expression(Inside::brackets, depth);
  skip_newlines();
  if (peek().kind == HclKind::comma) ++at_;
  skip_newlines();
  if (node == nullptr || at_ != close) return nullptr;
  ++at_;
  return node;
}

// The arguments of `merge` or `concat`, from the opening parenthesis on: what is written out in
// them is kept.
bool HclTree::gather(Node& into, std::size_t depth) {
  const std::size_t close = peek().partner;
  ++at_;
  for (skip_newlines(); at_ != close; skip_newlines()) {
    if (!gather_argument(into, depth)) return false;
    skip_newlines();
    if (peek().kind == HclKind::comma) ++at_;
  }
  ++at_;
  into.span.end = tokens_.tokens[close].end;
  return true;
}

bool HclTree::gather_argument(Node& into, std::size_t depth) {
  const bool of_fields = into.is_mapping();
  const bool again = peek().kind == HclKind::name && peek(1).kind == HclKind::open &&
                     word(peek()) == (of_fields ? "merge" : "concat");
  const bool written_out = is_open(of_fields ? '{' : '[') && !starts_for();
  if (again) {
    ++at_;
    if (!gather(into, depth)) return false;
  } else if (written_out && !(of_fields ? object(into, depth) : tuple(into, depth))) {
    return false;
  }
  if (!(again || written_out) || !ends(Inside::brackets)) into.unknown = true;
  while (!ends(Inside::brackets)) step(Inside::brackets);
  return true;
}

Node* HclTree::unknown(std::size_t first, Inside inside) {
  at_ = first;
  do {
    step(inside);
  } while (!ends(inside));
  Node* node = nodes_.plain({tokens_.tokens[first].begin, tokens_.tokens[at_ - 1].end});
  if (node != nullptr) node->unknown = true;
  return node;
}

// Over a token of an expression; over all that stands between brackets.
void HclTree::step(Inside inside) {
  if (inside == Inside::brackets) skip_newlines();
  at_ = (peek().kind == HclKind::open ? peek().partner : at_) + 1;
}

// `{for …}` and `[for …]`; a key may be called so too.
bool HclTree::starts_for() const {
  std::size_t ahead = 1;
  while (peek(ahead).kind == HclKind::newline) ++ahead;
  if (word(peek(ahead)) != "for") return false;
  do {
    ++ahead;
  } while (peek(ahead).kind == HclKind::newline);
  return peek(ahead).kind == HclKind::name;
}

// True at what no expression goes on behind. HCL wants every entry on a line of its own, but older
// files have blocks of one line: a name with `=` behind it starts the next.
bool HclTree::ends(Inside inside) const {
  std::size_t ahead = 0;
  while (inside == Inside::brackets && peek(ahead).kind == HclKind::newline) ++ahead;
  const HclKind kind = peek(ahead).kind;
  if (is_stop(kind)) return true;
  return inside != Inside::brackets && (kind == HclKind::name || kind == HclKind::string) &&
         peek(1).kind == HclKind::assign;
}

}  // namespace dexlint
