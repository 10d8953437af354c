#include "rules/shared/json_type.h"

#include <algorithm>

#include "linter/model/words.h"

namespace dexlint::rules {
namespace {

// resolve.go of yaml.v2: these spellings and no others.
constexpr std::string_view booleans[] = {
    "y",  "Y",  "yes", "Yes", "YES", "n",    "N",    "no",   "No",    "NO",    "on",
    "On", "ON", "off", "Off", "OFF", "true", "True", "TRUE", "false", "False", "FALSE"};
constexpr std::string_view nulls[] = {"", "~", "null", "Null", "NULL"};
constexpr std::string_view odd_numbers[] = {".inf", ".Inf", ".INF", ".nan", ".NaN", ".NAN"};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool are_all(std::string_view text, std::string_view allowed) {
  return !text.empty() && text.find_first_not_of(allowed) == std::string_view::npos;
}

// 0x1F, 0b101, 0o17; underscores may stand between digits.
bool is_based_integer(std::string_view text) {
  if (text.size() < 3 || text[0] != '0') return false;
  const std::string_view digits = text.substr(2);
  if (text[1] == 'x') return are_all(digits, "0123456789abcdefABCDEF_");
  if (text[1] == 'b') return are_all(digits, "01_");
  return text[1] == 'o' && are_all(digits, "01234567_");
}

// 12, 1_000, 1.5, .5, 1e3.
bool is_decimal(std::string_view text) {
  const std::size_t e = std::min(text.find_first_of("eE"), text.size());
  std::string_view exponent = text.substr(std::min(e + 1, text.size()));
  if (exponent.starts_with('-') || exponent.starts_with('+')) exponent.remove_prefix(1);
  if (e != text.size() && !are_all(exponent, "0123456789")) return false;
  const std::string_view number = text.substr(0, e);
  return are_all(number, "0123456789_.") && std::count(number.begin(), number.end(), '.') <= 1 &&
         std::any_of(number.begin(), number.end(), is_digit) && number.front() != '_';
}

bool is_number(std::string_view text) {
  if (text.starts_with('-') || text.starts_with('+')) text.remove_prefix(1);
  return is_one_of(odd_numbers, text) || is_based_integer(text) || is_decimal(text);
}

JsonType plain_type(std::string_view text) {
  if (is_one_of(nulls, text)) return JsonType::null;
  if (is_one_of(booleans, text)) return JsonType::boolean;
  return is_number(text) ? JsonType::number : JsonType::string;
}

}  // namespace

JsonType json_type(const Node& value) {
  const Node& node = value.resolved();
  if (node.unknown || node.tagged || node.kind == NodeKind::alias) return JsonType::unknown;
  if (node.is_mapping()) return JsonType::object;
  if (node.is_sequence()) return JsonType::array;
  const bool is_plain = node.style == ScalarStyle::plain || node.style == ScalarStyle::json_bare;
  if (node.style == ScalarStyle::absent) return JsonType::null;
  return is_plain ? plain_type(node.text) : JsonType::string;
}

}  // namespace dexlint::rules
