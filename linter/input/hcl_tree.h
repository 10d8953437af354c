// The grammar of HCL over its tokens: bodies, blocks, objects, tuples and the few calls that are
// understood. Part of parse_hcl.h, which says what the tree looks like.
#pragma once

#include <cstddef>
#include <string_view>

#include "linter/input/budget.h"
#include "linter/input/hcl_nodes.h"
#include "linter/input/hcl_tokens.h"
#include "linter/model/document.h"
#include "linter/model/node.h"
#include "linter/model/result.h"

namespace dexlint {

/// Builds the tree of one text. `layer` holds the masked text, byte for byte as long as the one
/// that `tokens` were cut from.
class HclTree {
 public:
  HclTree(Document& document, const Layer& layer, const HclTokens& tokens, const Budget& budget,
          std::size_t max_depth);

  Result<const Node*> build();

 private:
  // Where an expression stands; tells what ends it beside a comma or closing bracket.
  enum class Inside { body, object, brackets };

  bool body(Node& mapping, std::size_t depth);
  bool block(Node& outer, Node& key, std::size_t depth);
  bool object(Node& mapping, std::size_t depth);
  bool tuple(Node& sequence, std::size_t depth);
  Node* object_key();

  Node* expression(Inside inside, std::size_t depth);
  Node* term(std::size_t depth);
  Node* named(std::size_t depth);
  Node* argument(std::size_t depth);
  bool gather(Node& into, std::size_t depth);
  bool gather_argument(Node& into, std::size_t depth);
  /// Skips to where the expression ends that starts at token `first`.
  Node* unknown(std::size_t first, Inside inside);

  const HclToken& peek(std::size_t ahead = 0) const;
  bool is_open(char bracket) const;
  bool starts_for() const;
  std::string_view word(const HclToken& token) const;
  void skip_newlines();
  void step(Inside inside);
  bool ends(Inside inside) const;
  bool expected(std::string_view what);

  std::string_view text_;
  const HclTokens& tokens_;
  HclNodes nodes_;
  std::size_t at_ = 0;  // the next token
};

}  // namespace dexlint
