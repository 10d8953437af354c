#include "linter/flow/pipeline_parser.h"

#include <utility>

namespace dexlint::flow {
namespace {

constexpr std::size_t most_groups = 50;

// Escapes as Go spells them; those that make a character from digits are left as they stand, since
// no path and no name is written that way.
std::string decoded(std::string_view quoted) {
  std::string text;
  for (std::size_t i = 0; i < quoted.size(); ++i) {
    if (quoted[i] != '\\' || i + 1 == quoted.size()) {
      text += quoted[i];
      continue;
    }
    const char c = quoted[++i];
    if (c == 'x' || c == 'u' || c == 'U' || (c >= '0' && c <= '7')) text += '\\';
    text += c == 'n' ? '\n' : c == 't' ? '\t' : c == 'r' ? '\r' : c;
  }
  return text;
}

std::string_view string_of(TemplateTree& tree, const Token& token) {
  std::string_view text = slice(tree.text, token.span);
  if (text.size() < 2 || text.front() != text.back()) return {};
  text = text.substr(1, text.size() - 2);
  const bool plain = token.kind == TokenKind::raw_string || text.find('\\') == text.npos;
  return plain ? text : tree.strings.add(decoded(text));
}

class PipelineParser {
 public:
  PipelineParser(TemplateTree& tree, Tokens tokens) : tree_(tree), tokens_(tokens) {}

  const Pipeline* parse() {
    Pipeline& pipeline = tree_.pipelines.add();
    if (at_ < tokens_.size()) pipeline.span.begin = tokens_[at_].span.begin;
    variables(pipeline);
    pipeline.commands.emplace_back();
    while (at_ < tokens_.size() && tokens_[at_].kind != TokenKind::close) {
      if (tokens_[at_].kind == TokenKind::pipe) {
        pipeline.commands.emplace_back();
        ++at_;
      } else {
        operand(pipeline.commands.back());
      }
    }
    if (at_ > 0) pipeline.span.end = tokens_[at_ - 1].span.end;
    return &pipeline;
  }

 private:
  std::string_view text(const Token& token) const { return slice(tree_.text, token.span); }
  bool is(std::size_t index, TokenKind kind) const {
    return index < tokens_.size() && tokens_[index].kind == kind;
  }

  // `$x :=`, `$k, $v :=`, `$x =`
  void variables(Pipeline& pipeline) {
    std::size_t end = at_;
    while (is(end, TokenKind::variable) && is(end + 1, TokenKind::comma)) end += 2;
    if (!is(end, TokenKind::variable)) return;
    ++end;
    if (!is(end, TokenKind::declare) && !is(end, TokenKind::assign)) return;
    pipeline.declares = tokens_[end].kind == TokenKind::declare;
    for (; at_ < end; at_ += 2) pipeline.variables.push_back(text(tokens_[at_]).substr(1));
    at_ = end + 1;
  }

  void operand(Command& command) {
    const Token& token = tokens_[at_++];
    if (command.operands.empty()) command.operands.reserve(3);  // what most commands have
    Operand operand{.span = token.span};
    switch (token.kind) {
      case TokenKind::dot:
        break;
      case TokenKind::field:
        operand.fields.push_back(text(token).substr(1));
        break;
      case TokenKind::variable:
        operand.kind = OperandKind::variable;
        operand.text = text(token).substr(1);
        break;
      case TokenKind::string:
      case TokenKind::raw_string:
        operand.kind = OperandKind::string;
        operand.text = string_of(tree_, token);
        break;
      case TokenKind::number:
        operand.kind = OperandKind::bare;
        operand.text = text(token);
        break;
      case TokenKind::word:
        word(operand, text(token));
        break;
      case TokenKind::open:
        group(operand);
        break;
      default:
        return;
    }
    while (is(at_, TokenKind::field) && !tokens_[at_].spaced) {
      operand.span.end = tokens_[at_].span.end;
      operand.fields.push_back(text(tokens_[at_++]).substr(1));
    }
    command.operands.push_back(std::move(operand));
  }

  static void word(Operand& operand, std::string_view word) {
    const bool constant = word == "true" || word == "false" || word == "nil";
    operand.kind = constant ? OperandKind::bare : OperandKind::function;
    operand.text = word;
  }

  void group(Operand& operand) {
    operand.kind = OperandKind::group;
    if (++groups_ <= most_groups) {
      operand.group = parse();
    } else {
      skip_group();
    }
    --groups_;
    if (is(at_, TokenKind::close)) operand.span.end = tokens_[at_++].span.end;
  }

  void skip_group() {
    for (std::size_t open = 1; at_ < tokens_.size(); ++at_) {
      if (is(at_, TokenKind::open)) ++open;
      if (is(at_, TokenKind::close) && --open == 0) return;
    }
  }

  TemplateTree& tree_;
  Tokens tokens_;
  std::size_t at_ = 0;
  std::size_t groups_ = 0;
};

}  // namespace

const Pipeline* parse_pipeline(TemplateTree& tree, Tokens tokens) {
  return PipelineParser(tree, tokens).parse();
}

std::string_view string_of(TemplateTree& tree, Tokens tokens) {
  return tokens.empty() ? std::string_view() : string_of(tree, tokens.front());
}

}  // namespace dexlint::flow
