#include "linter/input/gate.h"

#include <algorithm>
#include <utility>

#include "linter/model/span.h"

namespace dexlint {
namespace {

constexpr char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
constexpr char upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }

constexpr auto npos = std::string_view::npos;

// What may stand between a key and its value, also inside a quoted text.
constexpr std::string_view separators = " \t:=\"'\\";
// And where the value may stand on the next line.
constexpr std::string_view separators_and_breaks = " \t:=\"'\\\r\n";

bool is_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

std::size_t behind_separators(std::string_view text, std::size_t at,
                              std::string_view set = separators) {
  return std::min(text.find_first_not_of(set, at), text.size());
}

// What stands below a key, behind a comment perhaps, is a value of its own: no mapping, no list.
bool is_value_line(std::string_view text, std::size_t key_end) {
  const std::size_t line_end = text.find('\n', key_end);
  const std::size_t begin = line_end == npos ? npos : text.find_first_not_of(" \t\r\n", line_end);
  if (begin == npos || text[begin] == '-' || text[begin] == '{') return false;
  const std::string_view line = text.substr(begin, text.find_first_of(",\n", begin) - begin);
  return line.find(": ") == npos && !line.ends_with(':') && !line.ends_with(":\r");
}

// A credential's word ends at `at`: as a key with something behind it, or as the value of a
// `name:`.
bool is_key_with_value(std::string_view text, std::size_t at) {
  if (at < text.size() && (is_word(text[at]) || text[at] == '-' || text[at] == '.')) return false;
  const std::size_t next = behind_separators(text, at);
  const bool separated = slice(text, {at, next}).find_first_of(":=") != npos;
  const bool ends = next == text.size() || std::string_view("\r\n,}]#").find(text[next]) != npos;
  if (!separated) return ends;
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

bool starts_with(std::string_view text, std::string_view pattern) {
  std::size_t at = 0;
  bool whole_word = false;
  bool escaped = false;
  bool anything = false;
  for (const char wanted : pattern) {
    if (anything) at = in_word(text, at, wanted);
    anything = wanted == '*' && !escaped;
    if (anything) continue;
    if (escaped) {
      escaped = false;
      if (at == text.size() || lower(text[at++]) != wanted) return false;
    } else if (wanted == '\\') {
      escaped = true;
    } else if (wanted == '?') {
      return is_key_with_value(text, at);
    } else if (wanted == '~') {
      const std::size_t begin = at;
      at = behind_separators(text, at, separators_and_breaks);
      if (at == begin) return false;
      whole_word = true;
    } else if (wanted == '.') {
      at += at < text.size() && std::string_view("_-.").find(text[at]) != npos ? 1 : 0;
    } else if (at == text.size() || lower(text[at++]) != wanted) {
      return false;
    }
  }
  return !whole_word || at == text.size() || !is_word(text[at]);
}

}  // namespace

std::string readable_pattern(std::string_view pattern) {
  std::string text;
  bool escaped = false;
  for (const char c : pattern) {
    const bool plain = escaped || std::string_view("~?.*\\").find(c) == npos;
    if (plain) text += c;
    if (!plain && c != '\\') text += c == '~' ? ": " : c == '?' ? ": …" : c == '*' ? "…" : "_";
    escaped = !plain && c == '\\';
  }
  while (text.ends_with(' ')) text.pop_back();
  return text;
}

Gate::Gate(std::span<const std::string_view> literals) : open_(literals.empty()) {
  for (const std::string_view literal : literals) {
    std::string wanted(literal);
    std::transform(wanted.begin(), wanted.end(), wanted.begin(), lower);
    file({std::move(wanted), literal});
  }
}

void Gate::file(Pattern pattern) {
  const std::string_view text = std::string_view(pattern.lower).substr(pattern.lower[0] == '\\');
  const auto first = static_cast<unsigned char>(text[0]);
  const bool plain = text.size() > 1 && std::string_view("~?.*\\").find(text[1]) == npos;
  for (const unsigned char a : {first, static_cast<unsigned char>(upper(text[0]))}) {
    for (std::size_t b = 0; b < 256; ++b) {
      if (!plain || lower(static_cast<char>(b)) == text[1]) begins_[a * 256U + b] = true;
    }
  }
  if (upper(text[0]) != text[0])
    by_first_[static_cast<unsigned char>(upper(text[0]))].push_back(pattern);
  by_first_[first].push_back(std::move(pattern));
}

std::optional<Gate::Match> Gate::find(std::string_view text) const {
  if (open_) return Match{};
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto a = static_cast<unsigned char>(text[at]);
    // Behind the last byte anything may be thought: no pattern is that short.
    const auto b = static_cast<unsigned char>(at + 1 < text.size() ? text[at + 1] : '\0');
    if (!begins_[a * 256U + b]) continue;
    const std::string_view rest = text.substr(at);
    const auto& candidates = by_first_[a];
    const auto found =
        std::find_if(candidates.begin(), candidates.end(),
                     [&](const Pattern& pattern) { return starts_with(rest, pattern.lower); });
    if (found != candidates.end()) return Match{found->given, at};
  }
  return std::nullopt;
}

}  // namespace dexlint
