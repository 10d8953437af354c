#include "linter/commands/lsp/filled_in.h"

#include <algorithm>

#include "linter/input/read_text.h"

namespace dexlint::lsp {
namespace {

constexpr std::string_view stand_in = "dexlint-completion";

// Where the word that ends at the end of `before`, a part of a line, begins.
std::size_t word_begin(std::string_view before, bool is_value) {
  if (!is_value) return std::min(before.find_first_not_of(" -"), before.size());
  const std::size_t begin = before.find(": ") + 2;
  return std::min(before.find_first_not_of(' ', begin), before.size());
}

// `    re|` becomes `    dexlint-completion: x`, `    promptType: |` becomes
// `    promptType: dexlint-completion`, with what stands behind a value left in place.
FilledIn filled_in_yaml(std::string_view text, std::size_t offset) {
  const std::size_t begin = text.substr(0, offset).find_last_of("\r\n") + 1;
  const std::string_view before = text.substr(begin, offset - begin);
  FilledIn filled{.is_value = before.find(": ") != std::string_view::npos};
  std::size_t from = word_begin(before, filled.is_value);
  const bool is_quoted =
      filled.is_value && from < before.size() && (before[from] == '"' || before[from] == '\'');
  if (is_quoted) ++from;
  const char quote = is_quoted ? before[from - 1] : '\0';
  std::size_t end = text.find_first_of("\r\n", offset);
  if (is_quoted) end = std::min(end, text.find(quote, offset));
  if (filled.is_value && !is_quoted) end = std::min(end, text.find_first_of(",}]", offset));
  filled.is_quoted = is_quoted;
  filled.offset = filled.typed = begin + from;
  filled.text = text.substr(0, filled.offset);
  filled.text += stand_in;
  if (!filled.is_value) filled.text += ": x";
  const std::string_view rest = text.substr(std::min(end, text.size()));
  if (is_quoted && !rest.starts_with(quote)) filled.text += quote;
  filled.text += rest;
  return filled;
}

/// Where an entry of JSON stands in which something is typed.
struct JsonPlace {
  std::size_t word = 0;  ///< where the word begins, behind its quote
  bool is_value = false;
  bool is_quoted = false;
};

// From the beginning of the text, since quotes may be anywhere.
JsonPlace json_place(std::string_view text, std::size_t offset) {
  JsonPlace place;
  for (std::size_t at = 0; at < offset; ++at) {
    const char c = text[at];
    if (c == '"') place.is_quoted = !place.is_quoted;
    if (c == '\\' && place.is_quoted) ++at;
    if (!place.is_quoted && c == ':') place.is_value = true;
    if (!place.is_quoted && (c == ',' || c == '{')) place.is_value = false;
    if (c == '"' ||
        (!place.is_quoted && std::string_view(":,{[ \t\r\n").find(c) != std::string_view::npos))
      place.word = at + 1;
  }
  return place;
}

// `"re|` becomes `"dexlint-completion": "x"`, `"type": |` becomes `"type": "dexlint-completion"`;
// the comma in front of the next entry, which is not typed yet, is put in as well.
FilledIn filled_in_json(std::string_view text, std::size_t offset) {
  const JsonPlace place = json_place(text, offset);
  FilledIn filled{.typed = place.word,
                  .is_value = place.is_value,
                  .is_json = true,
                  .is_quoted = place.is_quoted};
  std::size_t end =
      std::min(text.find_first_of(place.is_quoted ? "\"\r\n" : ",}]\r\n", offset), text.size());
  const bool is_closed = place.is_quoted && end < text.size() && text[end] == '"';
  if (is_closed) ++end;
  const std::size_t next = std::min(text.find_first_not_of(" \t\r\n", end), text.size());
  const char follows = next < text.size() ? text[next] : '}';
  filled.text = text.substr(0, place.word);
  if (!place.is_quoted) filled.text += '"';
  filled.offset = filled.text.size();
  filled.text += stand_in;
  filled.text += '"';
  if (!place.is_value && follows != ':') filled.text += ": \"x\"";
  if (follows == '"') filled.text += ',';
  filled.text += text.substr(end);
  return filled;
}

}  // namespace

FilledIn filled_in(std::string_view text, std::size_t offset) {
  return looks_like_json(text) ? filled_in_json(text, offset) : filled_in_yaml(text, offset);
}

}  // namespace dexlint::lsp
