#include "tests/support/marked.h"

namespace dexlint::test {
namespace {

constexpr std::string_view opening = "«";
constexpr std::string_view closing = "»";

}  // namespace

Marked read_marks(std::string_view marked) {
  Marked read;
  while (!marked.empty()) {
    if (marked.starts_with(opening)) {
      read.spans.push_back({read.text.size(), read.text.size()});
      marked.remove_prefix(opening.size());
    } else if (marked.starts_with(closing)) {
      read.spans.back().end = read.text.size();
      marked.remove_prefix(closing.size());
    } else {
      read.text += marked.front();
      marked.remove_prefix(1);
    }
  }
  return read;
}

std::string with_marks(std::string_view text, const std::vector<Span>& spans) {
  std::string marked;
  std::size_t at = 0;
  for (const Span& span : spans) {
    marked.append(text.substr(at, span.begin - at))
        .append(opening)
        .append(slice(text, span))
        .append(closing);
    at = span.end;
  }
  return marked.append(text.substr(at));
}

}  // namespace dexlint::test
