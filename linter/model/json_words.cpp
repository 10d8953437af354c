#include "linter/model/json_words.h"

#include <cstddef>

namespace dexlint {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::size_t digits(std::string_view word, std::size_t at) {
  while (at < word.size() && is_digit(word[at])) ++at;
  return at;
}

}  // namespace

bool is_json_number(std::string_view word) {
  std::size_t at = word.starts_with('-') ? 1 : 0;
  const std::size_t whole = at;
  at = digits(word, at);
  if (at == whole || (word[whole] == '0' && at > whole + 1)) return false;
  if (at < word.size() && word[at] == '.') {
    const std::size_t fraction = ++at;
    at = digits(word, at);
    if (at == fraction) return false;
  }
  if (at < word.size() && (word[at] == 'e' || word[at] == 'E')) {
    ++at;
    if (at < word.size() && (word[at] == '+' || word[at] == '-')) ++at;
    const std::size_t exponent = at;
    at = digits(word, at);
    if (at == exponent) return false;
  }
  return at == word.size();
}

bool is_json_bare(std::string_view word) {
  return word == "true" || word == "false" || word == "null" || is_json_number(word);
}

}  // namespace dexlint
