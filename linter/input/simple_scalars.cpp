#include "linter/input/simple_scalars.h"

#include <algorithm>
#include <string>
#include <utility>

#include "linter/input/scalar_decode.h"
#include "linter/model/byte_set.h"

namespace dexlint {
namespace {

constexpr std::size_t npos = std::string_view::npos;
constexpr ByteSet not_plain(" \t\r\n,[]{}#&*!|>'\"%@`?:");
constexpr ByteSet double_quoted_stops("\"\\\n");
constexpr ByteSet single_quoted_stops("'\n");

bool contains(std::string_view set, char c) { return set.find(c) != npos; }

std::size_t skip_spaces(std::string_view text, std::size_t at) {
  while (at < text.size() && text[at] == ' ') ++at;
  return at;
}

// True when a line in `text` begins like a document's marker, which ends every scalar.
bool has_marker(std::string_view text) {
  return text.find("\n---") != npos || text.find("\n...") != npos;
}

// Escapes that name a code point: yaml-cpp refuses some that JSON allows.
bool has_code_point(std::string_view quoted) {
  for (std::size_t at = 0; (at = quoted.find('\\', at)) != npos; at += 2) {
    if (at + 1 < quoted.size() && contains("xuU", quoted[at + 1])) return true;
  }
  return false;
}

// The lines of a block scalar, measured.
struct BlockLines {
  std::size_t end = 0;    // start of the line behind it
  bool has_text = false;  // else all are blank
  bool simple = false;
};

// `content`: start of its first line. Its first line with text says how deep the others stand.
BlockLines block_lines(std::string_view text, std::size_t content, std::size_t column) {
  std::size_t indentation = 0;
  std::size_t longest_blank = 0;
  std::size_t at = content;
  while (at < text.size()) {
    const std::size_t end = line_end(text, at);
    const std::size_t first = std::min(skip_spaces(text, at), end);
    const std::size_t spaces = first - at;
    if (first == end) {
      if (indentation == 0) longest_blank = std::max(longest_blank, spaces);
    } else if (indentation == 0) {
      if (text[first] == '\t') return {};
      if (spaces <= column) break;
      if (longest_blank > spaces) return {};
      indentation = spaces;
    } else if (spaces < indentation) {
      if (text[first] == '\t') return {};
      break;
    }
    at = end + break_length(text, end);
  }
  return {at, indentation != 0, true};
}

}  // namespace

PlainLine plain_line(std::string_view text, std::size_t at, std::size_t line_end) {
  using Stop = PlainLine::Stop;
  std::size_t last = at;  // behind the last byte that is no blank
  for (std::size_t i = at; i < line_end; ++i) {
    const char c = text[i];
    if (c == ' ') continue;
    if (c == '\t') return {};
    if (c == ':' && (i + 1 == line_end || text[i + 1] == ' ')) return {Stop::colon, last, i};
    if (c == ':' && text[i + 1] == '\t') return {};
    if (c == '#' && i > at && text[i - 1] == ' ') return {Stop::comment, last, i};
    last = i + 1;
  }
  return {Stop::line, last, line_end};
}

bool is_marker(std::string_view line) { return line.starts_with("---") || line.starts_with("..."); }

bool stands_alone(std::string_view text, std::size_t at, std::size_t line_end) {
  return at + 1 >= line_end || text[at + 1] == ' ';
}

bool starts_plain(std::string_view text, std::size_t at) {
  const char c = text[at];
  if (not_plain.contains(c)) return false;
  return c != '-' || (at + 1 < text.size() && !blanks_and_breaks.contains(text[at + 1]));
}

void SimpleScalars::keep(SimpleEvent& event, ScalarText decoded, Span otherwise) {
  event.content = decoded.hull(otherwise);
  if (slice(text_, event.content) == decoded.text()) return;
  event.decoded = static_cast<std::uint32_t>(out_.decoded.size());
  out_.decoded.push_back(std::move(decoded));
}

std::optional<SimpleEvent> SimpleScalars::plain(std::size_t at, const PlainLine& first,
                                                std::size_t least, std::size_t& end) {
  SimpleEvent event{.kind = SimpleEvent::Kind::scalar, .at = at, .content = {at, first.end}};
  end = first.next;
  std::optional<ScalarText> decoded;
  for (PlainLine line = first; line.stop == PlainLine::Stop::line;) {
    const Fold fold = fold_at(text_, line.end);
    const std::size_t next = fold.span.end;
    if (fold.breaks == 0 || next >= text_.size()) break;
    const std::size_t start = text_.rfind('\n', next) + 1;
    if (contains(slice(text_, {start, next}), '\t')) return std::nullopt;
    if (next - start < least || text_[next] == '#') break;
    if (next == start && is_marker(text_.substr(next))) return std::nullopt;
    if (contains(slice(text_, fold.span), '\t')) return std::nullopt;
    line = plain_line(text_, next, line_end(text_, next));
    if (line.stop == PlainLine::Stop::refused) return std::nullopt;
    if (line.stop == PlainLine::Stop::colon) {
      out_.fault = {YamlMistake::second_value, line.next};
      return std::nullopt;
    }
    if (!decoded) decoded.emplace(text_).copy(event.content);
    decoded->replace(fold.breaks == 1 ? " " : std::string(fold.breaks - 1, '\n'), fold.span);
    decoded->copy({next, line.end});
    end = line.next;
  }
  if (decoded)
    keep(event, std::move(*decoded), event.content);
  else if (is_null_word(slice(text_, event.content)))
    event.kind = SimpleEvent::Kind::null;
  return event;
}

std::optional<SimpleEvent> SimpleScalars::quoted(std::size_t at, std::size_t& end) {
  const bool is_double = text_[at] == '"';
  SimpleEvent event{.kind = SimpleEvent::Kind::scalar,
                    .style = is_double ? ScalarStyle::double_quoted : ScalarStyle::single_quoted,
                    .at = at};
  std::size_t closing = (is_double ? double_quoted_stops : single_quoted_stops).find(text_, at + 1);
  const char next = closing + 1 < text_.size() ? text_[closing + 1] : '\n';
  event.content = {at + 1, closing};
  if (closing == text_.size()) return std::nullopt;
  if (text_[closing] != text_[at] || (!is_double && next == '\'')) {
    ScalarText decoded(text_);
    closing = decode_quoted(text_, at, decoded);
    if (closing == npos) return std::nullopt;
    const std::string_view source = slice(text_, {at + 1, closing});
    if (has_marker(source) || (is_double && has_code_point(source))) return std::nullopt;
    keep(event, std::move(decoded), {});
    event.content = {at + 1, closing};
  }
  end = closing + 1;
  return event;
}

std::optional<SimpleEvent> SimpleScalars::block(std::size_t at, std::size_t column,
                                                std::size_t& end) {
  const std::size_t header_end = line_end(text_, at);
  const char chomping = at + 1 < header_end && contains("+-", text_[at + 1]) ? text_[at + 1] : ' ';
  const std::size_t behind = at + (chomping == ' ' ? 1 : 2);
  const std::size_t rest = std::min(skip_spaces(text_, behind), header_end);
  if (rest < header_end && (text_[rest] != '#' || rest == behind)) return std::nullopt;
  const std::size_t content = header_end + break_length(text_, header_end);
  const BlockLines lines = block_lines(text_, content, column);
  if (!lines.simple) return std::nullopt;
  // yaml-cpp adds the last break where the file has none.
  if (lines.end == text_.size() && !text_.ends_with('\n') && chomping != '-') return std::nullopt;
  if (!lines.has_text && chomping == '+') return std::nullopt;
  SimpleEvent event{.kind = SimpleEvent::Kind::scalar,
                    .style = text_[at] == '|' ? ScalarStyle::literal : ScalarStyle::folded,
                    .at = at};
  ScalarText decoded(text_);
  // Its first line tells how deep the others stand.
  decode_block(text_, at, lines.has_text ? "text" : "", decoded);
  keep(event, std::move(decoded), {header_end, header_end});
  end = lines.end;
  return event;
}

}  // namespace dexlint
