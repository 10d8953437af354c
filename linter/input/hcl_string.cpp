#include "linter/input/hcl_string.h"

#include <algorithm>
#include <optional>

#include "linter/input/encode_utf8.h"
#include "linter/input/hcl_words.h"

namespace dexlint {
namespace {

constexpr auto npos = std::string_view::npos;

void fill(std::string& text, Span span, char filler) {
  const auto begin = text.begin() + static_cast<std::ptrdiff_t>(span.begin);
  std::fill(begin, begin + static_cast<std::ptrdiff_t>(span.size()), filler);
}

bool is_blank(std::string_view text) { return std::all_of(text.begin(), text.end(), is_hcl_blank); }

// Turns lines of `heredoc` that hold interpolations and nothing else into line breaks. `part`: the
// first interpolation that may stand in it; gives the first one behind it.
std::size_t clear_lines(std::string& text, Span heredoc, const std::vector<Span>& interpolations,
                        std::size_t part) {
  while (part < interpolations.size() && interpolations[part].begin < heredoc.end) {
    if (interpolations[part].begin < heredoc.begin) {
      ++part;
      continue;
    }
    const std::size_t before = text.rfind('\n', interpolations[part].begin);
    const Span line{std::max(before + 1, heredoc.begin),  // npos + 1 is 0
                    std::min(text.find('\n', interpolations[part].end), heredoc.end)};
    bool alone = true;
    std::size_t at = line.begin;
    for (; part < interpolations.size() && interpolations[part].begin < line.end; ++part) {
      alone = alone && is_blank(slice(text, {at, interpolations[part].begin}));
      at = interpolations[part].end;
    }
    if (alone && is_blank(slice(text, {at, line.end}))) fill(text, line, '\n');
  }
  return part;
}

std::optional<char32_t> code_point(std::string_view digits, std::size_t count) {
  if (digits.size() < count) return std::nullopt;
  char32_t code = 0;
  for (const char c : digits.substr(0, count)) {
    const std::size_t digit = std::string_view("0123456789abcdefABCDEF").find(c);
    if (digit == npos) return std::nullopt;
    code = code * 16 + static_cast<char32_t>(digit < 16 ? digit : digit - 6);
  }
  return code;
}

// Decodes the escape at `at`; gives the offset behind it.
std::size_t decode_escape(std::string_view text, std::size_t at, ScalarText& out) {
  static constexpr std::string_view names = "nrt\"\\";
  static constexpr std::string_view values = "\n\r\t\"\\";
  const char name = at + 1 < text.size() ? text[at + 1] : '\0';
  if (const std::size_t simple = names.find(name); simple != npos) {
    out.replace(values.substr(simple, 1), {at, at + 2});
    return at + 2;
  }
  const std::size_t digits = name == 'u' ? 4 : name == 'U' ? 8 : 0;
  const std::optional<char32_t> code =
      digits == 0 ? std::nullopt : code_point(text.substr(at + 2), digits);
  const std::size_t end = code ? at + 2 + digits : std::min(at + 2, text.size());
  if (!code) {
    out.copy({at, end});
    return end;
  }
  std::string character;
  append_utf8(character, *code);
  out.replace(character, {at, end});
  return end;
}

// `$${` and `%%{` say `${` and `%{`; gives the offset behind what was read, at least one byte.
std::size_t decode_sign(std::string_view text, std::size_t at, ScalarText& out) {
  const std::string_view found = text.substr(at, 3);
  if (found != "$${" && found != "%%{") {
    out.copy({at, at + 1});
    return at + 1;
  }
  out.replace(found.substr(1), {at, at + 3});
  return at + 3;
}

void decode(std::string_view text, Span part, std::string_view special, ScalarText& out) {
  const std::string_view source = text.substr(0, part.end);
  for (std::size_t at = part.begin; at < part.end;) {
    const std::size_t stop = std::min(source.find_first_of(special, at), part.end);
    out.copy({at, stop});
    at = stop;
    if (at == part.end) return;
    at = source[at] == '\\' ? decode_escape(source, at, out) : decode_sign(source, at, out);
  }
}

}  // namespace

std::string mask_hcl(std::string_view text, const HclTokens& tokens) {
  std::string masked(text);
  for (const Span part : tokens.interpolations) fill(masked, part, 'x');
  std::size_t part = 0;
  for (const Heredoc& heredoc : tokens.heredocs)
    part = clear_lines(masked, heredoc.content, tokens.interpolations, part);
  return masked;
}

void decode_hcl_string(std::string_view text, Span inside, ScalarText& out) {
  decode(text, inside, "\\$%", out);
}

void decode_heredoc(std::string_view text, const Heredoc& heredoc, ScalarText& out) {
  for (std::size_t at = heredoc.content.begin; at < heredoc.content.end;) {
    const std::size_t end = std::min(text.find('\n', at), heredoc.content.end - 1) + 1;
    const bool cuts = !is_blank(slice(text, {at, end - 1}));
    decode(text, {at + (cuts ? heredoc.cut : 0), end}, "$%", out);
    at = end;
  }
}

}  // namespace dexlint
