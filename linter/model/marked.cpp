#include "linter/model/marked.h"

#include <algorithm>

namespace dexlint {
namespace {

constexpr std::string_view opening = "«";
constexpr std::string_view closing = "»";

}  // namespace

std::optional<Marked> take_marks(std::string_view marked) {
  Marked read;
  bool open = false;
  while (!marked.empty()) {
    const bool opens = marked.starts_with(opening);
    if (opens || marked.starts_with(closing)) {
      if (opens == open) return std::nullopt;
      open = opens;
      if (opens) read.spans.push_back({read.text.size(), read.text.size()});
      read.spans.back().end = read.text.size();
      marked.remove_prefix(opens ? opening.size() : closing.size());
      continue;
    }
    read.text += marked.front();
    marked.remove_prefix(1);
  }
  if (open) return std::nullopt;
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

}  // namespace dexlint
