#include "linter/flow/template_lexer.h"

#include <algorithm>

namespace dexlint::flow {
namespace {

constexpr std::string_view blanks = " \t\r\n";

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
// Letters of other scripts are names too, so every byte above ASCII counts as one.
bool is_word(char c) {
  return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
         static_cast<unsigned char>(c) >= 0x80;
}

// Behind the string, rune or raw string that starts at `at`; where none ends, behind its quote.
std::size_t behind_quoted(std::string_view text, std::size_t at) {
  const char quote = text[at];
  for (std::size_t i = at + 1; i < text.size(); ++i) {
    if (text[i] == quote) return i + 1;
    if (quote == '`') continue;
    if (text[i] == '\\') ++i;
    if (i < text.size() && text[i] == '\n') break;
  }
  return at + 1;
}

bool is_quote(char c) { return c == '"' || c == '`' || c == '\''; }

// Where the action whose inside starts at `at` is closed: at its `}}`. npos: never.
std::size_t end_of_action(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    if (text.substr(at, 2) == "}}") return at;
    at = is_quote(text[at]) ? behind_quoted(text, at) : at + 1;
  }
  return std::string_view::npos;
}

// The end of a comment's action, or npos where `at` starts none.
std::size_t end_of_comment(std::string_view text, std::size_t at) {
  at = std::min(text.find_first_not_of(blanks, at), text.size());
  if (text.substr(at, 2) != "/*") return std::string_view::npos;
  const std::size_t end = text.find("*/", at + 2);
  return end == std::string_view::npos ? end : text.find("}}", end);
}

void add_text(std::vector<TemplatePart>& parts, std::string_view text, Span span, bool trim_left,
              bool trim_right) {
  while (trim_left && !span.empty() && is_blank(text[span.begin])) ++span.begin;
  while (trim_right && !span.empty() && is_blank(text[span.end - 1])) --span.end;
  if (!span.empty()) parts.push_back({false, span});
}

}  // namespace

std::vector<TemplatePart> template_parts(std::string_view text) {
  std::vector<TemplatePart> parts;
  std::size_t from = 0;
  bool trim_left = false;
  for (std::size_t open = text.find("{{"); open != std::string_view::npos;
       open = text.find("{{", open)) {
    std::size_t begin = open + 2;
    const bool trims = begin + 1 < text.size() && text[begin] == '-' && is_blank(text[begin + 1]);
    if (trims) ++begin;
    std::size_t end = end_of_comment(text, begin);
    const bool comment = end != std::string_view::npos;
    if (!comment) end = end_of_action(text, begin);
    if (end == std::string_view::npos) break;
    add_text(parts, text, {from, open}, trim_left, trims);
    const bool marked = end >= begin + 2 && text[end - 1] == '-' && is_blank(text[end - 2]);
    if (!comment) parts.push_back({true, {begin, marked ? end - 1 : end}});
    trim_left = marked;
    from = open = end + 2;
  }
  add_text(parts, text, {from, text.size()}, trim_left, false);
  return parts;
}

std::vector<Token> template_tokens(std::string_view text, Span action) {
  std::vector<Token> tokens;
  tokens.reserve(8);  // what most actions have
  text = text.substr(0, action.end);
  bool spaced = true;
  const auto word_end = [&](std::size_t at) {
    while (at < text.size() && is_word(text[at])) ++at;
    return at;
  };
  for (std::size_t at = action.begin; at < text.size();) {
    const char c = text[at];
    const char next = at + 1 < text.size() ? text[at + 1] : '\0';
    const auto add = [&](TokenKind kind, std::size_t end) {
      tokens.push_back({kind, {at, end}, spaced});
      spaced = false;
      at = end;
    };
    if (is_blank(c)) {
      spaced = true;
      ++at;
    } else if (c == '"' || c == '\'') {
      add(c == '"' ? TokenKind::string : TokenKind::number, behind_quoted(text, at));
    } else if (c == '`') {
      add(TokenKind::raw_string, behind_quoted(text, at));
    } else if (c == '.' && is_word(next) && !is_digit(next)) {
      add(TokenKind::field, word_end(at + 1));
    } else if (c == '.' && !is_digit(next)) {
      add(TokenKind::dot, at + 1);
    } else if (c == '$') {
      add(TokenKind::variable, word_end(at + 1));
    } else if (is_digit(c) || ((c == '-' || c == '+' || c == '.') && is_digit(next))) {
      std::size_t end = at + 1;
      while (end < text.size() && (is_word(text[end]) || text[end] == '.')) ++end;
      add(TokenKind::number, end);
    } else if (is_word(c)) {
      add(TokenKind::word, word_end(at));
    } else if (c == '(' || c == ')') {
      add(c == '(' ? TokenKind::open : TokenKind::close, at + 1);
    } else if (c == '|' || c == ',') {
      add(c == '|' ? TokenKind::pipe : TokenKind::comma, at + 1);
    } else if (c == ':' && next == '=') {
      add(TokenKind::declare, at + 2);
    } else if (c == '=') {
      add(TokenKind::assign, at + 1);
    } else {
      ++at;
    }
  }
  return tokens;
}

}  // namespace dexlint::flow
