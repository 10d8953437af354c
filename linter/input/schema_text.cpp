#include "linter/input/schema_text.h"

#include <algorithm>

#include "linter/input/gate.h"
#include "linter/input/json_token.h"
#include "linter/input/read_text.h"
#include "linter/model/byte_set.h"
#include "linter/model/words.h"

namespace dexlint {
namespace {

bool is_version(std::string_view value) {
  return value.size() > 2 && value[0] >= '2' && value[0] <= '9' && value[1] == '.';
}

bool describes(std::string_view key) {
  static constexpr std::string_view known[] = {
      "properties", "definitions", "$defs", "$ref",  "type",       "items",
      "allOf",      "anyOf",       "oneOf", "paths", "components", "webhooks"};
  return is_one_of(known, key);
}

// What the outermost keys say so far.
struct Signs {
  bool is_certain = false;
  bool has_dialect = false;
  bool describes_something = false;

  void take(std::string_view key, std::string_view value) {
    if (key == "kind") is_certain = is_certain || value == "CustomResourceDefinition";
    if (key == "$schema" && value.find("json-schema.org/") != std::string_view::npos)
      has_dialect = true;
    if ((key == "openapi" || key == "swagger") && is_version(value)) has_dialect = true;
    if (describes(key)) describes_something = true;
  }
  bool enough() const { return is_certain || (has_dialect && describes_something); }
};

// The first word of `text`, what stands in quotes, or all of it up to a blank.
std::string_view first_word(std::string_view text) {
  text.remove_prefix(blanks.skip(text, 0));
  const bool quoted = text.starts_with('"') || text.starts_with('\'');
  return quoted ? text.substr(1, text.find(text[0], 1) - 1)
                : text.substr(0, blanks_and_breaks.find(text, 0));
}

bool is_yaml_schema(std::string_view text) {
  constexpr ByteSet no_keys(" \t\r\n#-{");
  Signs signs;
  for (std::size_t at = 0; at < text.size() && !signs.enough();) {
    const std::size_t begin = at;
    at = std::min(text.find('\n', at), text.size() - 1) + 1;
    if (no_keys.contains(text[begin])) continue;
    const std::string_view line = text.substr(begin, at - begin);
    const std::size_t colon = line.find(':');
    if (colon != std::string_view::npos)
      signs.take(first_word(line.substr(0, colon)), first_word(line.substr(colon + 1)));
  }
  return signs.enough();
}

// The string that begins with the quote at `at`; empty when there is none.
Span string_at(std::string_view text, std::size_t at) {
  if (at >= text.size() || text[at] != '"') return {at, at};
  return {at + 1, json_string_end(text, at + 1)};
}

std::size_t behind_blanks(std::string_view text, std::size_t at) {
  while (at < text.size() && is_json_blank(text[at])) ++at;
  return at;
}

bool is_json_schema(std::string_view text) {
  Signs signs;
  int depth = 0;
  for (std::size_t at = 0; at < text.size() && !signs.enough(); ++at) {
    const char c = text[at];
    if (c == '{' || c == '[') ++depth;
    if (c == '}' || c == ']') --depth;
    if (c != '"') continue;
    const Span key = string_at(text, at);
    at = key.end;
    if (depth != 1) continue;
    const std::size_t colon = behind_blanks(text, key.end + 1);
    if (colon >= text.size() || text[colon] != ':') continue;
    signs.take(slice(text, key), slice(text, string_at(text, behind_blanks(text, colon + 1))));
  }
  return signs.enough();
}

// Most texts hold none of the words that one of them has to hold.
bool may_be_schema(std::string_view text) {
  static constexpr std::string_view words[] = {"^CustomResourceDefinition", "^json-schema.org/",
                                               "^openapi", "^swagger"};
  static const Gate gate(words);
  return gate.wakes(text);
}

}  // namespace

bool is_schema(std::string_view document) {
  if (!may_be_schema(document)) return false;
  return looks_like_json(document) ? is_json_schema(document) : is_yaml_schema(document);
}

}  // namespace dexlint
