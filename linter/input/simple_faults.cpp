#include "linter/input/simple_faults.h"

#include <algorithm>

#include "linter/model/byte_set.h"

namespace dexlint {
namespace {

constexpr std::size_t npos = std::string_view::npos;

bool is_alias(std::string_view text, std::size_t at) {
  const std::size_t end = blanks_and_breaks.find(text, at);
  return text[at] == '*' && end > at + 1 && slice(text, {at, end}).find_first_of("[]{},") == npos;
}

// The first token of the lines behind `at`.
std::size_t next_token(std::string_view text, std::size_t at) {
  return std::min(text.find_first_not_of(" \r\n", at), text.size());
}

bool is_text(std::string_view text, std::size_t at) {
  if (at == text.size() || !starts_plain(text, at)) return false;
  return text[at - 1] != '\n' || !is_marker(text.substr(at));
}

// A key and its colon, on one line; or a colon whose key is missing.
bool is_whole_key(std::string_view text, std::size_t at, std::size_t line_end) {
  std::size_t colon = at;
  if (text[at] == '"' || text[at] == '\'') {
    SimpleYaml unused;
    if (!SimpleScalars(text, unused).quoted(at, colon)) return false;
    colon = text.find_first_not_of(' ', colon);
  } else if (starts_plain(text, at)) {
    const PlainLine line = plain_line(text, at, line_end);
    if (line.stop != PlainLine::Stop::colon) return false;
    colon = line.next;
  }
  return colon < line_end && colon - at <= SimpleYaml::longest_key && text[colon] == ':' &&
         stands_alone(text, colon, line_end);
}

}  // namespace

std::optional<YamlFault> alias_fault(std::string_view text, std::size_t at, std::size_t line_end,
                                     bool may_be_key) {
  const std::size_t end = std::min(blanks_and_breaks.find(text, at), line_end);
  if (end == at + 1) return YamlFault{YamlMistake::nameless_alias, end};
  if (!is_alias(text, at)) return std::nullopt;
  const YamlFault unknown{YamlMistake::unknown_anchor, at};
  if (!may_be_key) return unknown;
  // The scanner goes on to the next line's first token, and fails where a text holds a tab.
  const std::size_t next = next_token(text, end);
  if (next < line_end || next == text.size()) return std::nullopt;
  const bool is_harmless =
      is_alias(text, next) || (is_text(text, next) && text.find('\t', next) == npos);
  return is_harmless ? std::optional(unknown) : std::nullopt;
}

std::optional<YamlFault> key_fault(std::string_view text, const PlainLine& line) {
  const std::size_t next = next_token(text, line.end);
  if (line.stop != PlainLine::Stop::line || !is_text(text, next)) return std::nullopt;
  // To the scanner the text may still become a key, and the next colon comes a line too late.
  const PlainLine second = plain_line(text, next, line_end(text, next));
  if (second.stop != PlainLine::Stop::colon) return std::nullopt;
  return YamlFault{YamlMistake::second_value, second.next};
}

std::optional<YamlFault> place_fault(std::string_view text, std::size_t at, std::size_t line_end,
                                     YamlMistake mistake) {
  const bool is_dash = text[at] == '-' && stands_alone(text, at, line_end);
  if (!is_dash && !is_whole_key(text, at, line_end)) return std::nullopt;
  return YamlFault{mistake, at};
}

}  // namespace dexlint
