// Blocks of reStructuredText and AsciiDoc.
#include <algorithm>
#include <optional>

#include "linter/input/fences.h"
#include "linter/input/text_line.h"

namespace dexlint {
namespace {

constexpr auto npos = std::string_view::npos;

std::size_t indent_of(std::string_view line) {
  return std::min(line.find_first_not_of(' '), line.size());
}

bool is_blank(std::string_view line) { return line.find_first_not_of(" \t") == npos; }

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t");
  if (begin == npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t") - begin + 1);
}

// `.. code-block:: yaml` or a paragraph that ends in `::`: the language of the block that follows.
std::optional<std::string_view> opened_language(std::string_view line) {
  const std::string_view text = trimmed(line);
  if (text.starts_with(".. ")) {
    const std::size_t colons = text.find("::");
    const std::string_view name = trimmed(text.substr(3, std::max<std::size_t>(colons, 3) - 3));
    const bool code = name == "code-block" || name == "code" || name == "sourcecode";
    return colons != npos && code ? std::optional(trimmed(text.substr(colons + 2))) : std::nullopt;
  }
  return text.ends_with("::") ? std::optional(any_language) : std::nullopt;
}

// The lines below `indent` of a block whose first line begins at `at`; gives where the block ends.
std::size_t read_block(std::string_view text, std::size_t at, std::size_t indent, Fence& block) {
  std::optional<std::size_t> own_indent;
  std::size_t end = at;
  while (at < text.size()) {
    const TextLine line = line_at(text, at);
    const std::string_view content = slice(text, line.span);
    if (!is_blank(content) && indent_of(content) <= indent) break;
    const bool option = !own_indent && trimmed(content).starts_with(':');
    if (!own_indent && !option && !is_blank(content)) own_indent = indent_of(content);
    if (own_indent) block.add_line(text, {line.span.begin, line.next}, *own_indent);
    at = line.next;
    if (!is_blank(content)) end = at;
  }
  return std::max(end, block.extent.begin);
}

// Four or more of `-` or `.`, and nothing else.
bool is_delimiter(std::string_view line) {
  const std::string_view text = line.substr(0, line.find_last_not_of(" \t") + 1);
  return text.size() >= 4 && (text[0] == '-' || text[0] == '.') &&
         text.find_first_not_of(text[0]) == npos;
}

// `[source,yaml,linenums]`, `[,yaml]`; nothing for a line that is no list of attributes.
std::optional<std::string_view> listed_language(std::string_view line) {
  const std::string_view text = trimmed(line);
  if (!text.starts_with('[') || !text.ends_with(']')) return std::nullopt;
  const std::string_view inner = text.substr(1, text.size() - 2);
  const std::size_t comma = inner.find(',');
  if (comma == npos) return any_language;
  return trimmed(inner.substr(comma + 1, inner.find(',', comma + 1) - comma - 1));
}

}  // namespace

std::vector<Fence> indented_blocks(std::string_view text) {
  std::vector<Fence> found;
  for (std::size_t at = 0; at < text.size();) {
    const TextLine line = line_at(text, at);
    const std::string_view content = slice(text, line.span);
    at = line.next;
    const auto language = opened_language(content);
    if (!language) continue;
    Fence block{*language, {line.next, line.next}, {}, {}};
    at = read_block(text, at, indent_of(content), block);
    if (!block.text.empty()) found.push_back(std::move(block));
  }
  return found;
}

std::vector<Fence> listing_blocks(std::string_view text) {
  std::vector<Fence> found;
  std::string_view open;
  std::string_view language = any_language;
  for (std::size_t at = 0; at < text.size();) {
    const TextLine line = line_at(text, at);
    const std::string_view content = slice(text, line.span);
    at = line.next;
    if (!open.empty()) {
      if (trimmed(content) == open) {
        open = {};
      } else {
        found.back().add_line(text, {line.span.begin, line.next}, 0);
      }
    } else if (is_delimiter(content)) {
      open = trimmed(content);
      found.push_back({language, {line.next, line.next}, {}, {}});
    }
    language = listed_language(content).value_or(any_language);
  }
  return found;
}

}  // namespace dexlint
