#include "linter/input/json_token.h"

#include <algorithm>

#include "linter/input/encode_utf8.h"

namespace dexlint {
namespace {

char simple_escape(char c) {
  switch (c) {
    case '"':
    case '\\':
    case '/':
      return c;
    case 'b':
      return '\b';
    case 'f':
      return '\f';
    case 'n':
      return '\n';
    case 'r':
      return '\r';
    case 't':
      return '\t';
    default:
      return '\0';
  }
}

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

// The code unit of a `\uXXXX` at the start of `text`.
std::optional<char32_t> unicode_escape(std::string_view text) {
  if (text.size() < 6 || text[0] != '\\' || text[1] != 'u') return std::nullopt;
  char32_t unit = 0;
  for (const char c : text.substr(2, 4)) {
    const int digit = hex_digit(c);
    if (digit < 0) return std::nullopt;
    unit = unit * 16 + static_cast<char32_t>(digit);
  }
  return unit;
}

// Decodes the escape at the start of `text` into `out`; the bytes it took, 0 when it is none.
std::size_t decode_escape(std::string_view text, std::string& out) {
  if (text.size() < 2) return 0;
  if (const char c = simple_escape(text[1]); c != '\0') {
    out += c;
    return 2;
  }
  const std::optional<char32_t> unit = unicode_escape(text);
  if (!unit) return 0;
  if (is_high_surrogate(*unit)) {
    const std::optional<char32_t> low = unicode_escape(text.substr(6));
    if (low && is_low_surrogate(*low)) {
      append_utf8(out, from_surrogates(*unit, *low));
      return 12;
    }
  }
  append_utf8(out, *unit);
  return 6;
}

}  // namespace

std::string_view without_trailing_blanks(std::string_view text) {
  while (!text.empty() && is_json_blank(text.back())) text.remove_suffix(1);
  return text;
}

std::size_t json_string_end(std::string_view text, std::size_t begin) {
  for (std::size_t at = begin; at < text.size(); ++at) {
    if (text[at] == '"') return at;
    if (text[at] == '\\') ++at;
  }
  return text.size();
}

std::optional<DecodedString> decode_json_string(std::string_view text, Span inside) {
  DecodedString decoded;
  const std::string_view part = text.substr(0, inside.end);
  std::size_t at = inside.begin;
  while (at < part.size()) {
    const std::size_t before = decoded.text.size();
    const std::size_t escape = std::min(part.find('\\', at), part.size());
    if (escape > at) {
      decoded.text += part.substr(at, escape - at);
      decoded.segments.push_back(Segment::copied({before, decoded.text.size()}, {at, escape}));
      at = escape;
      continue;
    }
    const std::size_t taken = decode_escape(part.substr(at), decoded.text);
    if (taken == 0) return std::nullopt;
    decoded.segments.push_back(Segment::replaced({before, decoded.text.size()}, {at, at + taken}));
    at += taken;
  }
  return decoded;
}

}  // namespace dexlint
