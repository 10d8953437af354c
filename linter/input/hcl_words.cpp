#include "linter/input/hcl_words.h"

#include <algorithm>

namespace dexlint {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool continues_name(char c) { return starts_hcl_name(c) || is_digit(c) || c == '-'; }

}  // namespace

std::size_t behind_hcl_name(std::string_view text, std::size_t at) {
  while (at < text.size() && continues_name(text[at])) ++at;
  return at;
}

std::size_t behind_hcl_number(std::string_view text, std::size_t at) {
  const auto at_or = [&](std::size_t i) { return i < text.size() ? text[i] : '\0'; };
  while (at < text.size()) {
    const bool exponent = text[at] == 'e' || text[at] == 'E';
    const bool sign = exponent && (at_or(at + 1) == '+' || at_or(at + 1) == '-');
    const std::size_t next = at + (sign ? 2 : 1);
    if (is_digit(text[at])) {
      ++at;
    } else if ((text[at] == '.' || exponent) && is_digit(at_or(next))) {
      at = next + 1;
    } else {
      break;
    }
  }
  return at;
}

std::string_view hcl_sign(std::string_view text) {
  static constexpr std::string_view longer[] = {
      "...", "==", "!=", ">=", "<=", "&&", "||", "::", "=>"};
  for (const std::string_view sign : longer) {
    if (text.starts_with(sign)) return text.substr(0, sign.size());
  }
  return text.substr(0, 1);
}

std::optional<HeredocOpener> heredoc_opener(std::string_view text, std::size_t at) {
  if (text.substr(at, 2) != "<<") return std::nullopt;
  HeredocOpener opener;
  opener.flush = text.substr(at + 2, 1) == "-";
  opener.marker.begin = at + (opener.flush ? 3 : 2);
  if (opener.marker.begin >= text.size() || !starts_hcl_name(text[opener.marker.begin]))
    return std::nullopt;
  opener.marker.end = behind_hcl_name(text, opener.marker.begin);
  const std::size_t line_break = opener.marker.end + (text.substr(opener.marker.end, 1) == "\r");
  if (text.substr(line_break, 1) != "\n") return std::nullopt;
  opener.content = line_break + 1;
  return opener;
}

}  // namespace dexlint
