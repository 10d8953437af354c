#include "linter/flow/template_parser.h"

#include <utility>

#include "linter/flow/pipeline_parser.h"
#include "linter/flow/template_lexer.h"

namespace dexlint::flow {
namespace {

constexpr std::size_t most_blocks = 200;

/// A block that is open: where its nodes go.
struct OpenBlock {
  TemplateNode* node = nullptr;      ///< null: a definition
  Definition* definition = nullptr;  ///< null: a control block
  bool otherwise = false;
  bool chained = false;  ///< made by `else if`: closed by the `end` of the block it is in
};

class Parser {
 public:
  explicit Parser(TemplateTree& tree) : tree_(tree) {}

  void parse() {
    for (const TemplatePart& part : template_parts(tree_.text)) {
      if (part.is_action) {
        action(part.span);
      } else {
        add(NodeKind::text, part.span).text = slice(tree_.text, part.span);
      }
    }
  }

 private:
  NodeList& list() {
    if (open_.empty()) return tree_.body;
    OpenBlock& block = open_.back();
    if (block.node == nullptr) return block.definition->body;
    return block.otherwise ? block.node->otherwise : block.node->body;
  }

  TemplateNode& add(NodeKind kind, Span span) {
    TemplateNode& node = tree_.nodes.add();
    node.kind = kind;
    node.span = span;
    list().push_back(&node);
    return node;
  }

  void open_block(NodeKind kind, Span span, Tokens tokens, bool chained) {
    TemplateNode& node = add(kind, span);
    node.pipeline = parse_pipeline(tree_, tokens);
    open({&node, nullptr, false, chained});
  }

  void open(OpenBlock block) {
    // Deeper blocks are flattened into the last one; their `end` is counted, so that it closes
    // none.
    if (open_.size() >= most_blocks) {
      ++too_deep_;
    } else {
      open_.push_back(block);
    }
  }

  void close() {
    if (too_deep_ > 0) {
      --too_deep_;
      return;
    }
    while (!open_.empty()) {
      const bool chained = open_.back().chained;
      open_.pop_back();
      if (!chained) break;
    }
  }

  void define(Tokens tokens, Span span, bool is_block) {
    const std::string_view name = string_of(tree_, tokens);
    if (is_block) call(tokens, span);
    Definition& definition = *tree_.definitions.emplace_back(std::make_unique<Definition>());
    definition.name = name;
    open({nullptr, &definition, false, false});
  }

  void call(Tokens tokens, Span span) {
    TemplateNode& node = add(NodeKind::call, span);
    node.text = string_of(tree_, tokens);
    if (tokens.size() > 1) node.pipeline = parse_pipeline(tree_, tokens.subspan(1));
  }

  void otherwise(Tokens tokens, Span span) {
    if (open_.empty() || too_deep_ > 0 || open_.back().node == nullptr) return;
    open_.back().otherwise = true;
    if (tokens.empty()) return;
    const std::string_view word = slice(tree_.text, tokens.front().span);
    if (word == "if") open_block(NodeKind::branch, span, tokens.subspan(1), true);
    if (word == "with") open_block(NodeKind::with, span, tokens.subspan(1), true);
  }

  void action(Span span) {
    const std::vector<Token> all = template_tokens(tree_.text, span);
    if (all.empty()) return;
    const Tokens rest = Tokens(all).subspan(1);
    const bool is_word = all.front().kind == TokenKind::word;
    const std::string_view word = is_word ? slice(tree_.text, all.front().span) : "";
    if (word == "if") return open_block(NodeKind::branch, span, rest, false);
    if (word == "with") return open_block(NodeKind::with, span, rest, false);
    if (word == "range") return open_block(NodeKind::range, span, rest, false);
    if (word == "else") return otherwise(rest, span);
    if (word == "end") return close();
    if (word == "define" || word == "block") return define(rest, span, word == "block");
    if (word == "template") return call(rest, span);
    if (word == "break" || word == "continue") return;
    add(NodeKind::action, span).pipeline = parse_pipeline(tree_, all);
  }

  TemplateTree& tree_;
  std::vector<OpenBlock> open_;
  std::size_t too_deep_ = 0;
};

}  // namespace

std::unique_ptr<TemplateTree> parse_template(std::string_view text) {
  auto tree = std::make_unique<TemplateTree>();
  tree->text = text;
  Parser(*tree).parse();
  return tree;
}

}  // namespace dexlint::flow
