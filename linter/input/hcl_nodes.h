// Makes the nodes of an HCL text out of its tokens, as many as the budget allows. Part of
// parse_hcl.h.
#pragma once

#include <cstddef>
#include <optional>

#include "linter/input/budget.h"
#include "linter/input/hcl_tokens.h"
#include "linter/model/document.h"
#include "linter/model/node.h"
#include "linter/model/result.h"

namespace dexlint {

/// Nodes of `layer`, which holds the masked text, byte for byte as long as the one that `tokens`
/// were cut from.
class HclNodes {
 public:
  HclNodes(Document& document, const Layer& layer, const HclTokens& tokens, const Budget& budget,
           std::size_t max_depth);

  /// A node at `begin` whose end is yet to come.
  Node& add(NodeKind kind, std::size_t begin);
  /// The scalar of a token, or with the bytes under `span` as its text. Null, and `problem`, when
  /// it is one too many.
  Node* text_of(const HclToken& token);
  Node* plain(Span span);
  /// True, and `problem`, when `node` stands too deep, or is one too many.
  bool too_deep(const Node& node, std::size_t depth);

  std::optional<Problem> problem;

 private:
  Node* string(const HclToken& token);
  Node* heredoc(const HclToken& token);
  Node* checked(Node& node);

  Document& document_;
  const Layer& layer_;
  const HclTokens& tokens_;
  const Budget& budget_;
  std::size_t max_depth_;
  std::size_t events_ = 0;
  std::size_t scalar_bytes_ = 0;
};

}  // namespace dexlint
