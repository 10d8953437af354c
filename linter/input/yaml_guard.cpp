#include "linter/input/yaml_guard.h"

#include <algorithm>

#include "linter/input/scalar_text.h"
#include "linter/model/byte_set.h"

namespace dexlint {
namespace {

constexpr std::size_t npos = std::string_view::npos;

constexpr ByteSet double_quoted_stops("\"\\\n");
constexpr ByteSet single_quoted_stops("'\n");
constexpr ByteSet plain_stops(":#");
constexpr ByteSet flow_stops(",[]{}:#\n");
constexpr ByteSet flow_ends(",[]{}\n");
constexpr ByteSet flow_tokens(" \t\r\n,[]{}");

bool is_one_of(std::string_view set, char c) { return set.find(c) != npos; }

/// Walks the tokens of a text roughly as YAML does: enough to know which brackets are brackets.
/// Columns are 1-based here, so that 0 can stand for a parent that is not there.
class Walk {
 public:
  Walk(std::string_view text, const Budget& budget) : text_(text), budget_(budget) {}

  std::optional<Problem> run() {
    while (at_ < text_.size() && !problem_) {
      line();
      at_ += break_length(text_, at_);
    }
    return problem_;
  }

 private:
  std::size_t column() const { return at_ - line_start_ + 1; }
  bool at_end() const { return at_ >= text_.size() || break_length(text_, at_) != 0; }
  /// True when the indicator before `at` is one: a blank or a break follows.
  bool stands_alone(std::size_t at) const {
    return at >= text_.size() || blanks.contains(text_[at]) || break_length(text_, at) != 0;
  }

  void line() {
    line_start_ = at_;
    at_ = skip_blanks(text_, at_);
    if (at_end()) return;
    if (continues_ && column() > parent_ && text_[at_] != '#') return skip_line();
    continues_ = false;
    parent_ = column() - 1;
    while (!at_end() && !problem_) {
      token();
      at_ = skip_blanks(text_, at_);
    }
  }

  void skip_line() { at_ = end_of_line(); }

  /// Looked for once a line: a long line may have many tokens.
  std::size_t end_of_line() {
    if (at_ > line_end_ || line_end_ == 0) line_end_ = line_end(text_, at_);
    return line_end_;
  }

  void token() {
    const char c = text_[at_];
    const bool first = at_ == line_start_ || blanks.contains(text_[at_ - 1]);
    continues_ = false;
    if (c == '#' && first) return skip_line();
    if (is_one_of("-?:", c) && stands_alone(at_ + 1)) {
      if (c != ':') parent_ = column();
      ++at_;
    } else if (c == '&' || c == '!' || c == '*') {
      at_ = blanks_and_breaks.find(text_, at_);
    } else if (c == '[' || c == '{') {
      flow();
    } else if (c == '|' || c == '>') {
      block();
    } else {
      const std::size_t start = column();
      c == '"' || c == '\'' ? quoted() : plain();
      const std::size_t next = skip_blanks(text_, at_);
      if (next < text_.size() && text_[next] == ':' && stands_alone(next + 1)) parent_ = start;
    }
  }

  void quoted() {
    const char quote = text_[at_];
    const ByteSet& special = quote == '"' ? double_quoted_stops : single_quoted_stops;
    for (++at_; (at_ = special.find(text_, at_)) < text_.size();) {
      const char c = text_[at_++];
      if (c == '\n') line_start_ = at_;
      if (c == '\\') at_ = std::min(at_ + (at_end() ? 0U : 1U), text_.size());
      if (c != quote) continue;
      const bool doubled = quote == '\'' && at_ < text_.size() && text_[at_] == '\'';
      if (!doubled) return;
      ++at_;
    }
  }

  /// A plain scalar up to `: `, ` #` or the end of the line, behind which it may go on in deeper
  /// lines.
  void plain() {
    const std::size_t end = end_of_line();
    for (++at_; at_ < end; ++at_) {
      at_ = std::min(plain_stops.find(text_.substr(0, end), at_), end);
      if (at_ == end) break;
      if (text_[at_] == ':' && stands_alone(at_ + 1)) return;
      if (text_[at_] == '#' && blanks.contains(text_[at_ - 1])) return;
    }
    at_ = end;
    continues_ = true;
  }

