// The words of HCL: where a name, a number, an operator or the head of a heredoc ends.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "linter/model/span.h"

namespace dexlint {

constexpr bool is_hcl_blank(char c) { return c == ' ' || c == '\t' || c == '\r'; }

/// Letters beyond ASCII are all taken: which of them Unicode lets start a name matters to nobody
/// here.
constexpr bool starts_hcl_name(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || (c & 0x80) != 0;
}

/// Offset behind the name, or the number, that starts at `at`.
std::size_t behind_hcl_name(std::string_view text, std::size_t at);
std::size_t behind_hcl_number(std::string_view text, std::size_t at);

/// The operator or other sign at the start of `text`, one to three bytes of it.
std::string_view hcl_sign(std::string_view text);

/// `<<EOF` or `<<-EOF` and the break behind it.
struct HeredocOpener {
  Span marker;              ///< `EOF`
  std::size_t content = 0;  ///< offset of the first line
  bool flush = false;       ///< `<<-`
};

/// The head of a heredoc at `at`, if there is one.
std::optional<HeredocOpener> heredoc_opener(std::string_view text, std::size_t at);

}  // namespace dexlint
