#include "linter/input/scalar_text.h"

namespace dexlint {

void ScalarText::copy(Span from) {
  if (from.empty()) return;
  const std::size_t begin = text_.size();
  text_ += slice(source_, from);
  if (copied_ && segments_.back().parent.end == from.begin) {
    segments_.back().text.end = text_.size();
    segments_.back().parent.end = from.end;
    return;
  }
  copied_ = true;
  segments_.push_back(Segment::copied({begin, text_.size()}, from));
}

void ScalarText::replace(std::string_view text, Span from) {
  if (text == slice(source_, from)) return copy(from);
  copied_ = false;
  const std::size_t begin = text_.size();
  text_ += text;
  segments_.push_back(Segment::replaced({begin, text_.size()}, from));
}

Span ScalarText::hull(Span otherwise) const {
  if (segments_.empty()) return otherwise;
  return {segments_.front().parent.begin, segments_.back().parent.end};
}

bool is_null_word(std::string_view word) {
  return word == "~" || word == "null" || word == "Null" || word == "NULL";
}

std::size_t skip_blanks(std::string_view text, std::size_t at) {
  while (at < text.size() && (text[at] == ' ' || text[at] == '\t')) ++at;
  return at;
}

std::size_t break_length(std::string_view text, std::size_t at) {
  if (at >= text.size()) return 0;
  if (text[at] == '\n') return 1;
  return text[at] == '\r' && at + 1 < text.size() && text[at + 1] == '\n' ? 2 : 0;
}

std::size_t line_end(std::string_view text, std::size_t at) {
  const std::size_t end = text.find('\n', at);
  if (end == std::string_view::npos) return text.size();
  return end > at && text[end - 1] == '\r' ? end - 1 : end;
}

std::size_t skip_space(std::string_view text, std::size_t at) {
  bool blank = at == 0 || text[at - 1] == ' ' || text[at - 1] == '\t' || text[at - 1] == '\r' ||
               text[at - 1] == '\n';
  while (at < text.size()) {
    if (text[at] == '#' && blank) {
      at = line_end(text, at);
    } else if (text[at] == ' ' || text[at] == '\t') {
      ++at;
      blank = true;
    } else if (const std::size_t length = break_length(text, at); length != 0) {
      at += length;
      blank = true;
    } else {
      break;
    }
  }
  return at;
}

Fold fold_at(std::string_view text, std::size_t at) {
  Fold fold{0, {at, at}};
  for (std::size_t next = skip_blanks(text, at);;) {
    const std::size_t length = break_length(text, next);
    if (length == 0) return fold;
    ++fold.breaks;
    next = skip_blanks(text, next + length);
    fold.span.end = next;
  }
}

}  // namespace dexlint
