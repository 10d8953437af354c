// Cuts a Go template into texts and actions, and an action into tokens. Trim marks are carried out,
// comments are gone. Nothing fails: an action that never closes is text, what cannot be a token is
// left out.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "linter/model/span.h"

namespace dexlint::flow {

/// A text, or what stands between `{{` and `}}` (without trim marks).
struct TemplatePart {
  bool is_action = false;
  Span span;
};

/// The parts of `text`; empty texts and comments are left out.
std::vector<TemplatePart> template_parts(std::string_view text);

enum class TokenKind : std::uint8_t {
  field,     ///< `.a`
  dot,       ///< `.`
  variable,  ///< `$x`, `$`
  word,      ///< a name or a keyword
  string,    ///< with its quotes
  raw_string,
  number,  ///< numbers and 'c'
  open,
  close,
  pipe,
  comma,
  declare,  ///< `:=`
  assign,   ///< `=`
};

struct Token {
  TokenKind kind = TokenKind::word;
  Span span;
  bool spaced = false;  ///< a blank stands before it: `(x) .a` are two operands, `(x).a` is one
};

/// The tokens of the action at `action`.
std::vector<Token> template_tokens(std::string_view text, Span action);

}  // namespace dexlint::flow
