#include "linter/input/yaml_events.h"

#include <algorithm>
#include <string>
#include <utility>

#include "linter/input/scalar_span.h"
#include "linter/input/scalar_text.h"

namespace dexlint {
namespace {

/// Tags that leave the text what it is. `!!binary` does not.
bool changes_the_value(std::string_view tag) {
  constexpr std::string_view own = "tag:yaml.org,2002:";
  if (tag.empty() || tag == "?" || tag == "!") return false;
  return !tag.starts_with(own) || tag.substr(own.size()) == "binary";
}

/// False when the empty value is not written as quotes or a block scalar at `at`.
bool stands_there(std::string_view text, std::size_t at) {
  const ScalarSpan found = scalar_span(text, at, "");
  return found.style != ScalarStyle::plain && found.agreement != Agreement::differs;
}

std::size_t column_at(std::string_view text, std::size_t at) {
  const std::size_t line = text.substr(0, at).rfind('\n');
  return at - (line == std::string_view::npos ? 0 : line + 1);
}

bool has_break(std::string_view text, std::size_t begin, std::size_t end) {
  return begin < end && slice(text, {begin, end}).find('\n') != std::string_view::npos;
}

}  // namespace

YamlTree::YamlTree(Document& document, const Layer& layer, std::string_view text, std::size_t base,
                   const Budget& budget, YamlStatistics& statistics)
    : document_(document),
      layer_(layer),
      text_(text),
      base_(base),
      budget_(budget),
      statistics_(statistics) {}

void YamlTree::stop(Problem problem) const {
  problem.span = in_layer(problem.span);
  throw YamlStop{std::move(problem)};
}

Node& YamlTree::make(NodeKind kind, const YamlEvent& event) {
  if (++events_ > budget_.events)
    stop(over(SkipReason::budget, budget_.events, "values in a document", event.at));
  Node& node = document_.add_node();
  node.kind = kind;
  node.layer = &layer_;
  node.tagged = changes_the_value(event.tag);
  if (event.anchor != 0 && kind != NodeKind::alias) {
    if (anchors_.size() <= event.anchor) anchors_.resize(event.anchor + 1);
    anchors_[event.anchor] = &node;
  }
  return node;
}

void YamlTree::link(Node& node, std::size_t outer_begin) {
  if (levels_.empty()) {
    if (root_ == nullptr) root_ = &node;
    return;
  }
  Level& level = levels_.back();
  if (level.node->is_sequence()) {
    level.node->append(node);
  } else if (level.key == nullptr) {
    if (!level.bracketed && level.node->first == nullptr)
      level.node->span.begin = base_ + outer_begin;
    node.parent = level.node;
    level.key = &node;
  } else {
    node.key = level.key;
    node.unknown = node.unknown || level.key->unknown;
    level.node->append(node);
    level.key = nullptr;
  }
}

void YamlTree::spend(std::size_t bytes, std::size_t at) {
  scalar_bytes_ += bytes;
  if (scalar_bytes_ > budget_.scalar_bytes)
    stop(over(SkipReason::budget, budget_.scalar_bytes, "bytes of values in a document", at));
}

void YamlTree::take(Node& node, std::size_t at, std::string_view value) {
  spend(value.size(), at);
  ScalarSpan found = scalar_span(text_, at, value);
  if (found.agreement == Agreement::unclosed) {
    stop({SkipReason::unparsed,
          "expected the closing quote, found the end of the document",
          {at, at}});
  }
  ++statistics_.scalars;
  node.style = found.style;
  if (found.agreement == Agreement::differs) {
    ++statistics_.mismatches;
    node.span = in_layer({at, at});
    node.text = document_.keep(std::string(value));
    node.segments = document_.keep(std::vector{Segment::replaced({0, value.size()}, node.span)});
    after_ = std::max(after_, at);
  } else {
    take_found(node, std::move(found));
  }
  node.unknown = layer_.touches_unknown(node.span);
}

void YamlTree::take_found(Node& node, ScalarSpan found) {
  if (found.agreement == Agreement::parser_is_wrong) ++statistics_.faults;
  node.span = in_layer(found.span);
  after_ = found.end;
  const std::string_view as_parsed = slice(text_, found.span);
  const std::string_view as_written = slice(layer_.text(), node.span);
  if (found.segments.empty() && as_parsed == as_written) {
    node.text = as_written;
    return;
  }
  ++statistics_.segmented;
  if (found.segments.empty()) {  // a lone CR, byte for byte
    found.text = as_parsed;
    found.segments = {Segment::copied({0, as_parsed.size()}, found.span)};
  }
  for (Segment& segment : found.segments) segment.parent = in_layer(segment.parent);
  node.text = document_.keep(std::move(found.text));
  node.segments = document_.keep(std::move(found.segments));
}

bool YamlTree::is_null_word(std::size_t at, std::size_t length) const {
  if (!dexlint::is_null_word(slice(text_, {at, at + length}))) return false;
  // Longer words do not come as null, so what follows only has to end it.
  const std::size_t end = at + length;
  return end >= text_.size() ||
         std::string_view(" \t\r\n,:]}").find(text_[end]) != std::string_view::npos;
}

/// A missing value is reported at the next token, and that may be a key called null.
bool YamlTree::starts_below(std::size_t at) const {
  if (levels_.empty() || levels_.back().in_flow) return false;
  const Level& level = levels_.back();
  if (level.node->is_mapping() && level.key == nullptr) return false;
  return has_break(text_, after_, at) && column_at(text_, at) <= level.column;
}

void YamlTree::null(YamlEvent event) {
  Node& node = make(NodeKind::scalar, event);
  const std::size_t at = skip_properties(text_, event.at);
  const std::size_t length = slice(text_, {at, at + 1}) == "~" ? 1 : 4;
  if (is_null_word(at, length) && !starts_below(at)) {
    take(node, at, text_.substr(at, length));
  } else {
    absent(node, event);
  }
  link(node, std::min(event.at, node.span.begin - base_));
}

void YamlTree::scalar(YamlEvent event, std::string_view value) {
  Node& node = make(NodeKind::scalar, event);
  const std::size_t at = skip_properties(text_, event.at);
  // An empty plain scalar is no scalar at all: a tag with nothing behind it. The next token may be
  // anything.
  if (value.empty() && (starts_below(at) || !stands_there(text_, at))) {
    absent(node, event);
  } else {
    take(node, at, value);
  }
  link(node, std::min(event.at, node.span.begin - base_));
}

void YamlTree::scalar(std::size_t at, ScalarSpan found) {
  Node& node = make(NodeKind::scalar, {at, {}, 0});
  spend(found.segments.empty() ? found.span.size() : found.text.size(), at);
  ++statistics_.scalars;
  node.style = found.style;
  take_found(node, std::move(found));
  node.unknown = layer_.touches_unknown(node.span);
  link(node, at);
}

/// Behind the `:`, `-` or `?` of a value or key that is not there.
std::size_t YamlTree::absent_at() const {
  const Level& level = levels_.back();
  const bool wants_key = level.node->is_mapping() && level.key == nullptr;
  const char indicator = level.node->is_sequence() ? '-' : wants_key ? '?' : ':';
  const std::size_t at = skip_space(text_, after_);
  return at < text_.size() && text_[at] == indicator ? at + 1 : after_;
}

void YamlTree::absent(Node& node, const YamlEvent& event) {
  after_ = levels_.empty() ? event.at : absent_at();
  // All the way to the next token nothing is written but comments, and actions of a template, which
  // may yield the value.
  node.unknown = layer_.touches_unknown(in_layer({after_, std::max(after_, event.at)}));
  if (event.at >= after_ && event.at < text_.size()) skip_properties(text_, event.at, &after_);
  node.style = ScalarStyle::absent;
  node.span = in_layer({after_, after_});
  node.text = slice(layer_.text(), node.span);
}

void YamlTree::alias(YamlEvent event) {
  Node& node = make(NodeKind::alias, event);
  const std::size_t end = text_.find_first_of(" \t\r\n,[]{}", event.at);
  after_ = std::min(end, text_.size());
  node.span = in_layer({event.at, after_});
  node.unknown = layer_.touches_unknown(node.span);
  const Node* target = event.anchor < anchors_.size() ? anchors_[event.anchor] : nullptr;
  // A collection that holds an alias to itself has no end; the alias then names nothing.
  const bool circular = std::any_of(levels_.begin(), levels_.end(),
                                    [&](const Level& level) { return level.node == target; });
  if (!circular) node.target = target;
  link(node, event.at);
}

/// A block mapping starts at its first key, whose own anchor or tag is part of it; those of the
/// mapping stand a line above.
std::size_t YamlTree::column_of(const YamlEvent& event, std::size_t begin) const {
  if (!has_break(text_, event.at, begin)) return column_at(text_, event.at);
  const std::size_t line = begin - column_at(text_, begin);
  return skip_blanks(text_, line) - line;
}

void YamlTree::open(NodeKind kind, YamlEvent event) {
  if (levels_.size() >= budget_.depth)
    stop(over(SkipReason::too_deep, budget_.depth, "nested collections", event.at));
  Node& node = make(kind, event);
  const std::size_t begin = skip_properties(text_, event.at);
  const char bracket = kind == NodeKind::mapping ? '{' : '[';
  const bool bracketed = begin < text_.size() && text_[begin] == bracket;
  node.span = in_layer({begin, begin});
  link(node, std::min(event.at, begin));
  // Columns mean nothing between brackets, and a long line of them would be searched for each.
  const bool in_flow = bracketed || (!levels_.empty() && levels_.back().in_flow);
  levels_.push_back({&node, nullptr, in_flow ? 0 : column_of(event, begin), bracketed, in_flow});
  after_ = std::max(after_, bracketed ? begin + 1 : std::min(begin, text_.size()));
}

void YamlTree::close() {
  const Level level = levels_.back();
  levels_.pop_back();
  if (level.bracketed) {
    std::size_t at = skip_space(text_, after_);
    while (at < text_.size() && std::string_view(",:?").find(text_[at]) != std::string_view::npos)
      at = skip_space(text_, at + 1);
    if (at < text_.size() && text_[at] == (level.node->is_mapping() ? '}' : ']')) after_ = at + 1;
  }
  level.node->span.end = std::max(base_ + after_, level.node->span.begin);
}

}  // namespace dexlint
