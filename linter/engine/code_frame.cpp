#include "linter/engine/code_frame.h"

#include <algorithm>

#include "linter/model/characters.h"
#include "linter/model/vocabulary.h"
#include "linter/recognise/places.h"

namespace dexlint {
namespace {

constexpr std::size_t most_marked_lines = 3;
constexpr std::size_t longest_line = 4000;  // bytes; formatters cut to their width
constexpr std::size_t shown_before = 1000;  // bytes before the mark, of a longer line

// Writes one line, character for character, and notes where the marked part comes to stand.
class LineWriter {
 public:
  LineWriter(std::string_view text, const VisibleBytes& visible, const FrameRequest& request)
      : text_(text), visible_(visible), request_(request) {}

  FrameLine write(std::size_t line_1, Span line) {
    line_.line_1 = line_1;
    const Span excerpt = excerpt_of(line);
    if (excerpt.begin > line.begin) append("…", 1);
    for (std::size_t at = excerpt.begin; at < excerpt.end;) {
      const std::size_t size = std::min(character_size(text_.substr(at)), excerpt.end - at);
      if (at == request_.marked.begin || at == request_.marked.end) in_redacted_run_ = false;
      put({at, at + size});
      if (at < request_.marked.begin) line_.mark_begin = count_;
      if (at < request_.marked.end) line_.mark_end = count_;
      at += size;
    }
    return std::move(line_);
  }

 private:
  // Of a long line, what stands round the mark: a minified file has all its findings on one.
  Span excerpt_of(Span line) const {
    const std::size_t mark = std::clamp(request_.marked.begin, line.begin, line.end);
    std::size_t begin = mark - line.begin > longest_line ? mark - shown_before : line.begin;
    while (begin > line.begin && begin < mark && (text_[begin] & '\xC0') == '\x80') ++begin;
    std::size_t end = std::min(line.end, mark + longest_line);
    while (end < line.end && (text_[end] & '\xC0') == '\x80') ++end;
    return {begin, end};
  }

  bool is_shown(Span character) const {
    const Span prefix{request_.marked.begin, request_.marked.begin + request_.shown_prefix};
    return visible_.all(character) || prefix.contains(character);
  }

  void put(Span character) {
    if (is_shown(character)) {
      const std::string_view text = slice(text_, character);
      append(is_control(text) ? " " : text, 1);
      in_redacted_run_ = false;
    } else if (request_.redaction == Redaction::partial) {
      append(mask_character, 1);
    } else if (!in_redacted_run_) {
      append(redacted_word, redacted_word.size());
      in_redacted_run_ = true;
    }
  }

  void append(std::string_view text, std::size_t characters) {
    line_.text += text;
    count_ += characters;
  }

  std::string_view text_;
  const VisibleBytes& visible_;
  const FrameRequest& request_;
  FrameLine line_;
  std::size_t count_ = 0;
  bool in_redacted_run_ = false;
};

}  // namespace

std::vector<FrameLine> code_frame(const Document& document, const VisibleBytes& visible,
                                  const FrameRequest& request) {
  const LineIndex& lines = document.lines();
  const std::string_view text = document.text_layer().text();
  const std::size_t first = lines.position(request.marked.begin).line_1;
  const std::size_t last_byte =
      request.marked.empty() ? request.marked.begin : request.marked.end - 1;
  const std::size_t last_marked = lines.position(last_byte).line_1;
  const std::size_t last = std::min(last_marked, first + most_marked_lines - 1);
  std::vector<FrameLine> frame;
  for (std::size_t line_1 = std::max<std::size_t>(first, 2) - 1;
       line_1 <= last + 1 && line_1 <= lines.count(); ++line_1) {
    const Span line = lines.line(line_1);
    const bool marked = line_1 >= first && line_1 <= last;
    const bool worth_showing = !line.empty() && request.within.contains(line);
    if (marked || worth_showing)
      frame.push_back(LineWriter(text, visible, request).write(line_1, line));
  }
  return frame;
}

std::string shown_line(const Document& document, const VisibleBytes& visible, Span line,
                       std::size_t at, Redaction redaction) {
  const FrameRequest request{.marked = {at, at}, .within = line, .redaction = redaction};
  return LineWriter(document.text_layer().text(), visible, request).write(0, line).text;
}

bool is_shown(const Document& document, const VisibleBytes& visible, const Node& scalar) {
  const RootSpan root = scalar.layer->to_root(scalar.span, &document.text_layer());
  return !root.approximate && visible.all(root.span) && !scalar.unknown;
}

std::string snippet(const Document& document, const VisibleBytes& visible, const Node& about,
                    Redaction redaction) {
  const std::string_view key = key_of(about);
  std::string line = is_presentable_key(key) ? std::string(key) + ": " : std::string();
  if (!about.is_scalar()) return line + "…";
  return line + (is_shown(document, visible, about) ? one_line(about.text)
                                                    : masked(about.text, redaction));
}

}  // namespace dexlint
