#include "linter/input/strict_reader.h"

namespace dexlint {

std::string_view kind_in_words(const Node& node) {
  if (node.is_mapping()) return "a mapping";
  if (node.is_sequence()) return "a list";
  return node.style == ScalarStyle::absent ? "nothing" : "a text";
}

bool is_nothing(const Node& node) {
  return node.is_scalar() && (node.style == ScalarStyle::absent ||
                              (node.style == ScalarStyle::plain && Scalar(&node).text() == "~"));
}

std::string choices_in_words(std::span<const std::string_view> words) {
  std::string text;
  for (std::size_t i = 0; i < words.size(); ++i)
    text += (i == 0 ? "" : i + 1 == words.size() ? " or " : ", ") + std::string(words[i]);
  return text;
}

Problem problem_at(const Document& document, Span span, const std::string& message) {
  const Position position = document.lines().position(span.begin);
  return {SkipReason::unparsed,
          std::string(document.path()) + ":" + std::to_string(position.line_1) + ":" +
              std::to_string(position.column_utf16_1) + ": " + message,
          span};
}

}  // namespace dexlint