  /// Skips a block scalar: all lines that are blank or deeper than what it belongs to.
  void block() {
    skip_line();
    while (at_ < text_.size()) {
      const std::size_t next = at_ + break_length(text_, at_);
      const std::size_t content = std::min(text_.find_first_not_of(' ', next), text_.size());
      const bool blank = content == text_.size() || break_length(text_, content) != 0;
      const std::string_view start = slice(text_, {next, next + 3});
      if (!blank && (content - next < parent_ || start == "---" || start == "...")) return;
      at_ = line_end(text_, content);
      line_start_ = next;
    }
  }

  /// Everything up to the bracket that closes the one at the current place.
  void flow() {
    std::size_t depth = 0, on_line = 0, in_all = 0;
    bool token_start = true;
    while (at_ < text_.size()) {
      const char c = text_[at_];
      if (c == '\n') {
        on_line = 0;
        line_start_ = ++at_;
      } else if (is_one_of(" \t\r", c)) {
        ++at_;
      } else if (is_one_of("[]{},:", c)) {
        depth += c == '[' || c == '{' ? 1U : 0U;
        depth -= c == ']' || c == '}' ? 1U : 0U;
        if (const auto problem = flow_limits(depth, ++on_line, ++in_all)) {
          problem_ = problem;
          return;
        }
        ++at_;
        token_start = c != ']' && c != '}';
        if (depth == 0) return;
      } else {
        token_start = flow_scalar(token_start);
      }
    }
  }

  std::optional<Problem> flow_limits(std::size_t depth, std::size_t on_line, std::size_t in_all) {
    if (depth > budget_.depth)
      return over(SkipReason::too_deep, budget_.depth, "nested collections", at_);
    if (on_line > budget_.flow_bytes_a_line)
      return over(SkipReason::budget, budget_.flow_bytes_a_line,
                  "brackets, commas and colons on one line of a flow collection", at_);
    if (in_all > budget_.flow_bytes)
      return over(SkipReason::budget, budget_.flow_bytes,
                  "brackets, commas and colons in one flow collection", at_);
    return std::nullopt;
  }

  /// A scalar, comment, anchor or tag between brackets. Gives whether a quote would open a scalar
  /// behind it.
  bool flow_scalar(bool token_start) {
    const char c = text_[at_];
    if (c == '#' && is_one_of(" \t\r\n", text_[at_ - 1])) return skip_line(), token_start;
    if (token_start && is_one_of("&!*", c)) {
      at_ = flow_tokens.find(text_, at_);
      return true;
    }
    if (token_start && is_one_of("\"'", c)) return quoted(), false;
    for (++at_; at_ < text_.size(); ++at_) {
      at_ = flow_stops.find(text_, at_);
      if (at_ == text_.size() || flow_ends.contains(text_[at_])) break;
      if (text_[at_] == '#' && blanks.contains(text_[at_ - 1])) break;
      if (text_[at_] == ':' && (stands_alone(at_ + 1) || is_one_of(",[]{}", text_[at_ + 1]))) break;
    }
    return false;
  }

  std::string_view text_;
  const Budget& budget_;
  std::size_t at_ = 0;
  std::size_t line_start_ = 0;
  std::size_t line_end_ = 0;
  std::size_t parent_ = 0;  ///< column that deeper lines of a scalar must be beyond
  bool continues_ = false;  ///< the last line ended in a plain scalar
  std::optional<Problem> problem_;
};

}  // namespace

std::optional<Problem> refuse_yaml(std::string_view text, const Budget& budget) {
  if (text.size() > budget.bytes)
    return over(SkipReason::too_large, budget.bytes, "bytes in a document", 0);
  if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF"))
    return Problem{SkipReason::encoding, "expected UTF-8, found UTF-16", {0, 2}};
  if (const std::size_t at = std::min(text.find('\0'), text.find('\x04')); at != npos)
    return Problem{SkipReason::binary, "expected text, found a control character", {at, at + 1}};
  return Walk(text, budget).run();
}

}  // namespace dexlint
