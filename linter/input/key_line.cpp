#include "linter/input/key_line.h"

#include <algorithm>

#include "linter/model/byte_set.h"

namespace dexlint {
namespace {

constexpr auto npos = std::string_view::npos;
constexpr ByteSet key_characters(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-.");

struct Key {
  Span span;
  std::size_t colon = 0;
  bool quoted = false;
};

// `"key"` or `key`, followed by a colon.
std::optional<Key> read_key(std::string_view line, std::size_t at) {
  const bool quoted = line[at] == '"' || line[at] == '\'';
  const std::size_t begin = at + (quoted ? 1 : 0);
  const std::size_t end = key_characters.skip(line, begin);
  if (end == begin || (quoted && (end == line.size() || line[end] != line[at])))
    return std::nullopt;
  std::size_t colon = end + (quoted ? 1 : 0);
  while (colon < line.size() && line[colon] == ' ') ++colon;
  if (colon == line.size() || line[colon] != ':') return std::nullopt;
  if (!quoted && colon + 1 < line.size() && !blanks.contains(line[colon + 1])) return std::nullopt;
  return Key{{begin, end}, colon, quoted};
}

void read_quoted(std::string_view line, std::size_t begin, KeyLine& found) {
  const std::size_t end = line.find(line[begin], begin + 1);
  if (end == npos || slice(line, {begin, end}).find('\\') != npos) return;
  const std::size_t behind = blanks.skip(line, end + 1);
  if (behind < line.size() && std::string_view("#,}]").find(line[behind]) == npos) return;
  found.value = {begin + 1, end};
  found.style = line[begin] == '"' ? ScalarStyle::double_quoted : ScalarStyle::single_quoted;
}

// Behind a quoted key it is JSON's: a comma and brackets do not belong to it.
void read_plain(std::string_view line, std::size_t begin, bool json, KeyLine& found) {
  const std::size_t end = std::min(line.find(" #", begin), line.size());
  const std::size_t last = slice(line, {begin, end}).find_last_not_of(json ? " \t,}]" : " \t");
  if (last == npos) return;
  found.value = {begin, begin + last + 1};
  found.style = ScalarStyle::plain;
}

}  // namespace

std::optional<KeyLine> read_key_line(std::string_view line) {
  KeyLine found;
  found.column = blanks.skip(line, 0);
  found.dash = found.column;
  while (line.substr(found.column).starts_with("- ")) {
    found.item = true;
    found.column = blanks.skip(line, found.column + 2);
  }
  if (found.column == line.size()) return std::nullopt;
  const auto key = read_key(line, found.column);
  if (!key) return std::nullopt;
  found.key = key->span;
  const std::size_t begin = blanks.skip(line, key->colon + 1);
  if (begin == line.size() || std::string_view("|>{[#&*!").find(line[begin]) != npos) return found;
  if (line[begin] == '"' || line[begin] == '\'') {
    read_quoted(line, begin, found);
  } else {
    read_plain(line, begin, key->quoted, found);
  }
  return found;
}

}  // namespace dexlint
