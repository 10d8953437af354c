#include "linter/input/gate.h"

#include <algorithm>

namespace dexlint {
namespace {

constexpr char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

// The first three bytes, letters in lower case.
std::uint32_t number_of(std::string_view text) {
  std::uint32_t number = 0;
  for (std::size_t i = 0; i < 3; ++i)
    number = number << 8 | static_cast<unsigned char>(i < text.size() ? lower(text[i]) : '\0');
  return number;
}

}  // namespace

std::string readable_pattern(std::string_view pattern) {
  std::string text;
  bool escaped = false;
  if (pattern.starts_with('^')) return std::string(pattern.substr(pattern.find_first_not_of('^')));
  for (const char c : pattern) {
    const bool plain = escaped || std::string_view("~?.*\\").find(c) == std::string_view::npos;
    if (plain) text += c;
    if (!plain && c != '\\') text += c == '~' ? ": " : c == '?' ? ": …" : c == '*' ? "…" : "_";
    escaped = !plain && c == '\\';
  }
  while (text.ends_with(' ')) text.pop_back();
  return text;
}

Gate::Gate(std::span<const std::string_view> literals)
    : patterns_(literals), open_(literals.empty()) {
  std::vector<std::string_view> words;
  for (const GatePattern& pattern : patterns_.all()) words.push_back(pattern.fixed());
  // The long ones have more to choose from, also among what was taken for the short ones.
  std::stable_sort(words.begin(), words.end(),
                   [](std::string_view a, std::string_view b) { return a.size() < b.size(); });
  for (const std::string_view fixed : words) {
    const std::size_t offset = filter_.add(fixed);
    has_pairs_ = has_pairs_ || fixed.size() == 2;
    if (fixed.size() > 2) fingerprints_.push_back({number_of(fixed.substr(offset)), offset});
    farthest_ = std::max(farthest_, offset);
  }
  std::sort(fingerprints_.begin(), fingerprints_.end());
  fingerprints_.erase(std::unique(fingerprints_.begin(), fingerprints_.end()), fingerprints_.end());
}

std::optional<Gate::Match> Gate::match_at(std::string_view text, std::size_t at) const {
  const GatePattern* found = patterns_.match(text, at);
  return found == nullptr ? std::nullopt : std::optional(Match{found->given, at});
}

// A match whose bytes that the filter knows stand at `at`.
std::optional<Gate::Match> Gate::match_round(std::string_view text, std::size_t at) const {
  if (has_pairs_) {
    if (auto found = match_at(text, at)) return found;
  }
  const std::uint32_t bytes = number_of(text.substr(at));
  for (auto next =
           std::lower_bound(fingerprints_.begin(), fingerprints_.end(), Fingerprint{bytes, 0});
       next != fingerprints_.end() && next->bytes == bytes; ++next) {
    if (next->offset > at) continue;
    if (auto found = match_at(text, at - next->offset)) return found;
  }
  return std::nullopt;
}

std::optional<Gate::Match> Gate::find(std::string_view text) const {
  if (open_) return Match{};
  std::optional<Match> found;
  filter_.search(text, [&](std::size_t at) {
    found = match_round(text, at);
    if (!found) return false;
    // What the filter knows of an earlier one may stand behind it.
    for (std::size_t first = at - std::min(at, farthest_); first < found->at; ++first) {
      if (auto earlier = match_at(text, first)) found = earlier;
    }
    return true;
  });
  return found;
}

}  // namespace dexlint
