#include "rules/shared/rarity.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>

#include "rules/shared/rarity_table.h"

namespace dexlint::rules {
namespace {

constexpr double steps_per_bit = 8;
constexpr double rare_bits = 5.25;  // one held-out value of a chart in twenty has more

bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return is_lower(c) || is_upper(c); }

std::size_t class_of(char c) {
  if (is_lower(c)) return static_cast<std::size_t>(c - 'a');
  if (is_upper(c)) return static_cast<std::size_t>(c - 'A');
  if (is_digit(c)) return 26 + static_cast<std::size_t>(c - '0');
  if (c == '-' || c == '_') return 36;
  if (c == '.') return 37;
  return c == '/' || c == ':' ? 38 : 39;
}

std::size_t kind_of(char c) {
  if (is_lower(c)) return 1;
  if (is_upper(c)) return 2;
  return is_digit(c) ? 3 : 0;
}

int cost(char before, char c) {
  const int pair = pair_costs[class_of(before)][class_of(c)];
  return is_letter(c) ? pair + case_costs[kind_of(before)][is_upper(c) ? 1 : 0] : pair;
}

bool is_hex(std::string_view text) {
  return text.find_first_not_of("0123456789abcdefABCDEF") == std::string_view::npos;
}

bool is_uuid(std::string_view text) {
  constexpr std::string_view shape = "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx";
  return text.size() == shape.size() &&
         std::equal(text.begin(), text.end(), shape.begin(), [](char c, char expected) {
           return expected == '-' ? c == '-' : is_hex({&c, 1});
         });
}

bool is_hex_key(std::string_view text) {
  static constexpr std::size_t lengths[] = {32, 40, 48, 56, 64, 96, 128};
  return std::find(std::begin(lengths), std::end(lengths), text.size()) != std::end(lengths) &&
         is_hex(text);
}

// Of one word: letters alone, or a number as people put one behind a name.
bool is_plain_word(std::string_view word) {
  if (std::all_of(word.begin(), word.end(), is_digit)) return word.size() <= 4;
  return std::all_of(word.begin(), word.end(), is_letter);
}

}  // namespace

double bits_per_character(std::string_view text) {
  if (text.size() < 2) return 0;
  std::int64_t steps = 0;
  for (std::size_t at = 1; at < text.size(); ++at) steps += cost(text[at - 1], text[at]);
  return static_cast<double>(steps) / steps_per_bit / static_cast<double>(text.size() - 1);
}

bool is_rare(std::string_view text) {
  return is_uuid(text) || is_hex_key(text) || bits_per_character(text) > rare_bits;
}

bool is_plain_words(std::string_view text) {
  if (is_rare(text)) return false;
  constexpr std::string_view joints = "-_. ";
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of(joints), text.size());
    if (!is_plain_word(text.substr(0, end))) return false;
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return true;
}

}  // namespace dexlint::rules
