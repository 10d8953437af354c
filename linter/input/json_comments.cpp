#include "linter/input/json_comments.h"

#include <algorithm>
#include <string_view>

#include "linter/input/json_token.h"

namespace dexlint {
namespace {

// The comment that starts at `at`; empty when none does.
Span comment_at(std::string_view text, std::size_t at) {
  if (text.substr(at, 2) == "//")
    return {at, std::min(text.find_first_of("\r\n", at), text.size())};
  if (text.substr(at, 2) != "/*") return {at, at};
  const std::size_t close = text.find("*/", at + 2);
  return {at, close == std::string_view::npos ? at : close + 2};
}

void blank(std::string& text, Span span) {
  for (std::size_t at = span.begin; at < span.end; ++at) {
    if (text[at] != '\n' && text[at] != '\r') text[at] = ' ';
  }
}

bool ends_a_value(char c) { return c != '[' && c != '{' && c != ',' && c != ':' && c != '\0'; }

}  // namespace

JsonExtras blank_json_extras(std::string& text) {
  JsonExtras extras;
  char before = '\0';        // the last byte that is neither blank nor comment
  char before_comma = '\0';  // the one before it, when that is a comma
  std::size_t comma = 0;
  for (std::size_t at = 0; at < text.size();) {
    const char c = text[at];
    if (const Span comment = c == '/' ? comment_at(text, at) : Span{at, at}; !comment.empty()) {
      blank(text, comment);
      extras.comments.push_back(comment);
      at = comment.end;
      continue;
    }
    if ((c == ']' || c == '}') && before == ',' && ends_a_value(before_comma)) {
      blank(text, {comma, comma + 1});
      extras.commas.push_back({comma, comma + 1});
    }
    if (c == ',') {
      before_comma = before;
      comma = at;
    }
    if (!is_json_blank(c)) before = c;
    at = c == '"' ? json_string_end(text, at + 1) + 1 : at + 1;
  }
  return extras;
}

}  // namespace dexlint
