#include "linter/input/fences.h"

#include <algorithm>
#include <optional>

#include "linter/input/text_line.h"

namespace dexlint {
namespace {

constexpr auto npos = std::string_view::npos;

struct Mark {
  char character = 0;
  std::size_t length = 0;
  std::size_t indent = 0;  // behind the quote marks
  std::string_view info;
  std::size_t quotes = 0;
};

// Where a line goes on behind its first `quotes` marks of a quotation (`> `), when it has as many.
std::optional<std::size_t> behind_quotes(std::string_view line, std::size_t quotes) {
  std::size_t at = 0;
  for (; quotes > 0; --quotes) {
    at = line.find_first_not_of(' ', at);
    if (at == npos || line[at] != '>') return std::nullopt;
    at += line.substr(at + 1).starts_with(' ') ? 2 : 1;
  }
  return at;
}

// Where a line goes on behind the mark of a list item (`- `, `1. `): its block stands deeper, like
// any indented one.
std::size_t behind_item(std::string_view line) {
  const std::size_t begin = std::min(line.find_first_not_of(" \t"), line.size());
  const std::size_t digits = std::min(line.find_first_not_of("0123456789", begin), line.size());
  const std::string_view marks = digits > begin ? ".)" : "-*+";
  const bool item =
      digits + 1 < line.size() && marks.find(line[digits]) != npos && line[digits + 1] == ' ';
  return item ? digits + 2 : 0;
}

// A line of at least three ` or ~, from `at` on.
std::optional<Mark> fence_mark(std::string_view line, std::size_t at = 0) {
  const std::size_t begin = line.find_first_not_of(" \t", at);
  if (begin == npos || (line[begin] != '`' && line[begin] != '~')) return std::nullopt;
  const std::size_t end = std::min(line.find_first_not_of(line[begin], begin), line.size());
  if (end - begin < 3) return std::nullopt;
  const std::string_view info = line.substr(end);
  if (line[begin] == '`' && info.find('`') != npos) return std::nullopt;  // code in a line
  return Mark{line[begin], end - begin, begin, info};
}

std::optional<Mark> opening(std::string_view line) {
  std::size_t quotes = 0;
  for (; const auto begin = behind_quotes(line, 1); ++quotes) line.remove_prefix(*begin);
  std::optional<Mark> mark = fence_mark(line, behind_item(line));
  if (mark) mark->quotes = quotes;
  return mark;
}

// `line` without its quote marks.
bool closes(const Mark& open, std::string_view line) {
  const auto mark = fence_mark(line);
  return mark && mark->character == open.character && mark->length >= open.length &&
         mark->info.find_first_not_of(" \t") == npos;
}

std::string_view first_word(std::string_view info) {
  const std::size_t begin = std::min(info.find_first_not_of(" \t{."), info.size());
  return info.substr(begin, std::min(info.find_first_of(" \t,}", begin), info.size()) - begin);
}

}  // namespace

void Fence::add_line(std::string_view from, Span line, std::size_t indent) {
  const std::string_view content = slice(from, line);
  const std::size_t blanks = std::min(content.find_first_not_of(" \t"), content.size());
  const Span kept{line.begin + std::min(indent, blanks), line.end};
  segments.push_back(Segment::copied({text.size(), text.size() + kept.size()}, kept));
  text += slice(from, kept);
  extent.end = line.end;
}

std::vector<Fence> fences(std::string_view text) {
  std::vector<Fence> found;
  if (text.find("```") == npos && text.find("~~~") == npos) return found;
  std::optional<Mark> open;
  for (std::size_t at = 0; at < text.size();) {
    TextLine line = line_at(text, at);
    at = line.next;
    if (open) {
      // A quotation that ends takes its block with it.
      const auto begin = behind_quotes(slice(text, line.span), open->quotes);
      if (begin)
        line.span.begin += *begin;
      else
        open.reset();
    }
    const std::string_view content = slice(text, line.span);
    if (!open) {
      open = opening(content);
      if (open) found.push_back({first_word(open->info), {line.next, line.next}, {}, {}});
    } else if (closes(*open, content)) {
      open.reset();
    } else {
      found.back().add_line(text, {line.span.begin, line.next}, open->indent);
    }
  }
  return found;
}

}  // namespace dexlint
