#include "linter/model/characters.h"

#include "linter/model/utf8.h"

namespace dexlint {
namespace {

constexpr std::size_t longest = 120;

}  // namespace

std::size_t character_size(std::string_view text) { return first_code_point(text).size_bytes; }

bool is_control(std::string_view character) {
  const CodePoint point = first_code_point(character);
  const auto between = [&](char32_t first, char32_t last) {
    return point.value >= first && point.value <= last;
  };
  return !point.valid || point.value < U' ' || between(0x7F, 0x9F) || between(0x202A, 0x202E) ||
         between(0x2066, 0x2069);
}

std::string one_line(std::string_view text) {
  std::string line;
  while (!text.empty()) {
    const std::string_view character = text.substr(0, character_size(text));
    if (line.size() + character.size() > longest) return line + "…";
    line += is_control(character) ? std::string_view(" ") : character;
    text.remove_prefix(character.size());
  }
  return line;
}

}  // namespace dexlint
