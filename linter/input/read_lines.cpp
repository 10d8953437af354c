#include "linter/input/read_lines.h"

#include <algorithm>
#include <optional>
#include <vector>

namespace dexlint {
namespace {

constexpr auto npos = std::string_view::npos;
constexpr std::size_t deepest = 100;

// `- - key: value`, taken apart; offsets in the layer.
struct KeyLine {
  std::size_t column = 0;  // of the key
  bool item = false;       // a dash stands before it
  Span key;
  Span value;  // without quotes; empty when a block follows
  ScalarStyle style = ScalarStyle::absent;
};

struct Level {
  std::size_t column;  // of the keys
  Node* mapping;
  Node* last_value;
};

bool is_key_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
         c == '-' || c == '.';
}

// `"key"` or `key`, followed by a colon; returns where the colon is.
std::optional<std::size_t> read_key(std::string_view line, std::size_t at, Span& key) {
  const bool quoted = at < line.size() && (line[at] == '"' || line[at] == '\'');
  const std::size_t begin = at + (quoted ? 1 : 0);
  std::size_t end = begin;
  while (end < line.size() && is_key_character(line[end])) ++end;
  if (end == begin || (quoted && (end == line.size() || line[end] != line[at])))
    return std::nullopt;
  key = {begin, end};
  const std::size_t colon = line.find_first_not_of(' ', end + (quoted ? 1 : 0));
  if (colon == npos || line[colon] != ':') return std::nullopt;
  if (!quoted && colon + 1 < line.size() && line[colon + 1] != ' ') return std::nullopt;
  return colon;
}

void read_value(std::string_view line, std::size_t at, KeyLine& found) {
  const std::size_t begin = line.find_first_not_of(" \t", at);
  if (begin == npos || std::string_view("|>{[#&*!").find(line[begin]) != npos) return;
  if (line[begin] == '"' || line[begin] == '\'') {
    std::size_t end = begin + 1;
    while (end < line.size() && line[end] != line[begin]) end += line[end] == '\\' ? 2 : 1;
    if (end >= line.size() || slice(line, {begin, end}).find('\\') != npos)
      return;  // spans lines, or needs a decoder
    found.value = {begin + 1, end};
    found.style = line[begin] == '"' ? ScalarStyle::double_quoted : ScalarStyle::single_quoted;
    return;
  }
  std::size_t end = std::min(line.find(" #", begin), line.size());
  while (end > begin && (line[end - 1] == ' ' || line[end - 1] == '\r' || line[end - 1] == '\t'))
    --end;
  found.value = {begin, end};
  found.style = ScalarStyle::plain;
}

std::optional<KeyLine> key_line(std::string_view line) {
  KeyLine found;
  found.column = line.find_first_not_of(' ');
  while (found.column != npos && line.substr(found.column).starts_with("- ")) {
    found.item = true;
    found.column = line.find_first_not_of(' ', found.column + 2);
  }
  if (found.column == npos) return std::nullopt;
  const auto colon = read_key(line, found.column, found.key);
  if (!colon) return std::nullopt;
  read_value(line, *colon + 1, found);
  return found;
}

class LineReader {
 public:
  LineReader(Document& document, const Layer& layer, Span extent)
      : document_(document),
        layer_(layer),
        extent_(extent),
        parts_(node(NodeKind::sequence, {extent.begin, extent.begin})) {}

  const Node* read() {
    const std::string_view text = layer_.text();
    for (std::size_t at = extent_.begin; at < extent_.end;) {
      const std::size_t end = std::min(text.find('\n', at), extent_.end);
      if (const auto line = key_line(text.substr(at, end - at))) add(*line, at);
      at = end + 1;
    }
    if (parts_.count != 1) return parts_.count == 0 ? nullptr : &parts_;
    parts_.first->parent = nullptr;
    return parts_.first;
  }

 private:
  void add(const KeyLine& line, std::size_t start) {
    const auto is_over = [&](const Level& level) {
      return level.column > line.column || (line.item && level.column == line.column);
    };
    while (!levels_.empty() && is_over(levels_.back())) levels_.pop_back();
    if (levels_.size() >= deepest) return;
    if (levels_.empty() || levels_.back().column != line.column) {
      levels_.push_back({line.column, &open_mapping(line, start), nullptr});
    }
    Node& value = scalar(line.value.shifted(start), line.style);
    Node& key = scalar(line.key.shifted(start), ScalarStyle::plain);
    value.key = &key;
    value.unknown = value.unknown || key.unknown;
    levels_.back().mapping->append(value);
    levels_.back().last_value = &value;
    for (const Level& level : levels_)
      level.mapping->span.end = std::max(value.span.end, key.span.end);
  }

  // A deeper block belongs to the last key above it. One that no key opened is a part of its own.
  Node& open_mapping(const KeyLine& line, std::size_t start) {
    const Span here = line.key.shifted(start);
    Node* holder = levels_.empty() ? &parts_ : levels_.back().last_value;
    if (holder->is_scalar()) {
      holder->kind = line.item ? NodeKind::sequence : NodeKind::mapping;
      holder->span = here;
    }
    if (holder->is_mapping()) return *holder;
    Node& mapping = node(NodeKind::mapping, here);
    holder->append(mapping);
    return mapping;
  }

  Node& scalar(Span span, ScalarStyle style) {
    Node& made = node(NodeKind::scalar, span);
    made.style = style;
    made.text = slice(layer_.text(), span);
    made.unknown = layer_.touches_unknown(span);
    return made;
  }

  Node& node(NodeKind kind, Span span) {
    Node& made = document_.add_node();
    made.kind = kind;
    made.layer = &layer_;
    made.span = span;
    made.guessed = true;
    return made;
  }

  Document& document_;
  const Layer& layer_;
  Span extent_;
  Node& parts_;
  std::vector<Level> levels_;
};

}  // namespace

const Node* read_lines(Document& document, const Layer& layer, Span extent) {
  return LineReader(document, layer, extent).read();
}

}  // namespace dexlint
