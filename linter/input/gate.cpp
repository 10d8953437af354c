#include "linter/input/gate.h"

#include <algorithm>

namespace dexlint {
namespace {

constexpr char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
constexpr char upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }

// What may stand between a key and its value, also inside a quoted text.
bool is_between(char c) {
  return c == ' ' || c == '\t' || c == ':' || c == '"' || c == '\'' || c == '\\';
}
bool is_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

// A `~` in the pattern stands for a run of what is_between(), and asks for the end of a word behind
// the pattern.
bool starts_with(std::string_view text, std::string_view pattern) {
  std::size_t at = 0;
  bool whole_word = false;
  for (const char wanted : pattern) {
    if (wanted == '~') {
      const std::size_t begin = at;
      while (at < text.size() && is_between(text[at])) ++at;
      if (at == begin) return false;
      whole_word = true;
    } else if (at == text.size() || lower(text[at++]) != wanted) {
      return false;
    }
  }
  return !whole_word || at == text.size() || !is_word(text[at]);
}

}  // namespace

Gate::Gate(std::span<const std::string_view> literals) : open_(literals.empty()) {
  for (const std::string_view literal : literals) {
    std::string wanted(literal);
    std::transform(wanted.begin(), wanted.end(), wanted.begin(), lower);
    const char first = wanted.front();
    by_first_[static_cast<unsigned char>(first)].push_back(wanted);
    if (upper(first) != first)
      by_first_[static_cast<unsigned char>(upper(first))].push_back(wanted);
  }
}

bool Gate::wakes(std::string_view text) const {
  if (open_) return true;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto& candidates = by_first_[static_cast<unsigned char>(text[at])];
    if (candidates.empty()) continue;
    const std::string_view rest = text.substr(at);
    if (std::any_of(candidates.begin(), candidates.end(),
                    [&](const std::string& literal) { return starts_with(rest, literal); })) {
      return true;
    }
  }
  return false;
}

}  // namespace dexlint
