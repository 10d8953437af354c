#include "linter/model/secret_text.h"

#include <algorithm>

namespace dexlint {
namespace {

constexpr std::size_t shown_characters = 4;
constexpr std::size_t shortest_with_prefix = 16;

}  // namespace

std::size_t character_count(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (c & '\xC0') != '\x80'; }));
}

std::size_t presentable_prefix(std::string_view secret, Redaction redaction) {
  const std::string_view prefix = secret.substr(0, shown_characters);
  const bool printable =
      std::all_of(prefix.begin(), prefix.end(), [](char c) { return c > ' ' && c <= '~'; });
  const bool shown = redaction == Redaction::partial && printable &&
                     character_count(secret) >= shortest_with_prefix;
  return shown ? prefix.size() : 0;
}

std::string masked(std::string_view secret, Redaction redaction) {
  if (redaction == Redaction::full) return std::string(redacted_word);
  return std::string(secret.substr(0, presentable_prefix(secret, redaction))) + "…[" +
         std::to_string(character_count(secret)) + " characters]";
}

}  // namespace dexlint
