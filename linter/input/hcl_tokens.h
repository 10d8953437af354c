// Cuts Terraform's HCL text into tokens, once, before anything is parsed. Strings and heredocs are
// one token each, whatever their interpolations hold; where those stand is noted, so that a mask
// can be made of them. Every bracket knows its partner: a parser can step over what it does not
// understand, and what is not balanced is refused here.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "linter/model/result.h"
#include "linter/model/span.h"

namespace dexlint {

enum class HclKind : std::uint8_t {
  end,
  newline,
  name,
  number,
  string,
  heredoc,
  open,       ///< `{`, `[` or `(`
  close,      ///< `}`, `]` or `)`
  assign,     ///< `=`, not `==` or `=>`
  colon,      ///< `:`, not `::`
  comma,      ///< `,`
  operation,  ///< everything else that expressions are made of
  other,      ///< a character that HCL does not know
};

/// What no expression passes, newlines outside of brackets included.
constexpr bool is_stop(HclKind kind) {
  return kind == HclKind::end || kind == HclKind::newline || kind == HclKind::comma ||
         kind == HclKind::close;
}

struct HclToken {
  HclKind kind = HclKind::end;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint32_t partner = 0;  ///< open: the index of its `close`; heredoc: its index in `heredocs`

  constexpr Span span() const { return {begin, end}; }
};

/// The lines between `<<EOF` and `EOF`.
struct Heredoc {
  Span content;         ///< from its first line to the break behind its last
  std::size_t cut = 0;  ///< blanks that `<<-` takes off every line that holds something
};

/// Spans are bytes of the text; everything in order.
struct HclTokens {
  std::vector<HclToken> tokens;      ///< ends in one of kind `end`
  std::vector<Heredoc> heredocs;     ///< of the tokens; not those inside interpolations
  std::vector<Span> interpolations;  ///< `${…}` and `%{…}` in strings and heredocs, outermost only
  std::vector<Span> comments;        ///< from `#`, `//` or `/*`, without the line break
};

struct HclLimits {
  std::size_t depth = 0;   ///< of brackets and interpolations
  std::size_t tokens = 0;  ///< breaks that stand together are one
};

/// Tokens of the whole `text`, below 4 GiB. Takes time and memory in the text's length. Facts:
/// HCL's native syntax specification and its scanner, scan_tokens.rl. Errors: unparsed, too_deep,
/// budget.
Result<HclTokens> scan_hcl(std::string_view text, HclLimits limits);

}  // namespace dexlint
