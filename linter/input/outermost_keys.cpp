#include "linter/input/outermost_keys.h"

#include <algorithm>

#include "linter/input/json_token.h"
#include "linter/input/read_text.h"
#include "linter/model/byte_set.h"

namespace dexlint {
namespace {

constexpr auto npos = std::string_view::npos;

// The first word of `text`: what stands in quotes, or all up to a blank.
std::string_view first_word(std::string_view text) {
  text.remove_prefix(blanks.skip(text, 0));
  const bool quoted = text.starts_with('"') || text.starts_with('\'');
  return quoted ? text.substr(1, text.find(text[0], 1) - 1)
                : text.substr(0, blanks_and_breaks.find(text, 0));
}

// In column 0, and neither a key nor something else of the outermost level.
bool stands_between(std::string_view line) {
  constexpr ByteSet indents(" \t\r\n#%");
  return indents.contains(line[0]) || line.starts_with("{{") || line.starts_with("---") ||
         line.starts_with("...") || line.starts_with("- ") || first_word(line) == "-";
}

std::optional<OutermostKey> key_of_line(std::string_view line) {
  const std::size_t colon = line.find(':');
  if (colon == npos || colon + 1 == line.size()) {
    if (colon == npos) return std::nullopt;
  } else if (!blanks_and_breaks.contains(line[colon + 1])) {
    return std::nullopt;
  }
  return OutermostKey{first_word(line.substr(0, colon)), first_word(line.substr(colon + 1))};
}

std::optional<OutermostKeys> keys_of_yaml(std::string_view text) {
  OutermostKeys keys;
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    at = std::min(text.find('\n', at), text.size() - 1) + 1;
    const std::string_view line = text.substr(begin, at - begin);
    if (stands_between(line)) continue;
    const std::optional<OutermostKey> key = key_of_line(line);
    if (!key) return std::nullopt;
    keys.push_back(*key);
  }
  return keys;
}

std::size_t behind_blanks(std::string_view text, std::size_t at) {
  while (at < text.size() && is_json_blank(text[at])) ++at;
  return at;
}

// The string whose quote stands at `at`, or the one character there.
std::string_view value_at(std::string_view text, std::size_t at) {
  if (at >= text.size() || text[at] != '"') return text.substr(std::min(at, text.size()), 1);
  return slice(text, {at + 1, json_string_end(text, at + 1)});
}

std::optional<OutermostKeys> keys_of_json(std::string_view text) {
  OutermostKeys keys;
  int depth = 0;
  for (std::size_t at = text.find('{'); at < text.size(); ++at) {
    const char c = text[at];
    if (c == '/') return std::nullopt;
    if (c == '{' || c == '[') ++depth;
    if ((c == '}' || c == ']') && --depth == 0)
      return behind_blanks(text, at + 1) == text.size() ? std::optional(keys) : std::nullopt;
    if (c != '"') continue;
    const std::string_view key = value_at(text, at);
    at += key.size() + 1;
    const std::size_t colon = behind_blanks(text, at + 1);
    if (depth == 1 && colon < text.size() && text[colon] == ':')
      keys.push_back({key, value_at(text, behind_blanks(text, colon + 1))});
  }
  return std::nullopt;
}

}  // namespace

std::optional<OutermostKeys> outermost_keys(std::string_view document) {
  return looks_like_json(document) ? keys_of_json(document) : keys_of_yaml(document);
}

}  // namespace dexlint
