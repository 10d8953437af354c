#include "linter/input/key_line.h"

#include <algorithm>

namespace dexlint {
namespace {

constexpr auto npos = std::string_view::npos;
constexpr std::string_view blanks = " \t";

struct Key {
  Span span;
  std::size_t colon = 0;
  bool quoted = false;
};

bool is_key_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
         c == '-' || c == '.';
}

// `"key"` or `key`, followed by a colon.
std::optional<Key> read_key(std::string_view line, std::size_t at) {
  const bool quoted = line[at] == '"' || line[at] == '\'';
  const std::size_t begin = at + (quoted ? 1 : 0);
  std::size_t end = begin;
  while (end < line.size() && is_key_character(line[end])) ++end;
  if (end == begin || (quoted && (end == line.size() || line[end] != line[at])))
    return std::nullopt;
  const std::size_t colon = line.find_first_not_of(' ', end + (quoted ? 1 : 0));
  if (colon == npos || line[colon] != ':') return std::nullopt;
  if (!quoted && colon + 1 < line.size() && blanks.find(line[colon + 1]) == npos)
    return std::nullopt;
  return Key{{begin, end}, colon, quoted};
}

void read_quoted(std::string_view line, std::size_t begin, KeyLine& found) {
  const std::size_t end = line.find(line[begin], begin + 1);
  if (end == npos || slice(line, {begin, end}).find('\\') != npos) return;
  const std::size_t behind = line.find_first_not_of(blanks, end + 1);
  if (behind != npos && std::string_view("#,}]").find(line[behind]) == npos) return;
  found.value = {begin + 1, end};
  found.style = line[begin] == '"' ? ScalarStyle::double_quoted : ScalarStyle::single_quoted;
}

// Behind a quoted key it is JSON's: a comma and brackets do not belong to it.
void read_plain(std::string_view line, std::size_t begin, bool json, KeyLine& found) {
  const std::size_t end = std::min(line.find(" #", begin), line.size());
  const std::size_t last =
      slice(line, {begin, end}).find_last_not_of(json ? " \t,}]" : blanks.data());
  if (last == npos) return;
  found.value = {begin, begin + last + 1};
  found.style = ScalarStyle::plain;
}

}  // namespace

std::optional<KeyLine> read_key_line(std::string_view line) {
  KeyLine found;
  found.column = line.find_first_not_of(blanks);
  found.dash = found.column;
  while (found.column != npos && line.substr(found.column).starts_with("- ")) {
    found.item = true;
    found.column = line.find_first_not_of(blanks, found.column + 2);
  }
  if (found.column == npos) return std::nullopt;
  const auto key = read_key(line, found.column);
  if (!key) return std::nullopt;
  found.key = key->span;
  const std::size_t begin = line.find_first_not_of(blanks, key->colon + 1);
  if (begin == npos || std::string_view("|>{[#&*!").find(line[begin]) != npos) return found;
  if (line[begin] == '"' || line[begin] == '\'') {
    read_quoted(line, begin, found);
  } else {
    read_plain(line, begin, key->quoted, found);
  }
  return found;
}

}  // namespace dexlint
