#include "linter/input/gate_patterns.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "linter/model/span.h"

namespace dexlint {
namespace {

constexpr auto npos = std::string_view::npos;

// What stands for something else, in the order in which it is tried.
constexpr char pattern_end = '\0';
constexpr char value_behind = '\1';  // `?`
constexpr char separated = '\2';     // `~`
constexpr char anything = '\3';      // `*`
constexpr char first_character = ' ';

constexpr char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

char symbol_of(const GatePattern& pattern, std::size_t depth) {
  return depth < pattern.symbols.size() ? pattern.symbols[depth] : pattern_end;
}

// What may stand between a key and its value, also inside a quoted text.
constexpr std::string_view separators = " \t:=\"'\\";
// And where the value may stand on the next line.
constexpr std::string_view separators_and_breaks = " \t:=\"'\\\r\n";

bool is_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

std::size_t behind_separators(std::string_view text, std::size_t at,
                              std::string_view set = separators) {
  while (at < text.size() && set.find(text[at]) != npos) ++at;
  return at;
}

// What stands below a key, behind a comment perhaps, is a value of its own: no mapping, no list.
bool is_value_line(std::string_view text, std::size_t key_end) {
  const std::size_t line_end = text.find('\n', key_end);
  const std::size_t begin = line_end == npos ? npos : text.find_first_not_of(" \t\r\n", line_end);
  if (begin == npos || text[begin] == '-' || text[begin] == '{') return false;
  const std::string_view line = text.substr(begin, text.find_first_of(",\n", begin) - begin);
  return line.find(": ") == npos && !line.ends_with(':') && !line.ends_with(":\r");
}

// A quoted value begins among the separators, and something is in it: `: "` before a `#`.
bool opens_quotes(std::string_view between) {
  constexpr std::string_view blanks = " \t";
  std::string_view value = between.substr(between.find_last_of(":=") + 1);
  value.remove_prefix(std::min(value.find_first_not_of(blanks), value.size()));
  value = value.substr(0, value.find_last_not_of(blanks) + 1);
  const bool is_empty = value == "\"\"" || value == "''" || value == "\\\"\\\"";
  return !is_empty && value.find_first_of("\"'") != npos;
}

// A credential's word ends at `at`: as a key with something behind it, or as the value of a
// `name:`.
bool is_key_with_value(std::string_view text, std::size_t at) {
  if (at < text.size() && (is_word(text[at]) || text[at] == '-' || text[at] == '.')) return false;
  const std::size_t next = behind_separators(text, at);
  const std::string_view between = slice(text, {at, next});
  const bool is_separated = between.find_first_of(":=") != npos;
  const bool ends = next == text.size() || std::string_view("\r\n,}]#").find(text[next]) != npos;
  if (!is_separated) return ends;
  if (opens_quotes(between)) return true;
  return ends ? is_value_line(text, next) : text[next] != '{';
}

// Where `wanted` stands in the word that begins at `at`; behind the text when it does not.
std::size_t in_word(std::string_view text, std::size_t at, char wanted) {
  constexpr std::size_t reach = 600;
  const std::string_view near = text.substr(0, std::min(text.size(), at + reach));
  for (; at < near.size(); ++at) {
    if (lower(near[at]) == wanted) return at;
    if (std::string_view(" \t\r\n\"'`").find(near[at]) != npos) break;
  }
  return text.size();
}

// A `.` makes four of each.
void add_joint(std::vector<std::string>& variants) {
  const std::size_t count = variants.size();
  for (const char joint : {'-', '.', '_'}) {
    for (std::size_t i = 0; i < count; ++i) variants.push_back(variants[i] + joint);
  }
}

// Behind an escape (`\n`, `\u201c`) a word may begin whatever stands before.
bool may_begin_word(std::string_view text, std::size_t at) {
  constexpr std::size_t longest_escape = 10;  // \UXXXXXXXX
  if (at == 0 || !is_word(text[at - 1])) return true;
  const std::size_t near = at - std::min(at, longest_escape);
  return slice(text, {near, at}).find('\\') != npos;
}

GatePattern as_spelled(std::string_view given) {
  GatePattern pattern{.given = given, .begins_word = given.starts_with("^^")};
  pattern.spelled = given.substr(pattern.begins_word ? 2 : 1);
  std::transform(pattern.spelled.begin(), pattern.spelled.end(),
                 std::back_inserter(pattern.symbols), lower);
  return pattern;
}

std::vector<GatePattern> variants_of(std::string_view given) {
  if (given.starts_with('^')) return {as_spelled(given)};
  std::vector<std::string> variants(1);
  bool whole_word = false;
  for (std::size_t at = 0; at < given.size(); ++at) {
    char symbol = lower(given[at]);
    if (symbol == '.') {
      add_joint(variants);
      continue;
    }
    whole_word = whole_word || symbol == '~';
    if (symbol == '\\' && at + 1 < given.size()) {
      symbol = lower(given[++at]);
    } else if (symbol == '~' || symbol == '?' || symbol == '*') {
      symbol = symbol == '~' ? separated : symbol == '?' ? value_behind : anything;
    }
    for (std::string& variant : variants) variant += symbol;
  }
  std::vector<GatePattern> patterns;
  for (std::string& variant : variants) patterns.push_back({std::move(variant), given, whole_word});
  return patterns;
}

}  // namespace

std::string_view GatePattern::fixed() const {
  const auto special = std::find_if(symbols.begin(), symbols.end(),
                                    [](char symbol) { return symbol < first_character; });
  return std::string_view(symbols).substr(0, static_cast<std::size_t>(special - symbols.begin()));
}

GatePatterns::GatePatterns(std::span<const std::string_view> patterns) {
  for (const std::string_view given : patterns) {
    for (GatePattern& variant : variants_of(given)) patterns_.push_back(std::move(variant));
  }
  // Of two that are alike, the one that was given first speaks.
  std::stable_sort(
      patterns_.begin(), patterns_.end(),
      [](const GatePattern& a, const GatePattern& b) { return a.symbols < b.symbols; });
  grow();
  for (const Node& child : children(nodes_.front()))
    by_first_[static_cast<unsigned char>(child.symbol)] =
        static_cast<std::uint32_t>(&child - nodes_.data());
}

// The children of one node after those of another, so that siblings are neighbours.
void GatePatterns::grow() {
  struct Group {
    std::size_t begin;
    std::size_t end;
    std::size_t depth;
  };
  std::vector<Group> groups{{0, patterns_.size(), 0}};  // of each node, the patterns below it
  nodes_ = {Node{}};
  for (std::size_t i = 0; i < nodes_.size(); ++i) {
    const auto [begin, end, depth] = groups[i];
    nodes_[i].first_child = static_cast<std::uint32_t>(nodes_.size());
    if (i != 0 && nodes_[i].symbol == pattern_end) continue;
    for (std::size_t first = begin; first < end;) {
      const char symbol = symbol_of(patterns_[first], depth);
      std::size_t last = first + 1;
      while (last < end && symbol_of(patterns_[last], depth) == symbol) ++last;
      nodes_.push_back({.symbol = symbol, .pattern = static_cast<std::uint32_t>(first)});
      groups.push_back({first, last, depth + 1});
      ++nodes_[i].child_count;
      first = last;
    }
  }
}

std::span<const GatePatterns::Node> GatePatterns::children(const Node& node) const {
  return std::span(nodes_).subspan(node.first_child, node.child_count);
}

const GatePattern* GatePatterns::match(std::string_view text, std::size_t at) const {
  const auto first = static_cast<unsigned char>(at < text.size() ? lower(text[at]) : '\0');
  if (first < first_character || first >= by_first_.size() || by_first_[first] == 0) return nullptr;
  return match(text, at + 1, nodes_[by_first_[first]]);
}

// Symbol by symbol; what stands for something else sorts first and is tried first.
const GatePattern* GatePatterns::match(std::string_view text, std::size_t at,
                                       const Node& node) const {
  for (const Node* here = &node; here != nullptr;) {
    const char next = at < text.size() ? lower(text[at]) : pattern_end;
    const Node* below = nullptr;
    for (const Node& child : children(*here)) {
      if (child.symbol < first_character) {
        if (const GatePattern* found = match_special(text, at, child)) return found;
      } else if (at < text.size() && child.symbol == next) {
        below = &child;
        break;
      }
    }
    here = below;
    ++at;
  }
  return nullptr;
}

// `at`: behind the pattern's last character. Some may differ in case alone.
const GatePattern* GatePatterns::match_end(std::string_view text, std::size_t at,
                                           const Node& node) const {
  const std::string& symbols = patterns_[node.pattern].symbols;
  for (std::size_t i = node.pattern; i < patterns_.size() && patterns_[i].symbols == symbols; ++i) {
    const GatePattern& pattern = patterns_[i];
    if (pattern.whole_word && at < text.size() && is_word(text[at])) continue;
    if (!text.substr(0, at).ends_with(pattern.spelled)) continue;
    if (!pattern.begins_word || may_begin_word(text, at - pattern.spelled.size())) return &pattern;
  }
  return nullptr;
}

// `node`: the symbol that stands for something else.
const GatePattern* GatePatterns::match_special(std::string_view text, std::size_t at,
                                               const Node& node) const {
  const GatePattern& first = patterns_[node.pattern];
  switch (node.symbol) {
    case pattern_end:
      return match_end(text, at, node);
    case value_behind:
      return is_key_with_value(text, at) ? &first : nullptr;
    case separated: {
      const std::size_t next = behind_separators(text, at, separators_and_breaks);
      return next == at ? nullptr : match(text, next, node);
    }
    default:
      break;
  }
  for (const Node& child : children(node)) {  // `*`: up to the character behind it
    const std::size_t next = in_word(text, at, child.symbol);
    const GatePattern* found = next < text.size() ? match(text, next + 1, child) : nullptr;
    if (found != nullptr) return found;
  }
  return nullptr;
}

}  // namespace dexlint
