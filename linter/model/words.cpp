#include "linter/model/words.h"

#include <algorithm>

namespace dexlint {
namespace {

bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_word(char c) { return is_upper(c) || is_lower(c) || is_digit(c); }

// A new word starts at `at`: behind a digit (db2password), behind a lower-case letter
// (clientSecret), or at the last capital of a run (URLPath).
bool starts_word(std::string_view text, std::size_t at) {
  if (at == 0) return false;
  if (is_lower(text[at])) return is_digit(text[at - 1]);
  if (!is_upper(text[at])) return false;
  return !is_upper(text[at - 1]) || (at + 1 < text.size() && is_lower(text[at + 1]));
}

}  // namespace

std::vector<std::string> words(std::string_view text, std::size_t most) {
  std::vector<std::string> found;
  bool open = false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!is_word(text[at])) {
      open = false;
      continue;
    }
    if (!open || starts_word(text, at)) {
      if (found.size() == most) break;
      found.emplace_back();
    }
    open = true;
    found.back() += is_upper(text[at]) ? static_cast<char>(text[at] - 'A' + 'a') : text[at];
  }
  return found;
}

bool is_one_of(std::span<const std::string_view> names, std::string_view text) {
  return std::find(names.begin(), names.end(), text) != names.end();
}

std::string lower_case(std::string_view text) {
  std::string lowered(text);
  for (char& c : lowered) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return lowered;
}

}  // namespace dexlint
