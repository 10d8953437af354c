#include "linter/model/encode.h"

#include <algorithm>

#include "linter/model/json_words.h"

namespace dexlint {
namespace {

bool is_printable_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= ' ' && c <= '~'; });
}

std::string with_escaped(std::string_view text, std::string_view special, char escape) {
  std::string written;
  for (const char c : text) {
    if (special.find(c) != std::string_view::npos) written += escape;
    written += c;
  }
  return written;
}

// What could end a plain scalar or turn it into something else.
bool is_plain_safe(std::string_view text) {
  return text.find_first_of("#{}[],&*!|>'\"%@`") == std::string_view::npos &&
         text.find(": ") == std::string_view::npos && !text.ends_with(':');
}

// Alone, or together with the bytes before and behind.
bool may_open_interpolation(std::string_view text) {
  return text.find("${") != std::string_view::npos || text.find("%{") != std::string_view::npos ||
         text.starts_with('{') || text.ends_with('$') || text.ends_with('%');
}

// The part of `text` that holds `edit`, with it carried out.
std::string edited_part(std::string_view text, Span part, const Edit& edit) {
  const Span there{edit.span.begin - part.begin, edit.span.end - part.begin};
  return edited(slice(text, part), {there, edit.replacement});
}

// The line of a block scalar that is edited keeps its indentation and does not become blank or a
// marker: all of these tell how the lines around it are read (YAML 1.2.2 sections 8.1 and 9.1).
bool keeps_its_line(std::string_view text, const Edit& edit) {
  if (slice(text, edit.span).find('\n') != std::string_view::npos) return false;
  const std::size_t begin = text.substr(0, edit.span.begin).rfind('\n') + 1;
  const std::size_t end = std::min(text.find('\n', edit.span.end), text.size());
  const std::string_view before = slice(text, {begin, end});
  const std::string after = edited_part(text, {begin, end}, edit);
  const std::size_t content = after.find_first_not_of(" \t");
  return content != std::string::npos && content == before.find_first_not_of(" \t") &&
         !after.starts_with("---") && !after.starts_with("...");
}

// Between folded line breaks (or escapes) blanks at an end, or nothing at all, would be folded too
// (section 6.5).
bool keeps_its_ends(std::string_view text, Span part, const Edit& edit) {
  const std::string_view before = slice(text, part);
  const std::string after = edited_part(text, part, edit);
  const auto is_blank = [](char c) { return c == ' ' || c == '\t'; };
  return !after.empty() && is_blank(after.front()) == is_blank(before.front()) &&
         is_blank(after.back()) == is_blank(before.back());
}

}  // namespace

std::optional<std::string> encode(Encoding encoding, std::string_view text) {
  if (!is_printable_ascii(text)) return std::nullopt;
  switch (encoding) {
    case Encoding::file:
    case Encoding::part:
    case Encoding::json_bare:
      return std::string(text);
    case Encoding::block:
      // A blank at the start of the first line would be taken for indentation.
      return text.starts_with(' ') ? std::nullopt : std::optional<std::string>(text);
    case Encoding::plain:
      return is_plain_safe(text) ? std::optional<std::string>(text) : std::nullopt;
    case Encoding::single_quoted:
      return with_escaped(text, "'", '\'');
    case Encoding::double_quoted:
    case Encoding::json_string:
      return with_escaped(text, "\"\\", '\\');
    case Encoding::hcl:
      return may_open_interpolation(text) ? std::nullopt : std::optional<std::string>(text);
    case Encoding::utf16:
    case Encoding::base64:
      return std::nullopt;
  }
  return std::nullopt;
}

bool is_plain_scalar(std::string_view text) {
  if (text.empty() || text.front() == ' ' || text.back() == ' ' || text.back() == ':') return false;
  if (text.find(": ") != std::string_view::npos || text.find(" #") != std::string_view::npos)
    return false;
  const bool followed = text.size() > 1 && text[1] != ' ';
  return std::string_view("-?:").find(text.front()) == std::string_view::npos
             ? std::string_view("#,[]{}&*!|>'\"%@`").find(text.front()) == std::string_view::npos
             : followed;
}

bool keeps_its_form(const Layer& layer, const Segment& segment, const Edit& edit) {
  const bool is_folded = layer.segments().size() > 1;
  switch (layer.encoding()) {
    case Encoding::plain:
      return is_plain_scalar(edited(layer.text(), edit)) &&
             (!is_folded || keeps_its_ends(layer.text(), segment.text, edit));
    case Encoding::single_quoted:
    case Encoding::double_quoted:
      return !is_folded || keeps_its_ends(layer.text(), segment.text, edit);
    case Encoding::block:
      return keeps_its_line(layer.text(), edit);
    case Encoding::json_bare:
      return is_json_bare(edited(layer.text(), edit));
    default:
      return true;
  }
}

std::string edited(std::string_view text, const Edit& edit) {
  return std::string(text).replace(edit.span.begin, edit.span.size(), edit.replacement);
}

}  // namespace dexlint
