#include "linter/input/simple_faults.h"

#include <algorithm>

#include "linter/model/byte_set.h"

namespace dexlint {
namespace {

constexpr std::size_t npos = std::string_view::npos;

bool stands_alone(std::string_view text, std::size_t at) {
  return at + 1 >= text.size() || blanks_and_breaks.contains(text[at + 1]);
}

bool is_alias(std::string_view text, std::size_t at) {
  const std::size_t end = blanks_and_breaks.find(text, at);
  return text[at] == '*' && end > at + 1 && slice(text, {at, end}).find_first_of("[]{},") == npos;
}

// The first token of the lines from `at` on, when no blank before it is a tab.
std::size_t next_token(std::string_view text, std::size_t at) {
  return text.find_first_not_of(" \r\n", at);
}

// A key and its colon, on one line.
bool is_whole_key(std::string_view text, std::size_t at, std::size_t line_end) {
  std::size_t colon = at;
  if (text[at] == '"' || text[at] == '\'') {
    SimpleYaml unused;
    if (!SimpleScalars(text, unused).quoted(at, colon)) return false;
    colon = text.find_first_not_of(' ', colon);
  } else if (starts_plain(text, at)) {
    colon = plain_line(text, at, line_end).next;
  }
  return colon < line_end && colon - at <= SimpleYaml::longest_key && text[colon] == ':' &&
         stands_alone(text, colon);
}

}  // namespace

std::optional<YamlFault> alias_fault(std::string_view text, std::size_t at, std::size_t line_end,
                                     bool may_be_key) {
  const std::size_t end = std::min(blanks_and_breaks.find(text, at), line_end);
  if (end == at + 1) return YamlFault{YamlMistake::nameless_alias, end};
  if (!is_alias(text, at)) return std::nullopt;
  const YamlFault unknown{YamlMistake::unknown_anchor, at};
  if (!may_be_key) return unknown;
  // The scanner goes on to the next line's first token.
  const std::size_t next = next_token(text, end);
  if (next == npos || next < line_end) return std::nullopt;
  return starts_plain(text, next) || is_alias(text, next) ? std::optional(unknown) : std::nullopt;
}

std::optional<YamlFault> key_fault(std::string_view text, const PlainLine& line) {
  const std::size_t next = next_token(text, line.end);
  if (line.stop != PlainLine::Stop::line || next == npos || !starts_plain(text, next))
    return std::nullopt;
  // To the scanner the text may still become a key, and the next colon comes a line too late.
  const PlainLine second = plain_line(text, next, line_end(text, next));
  if (second.stop != PlainLine::Stop::colon) return std::nullopt;
  return YamlFault{YamlMistake::second_value, second.next};
}

std::optional<YamlFault> place_fault(std::string_view text, std::size_t at, std::size_t line_end,
                                     YamlMistake mistake) {
  const bool is_dash = text[at] == '-' && stands_alone(text, at);
  if (!is_dash && !is_whole_key(text, at, line_end)) return std::nullopt;
  return YamlFault{mistake, at};
}

}  // namespace dexlint
