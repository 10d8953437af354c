#include "linter/model/characters.h"

#include "linter/model/utf8.h"

namespace dexlint {
namespace {

constexpr std::size_t longest = 120;

}  // namespace

std::size_t character_size(std::string_view text) { return first_code_point(text).size_bytes; }

bool is_control(std::string_view character) {
  const auto lead = static_cast<unsigned char>(character[0]);
  if (character.size() == 1) return lead < ' ' || lead >= 0x7F;
  if (character.size() == 2) return lead == 0xC2 && static_cast<unsigned char>(character[1]) < 0xA0;
  const bool embedding = character >= "\xE2\x80\xAA" && character <= "\xE2\x80\xAE";
  const bool isolate = character >= "\xE2\x81\xA6" && character <= "\xE2\x81\xA9";
  return character.size() == 3 && (embedding || isolate);
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
