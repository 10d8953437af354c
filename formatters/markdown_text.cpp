#include "formatters/markdown_text.h"

#include <fmt/format.h>

#include <cctype>

#include "formatters/escape.h"
#include "formatters/sentence.h"

namespace dexlint {
namespace {

// All punctuation as character references, which never begin or end anything.
std::string without_punctuation(std::string_view text) {
  std::string written;
  for (const char c : text) {
    if (std::ispunct(static_cast<unsigned char>(c)) != 0)
      written += fmt::format("&#{};", static_cast<int>(c));
    else
      written += c;
  }
  return written;
}

std::string markdown_argument(const Argument& argument) {
  const bool quoted =
      argument.kind() == Argument::Kind::name || argument.kind() == Argument::Kind::url;
  return quoted ? code_span(argument.text()) : markdown_text(argument.text());
}

}  // namespace

// CommonMark 2.4: any ASCII punctuation may stand behind a backslash. Braces mean nothing, and hold
// the places of a message.
std::string markdown_text(std::string_view text) {
  std::string written;
  for (const char c : printable(text)) {
    if (c == '<') {
      written += "&lt;";
      continue;
    }
    if (std::string_view("\\`*_[]>()#+-.!|~&:=$@").find(c) != std::string_view::npos)
      written += '\\';
    written += c;
  }
  return written;
}

// A backtick would end a span of backticks, and a bar the cell that it stands in; how a backslash
// before either is read differs between programs. Such text is written as HTML.
std::string code_span(std::string_view text) {
  const std::string line = printable(text);
  const bool simple = line.find_first_of("`|\\") == std::string::npos && !line.empty() &&
                      line.front() != ' ' && line.back() != ' ';
  return simple ? "`" + line + "`" : "<code>" + without_punctuation(line) + "</code>";
}

std::string markdown_message(const Finding& finding) {
  return filled(markdown_text(sentence(finding.message.text)), finding.message.arguments,
                markdown_argument);
}

}  // namespace dexlint
