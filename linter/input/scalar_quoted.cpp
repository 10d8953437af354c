#include <array>
#include <string>

#include "linter/input/scalar_decode.h"

namespace dexlint {
namespace {

constexpr std::size_t npos = std::string_view::npos;

/// What one `\x` of a double-quoted scalar stands for (YAML 1.2.2, 5.7).
struct Escape {
  char name;
  std::string_view text;
};
constexpr std::array<Escape, 18> escapes = {{
    {'0', {"\0", 1}},
    {'a', "\a"},
    {'b', "\b"},
    {'t', "\t"},
    {'\t', "\t"},
    {'n', "\n"},
    {'v', "\v"},
    {'f', "\f"},
    {'r', "\r"},
    {'e', "\x1b"},
    {' ', " "},
    {'"', "\""},
    {'/', "/"},
    {'\\', "\\"},
    {'\'', "'"},
    {'N', "\xc2\x85"},
    {'_', "\xc2\xa0"},
    {'L', "\xe2\x80\xa8"},
}};
constexpr std::string_view paragraph_separator = "\xe2\x80\xa9";

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

void append_utf8(std::string& out, unsigned code) {
  const auto put = [&out](unsigned byte) { out += static_cast<char>(byte); };
  if (code < 0x80) return put(code);
  if (code < 0x800) {
    put(0xC0 | code >> 6);
  } else {
    if (code < 0x10000) {
      put(0xE0 | code >> 12);
    } else {
      put(0xF0 | code >> 18);
      put(0x80 | (code >> 12 & 0x3F));
    }
    put(0x80 | (code >> 6 & 0x3F));
  }
  put(0x80 | (code & 0x3F));
}

/// `\x41`, `\u0041`, `\U00000041`: gives the offset behind the digits, or npos.
std::size_t decode_code_point(std::string_view text, std::size_t at, std::size_t digits,
                              ScalarText& out) {
  const std::size_t end = at + 2 + digits;
  if (end > text.size()) return npos;
  unsigned code = 0;
  for (std::size_t i = at + 2; i < end; ++i) {
    const int digit = hex_digit(text[i]);
    if (digit < 0) return npos;
    code = code << 4 | static_cast<unsigned>(digit);
  }
  if (code > 0x10FFFF) return npos;
  std::string character;
  append_utf8(character, code);
  out.replace(character, {at, end});
  return end;
}

/// A backslash at the end of a line joins both lines; only empty lines between them count.
std::size_t decode_escaped_break(std::string_view text, std::size_t at, ScalarText& out) {
  const Fold fold = fold_at(text, at + 1);
  if (fold.breaks > 1) out.replace(std::string(fold.breaks - 1, '\n'), {at, fold.span.end});
  return fold.span.end;
}

std::size_t decode_escape(std::string_view text, std::size_t at, ScalarText& out) {
  if (at + 1 >= text.size()) return npos;
  if (break_length(text, at + 1) != 0) return decode_escaped_break(text, at, out);
  const char name = text[at + 1];
  if (name == 'x') return decode_code_point(text, at, 2, out);
  if (name == 'u') return decode_code_point(text, at, 4, out);
  if (name == 'U') return decode_code_point(text, at, 8, out);
  if (name == 'P') return out.replace(paragraph_separator, {at, at + 2}), at + 2;
  for (const Escape& escape : escapes) {
    if (escape.name == name) return out.replace(escape.text, {at, at + 2}), at + 2;
  }
  return npos;
}

}  // namespace

std::size_t decode_quoted(std::string_view text, std::size_t at, ScalarText& out) {
  const bool is_double = text[at] == '"';
  const std::string_view special = is_double ? "\"\\ \t\r\n" : "' \t\r\n";
  for (std::size_t i = at + 1; i != npos && i < text.size();) {
    const std::size_t stop = std::min(text.find_first_of(special, i), text.size());
    out.copy({i, stop});
    i = stop;
    if (i == text.size()) break;
    if (text[i] == '\\') {
      i = decode_escape(text, i, out);
    } else if (text[i] == '"') {
      return i;
    } else if (text[i] == '\'') {
      if (i + 1 >= text.size() || text[i + 1] != '\'') return i;
      out.replace("'", {i, i + 2});
      i += 2;
    } else if (const Fold fold = fold_at(text, i); fold.breaks != 0) {
      out.replace(fold.breaks == 1 ? " " : std::string(fold.breaks - 1, '\n'), fold.span);
      i = fold.span.end;
    } else {
      const std::size_t end = std::max(skip_blanks(text, i), i + 1);
      out.copy({i, end});
      i = end;
    }
  }
  return npos;
}

}  // namespace dexlint
