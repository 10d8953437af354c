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

bool is_nothing(std::string_view text) {
  const std::size_t first = blanks_and_breaks.skip(text, 0);
  return first == text.size() || text[first] == '#';
}

// Actions of a template and nothing between them.
bool is_all_actions(std::string_view line) {
  while (line.starts_with("{{")) {
    const std::size_t end = line.find("}}");
    if (end == npos) return false;
    line.remove_prefix(end + 2);
    line.remove_prefix(blanks_and_breaks.skip(line, 0));
  }
  return line.empty();
}

// May be passed over: blank, indented, a comment, a directive, a marker, an action, a list item.
bool says_no_key(std::string_view line) {
  constexpr ByteSet indents(" \t\r\n#%");
  const bool marker = line.starts_with("---") || line.starts_with("...");
  const bool item =
      line.starts_with('-') && (line.size() == 1 || blanks_and_breaks.contains(line[1]));
  return indents.contains(line[0]) || is_all_actions(line) ||
         (marker && is_nothing(line.substr(3))) || item;
}

std::optional<OutermostKey> key_of_line(std::string_view line) {
  const std::size_t colon = line.find(':');
  const bool is_key =
      colon != npos && (colon + 1 == line.size() || blanks_and_breaks.contains(line[colon + 1]));
  if (!is_key) return std::nullopt;
  return OutermostKey{first_word(line.substr(0, colon)), first_word(line.substr(colon + 1))};
}

// YAML ends a line there, too; who looks for LF alone would see less.
bool has_lone_cr(std::string_view text) {
  std::size_t at = text.find('\r');
  while (at != npos && text.substr(at + 1, 1) == "\n") at = text.find('\r', at + 1);
  return at != npos;
}

std::optional<OutermostKeys> keys_of_yaml(std::string_view text) {
  if (has_lone_cr(text)) return std::nullopt;
  OutermostKeys keys;
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    at = std::min(text.find('\n', at), text.size() - 1) + 1;
    const std::string_view line = text.substr(begin, at - begin);
    if (says_no_key(line)) continue;
    const std::optional<OutermostKey> key = key_of_line(line);
    if (!key) return std::nullopt;
    keys.push_back(*key);
  }
  return keys;
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
    // A comment, or what only relatives of JSON have.
    if (c == '/' || c == '#' || c == '\'') return std::nullopt;
    if (c == ':' && depth == 1) return std::nullopt;  // behind a key without quotes
    if (c == '{' || c == '[') ++depth;
    if ((c == '}' || c == ']') && --depth == 0)
      return blanks_and_breaks.skip(text, at + 1) == text.size() ? std::optional(keys)
                                                                 : std::nullopt;
    if (c != '"') continue;
    const std::string_view key = value_at(text, at);
    at += key.size() + 1;
    const std::size_t colon = blanks_and_breaks.skip(text, at + 1);
    if (depth != 1 || colon >= text.size() || text[colon] != ':') continue;
    keys.push_back({key, value_at(text, blanks_and_breaks.skip(text, colon + 1))});
    at = colon;
  }
  return std::nullopt;
}

}  // namespace

std::optional<OutermostKeys> outermost_keys(std::string_view document) {
  return looks_like_json(document) ? keys_of_json(document) : keys_of_yaml(document);
}

}  // namespace dexlint
