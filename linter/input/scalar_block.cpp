#include <algorithm>
#include <string>
#include <vector>

#include "linter/input/scalar_decode.h"

namespace dexlint {
namespace {

struct Line {
  Span text;         ///< without the break
  std::size_t next;  ///< start of the next line
  std::size_t spaces;

  bool blank() const { return spaces == text.size(); }
  Span ending() const { return {text.end, next}; }
};

/// What ends a line: in a source LF or CR LF, in a decoded value LF only.
enum class Breaks { source, decoded };

Line line_at(std::string_view text, std::size_t at, Breaks breaks = Breaks::source) {
  const std::size_t end =
      breaks == Breaks::source ? line_end(text, at) : std::min(text.find('\n', at), text.size());
  const std::size_t first = std::min(text.find_first_not_of(' ', at), end);
  return {{at, end}, end + break_length(text, end), first - at};
}

/// The first line that has more than spaces; what is longest among the blank lines before it.
struct FirstLine {
  bool found = false;
  std::size_t spaces = 0;
  std::size_t longest_blank = 0;
};

FirstLine first_line(std::string_view text, std::size_t at, Breaks breaks) {
  FirstLine first;
  while (at < text.size()) {
    const Line line = line_at(text, at, breaks);
    if (!line.blank()) return {true, line.spaces, first.longest_blank};
    first.longest_blank = std::max(first.longest_blank, line.spaces);
    at = line.next;
  }
  return first;
}

bool is_document_marker(std::string_view text, Line line) {
  const std::string_view start = slice(text, line.text).substr(0, 4);
  return (start.starts_with("---") || start.starts_with("...")) &&
         (start.size() == 3 || start[3] == ' ' || start[3] == '\t');
}

/// Where the lines of a block scalar stop, and what is cut off each.
struct Shape {
  bool has_text = false;  ///< some line has more than spaces
  std::size_t indentation = 0;

  /// The difference between the first line here and in the parser's value settles `|2`, `|` and
  /// lines that start deeper.
  static Shape of(std::string_view text, std::size_t content, std::string_view value) {
    const FirstLine decoded = first_line(value, 0, Breaks::decoded);
    const FirstLine source = first_line(text, content, Breaks::source);
    const auto less = [](std::size_t a, std::size_t b) { return a > b ? a - b : 0; };
    if (decoded.found) return {true, less(source.spaces, decoded.spaces)};
    return {false, less(source.longest_blank, decoded.longest_blank)};
  }
  bool holds(std::string_view text, Line line) const {
    if (line.blank()) return true;
    if (!has_text || line.spaces < indentation) return false;
    return indentation != 0 || !is_document_marker(text, line);
  }
};

/// Joins lines as YAML 1.2.2, 8.1 says. A break is held back until the next line tells whether it
/// folds.
class Lines {
 public:
  Lines(std::string_view text, bool folds, ScalarText& out)
      : text_(text), folds_(folds), out_(out) {}

  void content(Span line, Span ending) {
    const bool deeper = text_[line.begin] == ' ' || text_[line.begin] == '\t';
    if (folds_ && started_ && !deeper && !was_deeper_) {
      if (empty_.empty()) out_.replace(" ", held_);
    } else {
      put(held_);
    }
    std::for_each(empty_.begin(), empty_.end(), [this](Span each) { put(each); });
    empty_.clear();
    out_.copy(line);
    held_ = ending;
    was_deeper_ = deeper;
    started_ = true;
  }
  void empty(Span ending) { empty_.push_back(ending); }
  /// `chomping`: `-`, `+`, or blank for the default.
  void finish(char chomping) {
    if (chomping != '-') put(held_);
    if (chomping == '+') std::for_each(empty_.begin(), empty_.end(), [this](Span e) { put(e); });
  }

 private:
  void put(Span ending) {
    if (!ending.empty()) out_.replace("\n", ending);
  }
  std::string_view text_;
  bool folds_;
  ScalarText& out_;
  Span held_;                ///< the break of the last line with content
  std::vector<Span> empty_;  ///< breaks of the empty lines since then
  bool was_deeper_ = false;
  bool started_ = false;
};

}  // namespace

std::size_t decode_block(std::string_view text, std::size_t at, std::string_view value,
                         ScalarText& out) {
  const std::size_t header_end = line_end(text, at);
  const std::string_view header =
      slice(text, {at + 1, std::min(text.find_first_not_of("+-123456789", at + 1), header_end)});
  const char chomping = header.find('-') != header.npos   ? '-'
                        : header.find('+') != header.npos ? '+'
                                                          : ' ';
  const std::size_t content = header_end + break_length(text, header_end);
  const Shape shape = Shape::of(text, content, value);
  Lines lines(text, text[at] == '>', out);
  std::size_t next = content;
  while (next < text.size()) {
    const Line line = line_at(text, next);
    if (!shape.holds(text, line)) break;
    if (shape.has_text && line.text.size() > shape.indentation) {
      lines.content({line.text.begin + shape.indentation, line.text.end}, line.ending());
    } else {
      lines.empty(line.ending());
    }
    next = line.next;
  }
  lines.finish(chomping);
  // At the end of a file without a last break, the parser may add the one that is missing.
  if (next == text.size() && value.size() == out.text().size() + 1 && value.ends_with('\n'))
    out.replace("\n", {next, next});
  return header_end;
}

}  // namespace dexlint
