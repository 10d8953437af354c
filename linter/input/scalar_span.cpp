#include "linter/input/scalar_span.h"

#include <algorithm>

#include "linter/input/scalar_decode.h"

namespace dexlint {
namespace {

ScalarStyle style_of(char c) {
  switch (c) {
    case '\'':
      return ScalarStyle::single_quoted;
    case '"':
      return ScalarStyle::double_quoted;
    case '|':
      return ScalarStyle::literal;
    case '>':
      return ScalarStyle::folded;
    default:
      return ScalarStyle::plain;
  }
}

std::string_view without_trailing_blanks(std::string_view text) {
  return text.substr(0, text.find_last_not_of(" \t\n") + 1);
}

/// The decoded text with U+0085 and U+00A0 as yaml-cpp 0.7 writes them, in one byte.
std::string with_one_byte_escapes(std::string_view text) {
  std::string result(text);
  for (const std::string_view wide : {"\xc2\x85", "\xc2\xa0"}) {
    for (std::size_t at = 0; (at = result.find(wide, at)) != std::string::npos; ++at)
      result.erase(at, 1);
  }
  return result;
}

/// The faults of yaml-cpp 0.7 to 0.8 that are known to us; the names are cases of the YAML test
/// suite.
bool parser_is_wrong(ScalarStyle style, std::string_view source, std::string_view value) {
  switch (style) {
    case ScalarStyle::single_quoted:  // NAT4: breaks before the closing quote
    case ScalarStyle::double_quoted:
      return without_trailing_blanks(source) == without_trailing_blanks(value) ||
             with_one_byte_escapes(source) == value;  // \N and \_
    case ScalarStyle::literal:                        // JEF9, L24T: blank lines at the end
    case ScalarStyle::folded:
      return without_trailing_blanks(source) == without_trailing_blanks(value);
    default:
      return false;
  }
}

/// Nearly every scalar: the value stands in the source as it is.
bool stands_as_it_is(std::string_view text, ScalarStyle style, std::size_t at,
                     std::string_view value) {
  if (slice(text, {at, at + value.size()}) != value) return false;
  if (style == ScalarStyle::plain) return true;
  const bool is_double = style == ScalarStyle::double_quoted;
  return value.find_first_of(is_double ? "\"\\\n" : "'\n") == value.npos &&
         at + value.size() < text.size() && text[at + value.size()] == (is_double ? '"' : '\'');
}

ScalarSpan finished(ScalarSpan result, ScalarText& decoded, std::string_view text,
                    std::string_view value) {
  result.agreement = decoded.text() == value ? Agreement::same
                     : parser_is_wrong(result.style, decoded.text(), value)
                         ? Agreement::parser_is_wrong
                         : Agreement::differs;
  if (slice(text, result.span) == decoded.text()) return result;
  result.text = decoded.take_text();
  result.segments = decoded.take_segments();
  return result;
}

}  // namespace

ScalarSpan scalar_span(std::string_view text, std::size_t at, std::string_view value) {
  ScalarSpan result;
  if (at >= text.size()) return result;
  result.style = style_of(text[at]);
  const std::size_t content = at + (is_quoted(result.style) ? 1 : 0);
  const bool is_block = result.style == ScalarStyle::literal || result.style == ScalarStyle::folded;
  if (!is_block && stands_as_it_is(text, result.style, content, value)) {
    result.agreement = Agreement::same;
    result.span = {content, content + value.size()};
    result.end = result.span.end + (content - at);
    return result;
  }
  ScalarText decoded(text);
  if (is_quoted(result.style)) {
    const std::size_t closing = decode_quoted(text, at, decoded);
    if (closing == std::string_view::npos) {
      result.agreement = Agreement::unclosed;
      return result;
    }
    result.span = {content, closing};
    result.end = closing + 1;
  } else if (is_block) {
    const std::size_t header_end = decode_block(text, at, value, decoded);
    result.span = decoded.hull({header_end, header_end});
    result.end = result.span.end;
  } else {
    if (!decode_plain(text, at, value, decoded)) return result;
    result.span = decoded.hull({at, at});
    result.end = result.span.end;
  }
  return finished(std::move(result), decoded, text, value);
}

std::size_t skip_properties(std::string_view text, std::size_t at, std::size_t* last_end) {
  while (at < text.size() && (text[at] == '&' || text[at] == '!')) {
    const bool verbatim = slice(text, {at, at + 2}) == "!<";
    const std::size_t end = verbatim ? text.find('>', at) : text.find_first_of(" \t\r\n,[]{}", at);
    at = std::min(end, text.size());
    if (verbatim && at < text.size()) ++at;
    if (last_end != nullptr) *last_end = at;
    at = skip_space(text, at);
  }
  return at;
}

}  // namespace dexlint
