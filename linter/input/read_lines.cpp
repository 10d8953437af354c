#include "linter/input/read_lines.h"

#include <algorithm>
#include <optional>
#include <vector>

#include "linter/input/key_line.h"
#include "linter/model/byte_set.h"

namespace dexlint {
namespace {

constexpr auto npos = std::string_view::npos;
constexpr ByteSet brackets_and_blanks(" \t{}[],");
constexpr std::size_t deepest = 100;

struct Level {
  std::size_t column;  // of the keys
  Node* mapping;
  Node* last_value;
};

bool has_value(const Node& node) { return node.is_scalar() && node.style != ScalarStyle::absent; }

// Of a line without blanks at its end that holds nothing but brackets: where it opens an object,
// when it is an item of a list (`[ {`, `}, {`); behind a key or a block scalar's header it is a
// value.
std::optional<std::size_t> opened_item(std::string_view line, char before) {
  if (brackets_and_blanks.skip(line, 0) != line.size()) return std::nullopt;
  const std::size_t brace = line.size() - 1;
  if (line[brace] != '{') return std::nullopt;
  const std::size_t previous = brace == 0 ? npos : line.find_last_not_of(" \t", brace - 1);
  const char opener = previous == npos ? before : line[previous];
  return opener == '[' || opener == ',' ? std::optional(brace) : std::nullopt;
}

class LineReader {
 public:
  LineReader(Document& document, const Layer& layer, Span extent, const Budget& budget)
      : document_(document),
        layer_(layer),
        extent_(extent),
        parts_(node(NodeKind::sequence, {extent.begin, extent.begin})),
        budget_(budget) {}

  const Node* read() {
    const std::string_view text = layer_.text();
    for (std::size_t at = extent_.begin; at < extent_.end;) {
      if (document_.node_count() > budget_.file_nodes) {
        document_.note_unread(layer_, too_many_nodes(budget_, at));
        break;
      }
      const std::size_t end = std::min(text.find('\n', at), extent_.end);
      read_line(slice(text, {at, end}), at);
      at = end + 1;
    }
    if (parts_.count != 1) return parts_.count == 0 ? nullptr : &parts_;
    parts_.first->parent = nullptr;
    return parts_.first;
  }

 private:
  void read_line(std::string_view line, std::size_t start) {
    if (line.ends_with('\r')) line.remove_suffix(1);
    while (!line.empty() && blanks.contains(line.back())) line.remove_suffix(1);
    if (line.empty()) return;
    if (auto found = read_key_line(line)) {
      if (opened_ && !found->item) {
        found->item = true;
        found->dash = *opened_;
      }
      opened_.reset();
      add(*found, start);
    } else if (const auto brace = opened_item(line, before_)) {
      opened_ = brace;
    }
    before_ = line.back();
  }

  void add(const KeyLine& line, std::size_t start) {
    leave_levels(line);
    if (levels_.size() >= deepest) return;
    if (levels_.empty() || (levels_.back().column != line.column && !stands_beside(line))) {
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

  void leave_levels(const KeyLine& line) {
    const auto is_over = [&](const Level& level) {
      if (!line.item) return level.column > line.column;
      return level.column > line.dash || level.column == line.column;
    };
    while (!levels_.empty() && is_over(levels_.back())) levels_.pop_back();
    // Fields of the item before, written below its dash.
    if (line.item && levels_.size() > 1 && levels_.back().column == line.dash &&
        has_value(*levels_.back().last_value))
      levels_.pop_back();
  }

  // Too deep, below a key that has its value: an indentation that went wrong.
  bool stands_beside(const KeyLine& line) const {
    return !line.item && has_value(*levels_.back().last_value);
  }

  // A deeper block belongs to the last key above it. One that no key opened is a part of its own.
  Node& open_mapping(const KeyLine& line, std::size_t start) {
    const Span here = line.key.shifted(start);
    Node* holder = levels_.empty() || has_value(*levels_.back().last_value)
                       ? &parts_
                       : levels_.back().last_value;
    if (holder->is_scalar()) {
      holder->kind = line.item ? NodeKind::sequence : NodeKind::mapping;
      holder->span = here;
    }
    const bool below_dash = holder->is_sequence() && holder != &parts_ && !line.item;
    if (below_dash && holder->last->is_mapping()) return *holder->last;
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
  const Budget& budget_;
  std::vector<Level> levels_;
  std::optional<std::size_t> opened_;  // column of a `{` that starts an item
  char before_ = 0;                    // the last character read, blanks aside
};

}  // namespace

const Node* read_lines(Document& document, const Layer& layer, Span extent, const Budget& budget) {
  return LineReader(document, layer, extent, budget).read();
}

}  // namespace dexlint
