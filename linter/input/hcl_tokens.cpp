#include "linter/input/hcl_tokens.h"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <utility>

#include "linter/input/hcl_words.h"

namespace dexlint {
namespace {

constexpr auto npos = std::string_view::npos;
constexpr std::size_t nothing_yet = std::numeric_limits<std::size_t>::max();

HclKind kind_of(std::string_view sign) {
  if (sign == "=") return HclKind::assign;
  if (sign == ":") return HclKind::colon;
  if (sign == ",") return HclKind::comma;
  if (sign.size() > 1 || std::string_view("+-*/%!<>?.&|~^").find(sign[0]) != npos)
    return HclKind::operation;
  return HclKind::other;
}

// What is open. A heredoc or string holds characters, the others hold tokens.
struct Frame {
  enum class Kind { bracket, interpolation, string, heredoc };
  Kind kind = Kind::bracket;
  std::size_t begin = 0;
  std::size_t token = 0;  // bracket: its index, where tokens are kept
  HeredocOpener opener;   // heredoc
  std::size_t line = 0;   // heredoc: where the next line starts that may end it
  std::size_t cut = nothing_yet;
};

class Scanner {
 public:
  Scanner(std::string_view text, HclLimits limits) : text_(text), limits_(limits) {}

  Result<HclTokens> run() {
    while (!problem_ && at_ < text_.size()) {
      if (open_.empty() || open_.back().kind < Frame::Kind::string) {
        main();
      } else if (open_.back().kind == Frame::Kind::string) {
        string();
      } else {
        heredoc();
      }
    }
    if (!problem_ && !open_.empty()) unclosed();
    if (problem_) return *std::move(problem_);
    add(HclKind::end, {at_, at_});
    return std::move(result_);
  }

 private:
  void main() {
    const char c = text_[at_];
    if (is_hcl_blank(c)) {
      ++at_;
    } else if (c == '\n') {
      newline();
    } else if (c == '#' || text_.substr(at_, 2) == "//" || text_.substr(at_, 2) == "/*") {
      comment();
    } else if (c == '"') {
      open_.push_back({Frame::Kind::string, at_++, 0, {}});
    } else if (c == '{' || c == '[' || c == '(') {
      open_bracket();
    } else if (c == '}' || c == ']' || c == ')') {
      close_bracket(c);
    } else if (const std::optional<HeredocOpener> opener = heredoc_opener(text_, at_)) {
      open_.push_back({Frame::Kind::heredoc, at_, 0, *opener, opener->content});
      at_ = opener->content;
    } else {
      word();
    }
  }

  // One token for all breaks that stand together.
  void newline() {
    const bool another = !result_.tokens.empty() && result_.tokens.back().kind == HclKind::newline;
    if (another) {
      ++at_;
    } else {
      take(HclKind::newline, 1);
    }
  }

  void word() {
    if (starts_hcl_name(text_[at_])) return take(HclKind::name, behind_hcl_name(text_, at_) - at_);
    if (text_[at_] >= '0' && text_[at_] <= '9')
      return take(HclKind::number, behind_hcl_number(text_, at_) - at_);
    const std::string_view sign = hcl_sign(text_.substr(at_, 3));
    take(kind_of(sign), sign.size());
  }

  void comment() {
    const bool inner = text_.substr(at_, 2) == "/*";
    std::size_t end = inner ? text_.find("*/", at_ + 2) : text_.find('\n', at_);
    if (inner && end == npos) {
      at_ = text_.size();
      return expected("`*/` at the end of a comment");
    }
    end = inner ? end + 2 : std::min(end, text_.size());
    if (!inner && text_[end - 1] == '\r') --end;
    if (interpolations_ == 0) result_.comments.push_back({at_, end});
    at_ = end;
  }

  void string() {
    at_ = std::min(text_.find_first_of("\"\\$%\r\n", at_), text_.size());
    if (at_ == text_.size()) return;
    const char c = text_[at_];
    if (c == '"') {
      ++at_;
      add(HclKind::string, {open_.back().begin, at_});
      open_.pop_back();
    } else if (c == '\r' || c == '\n') {
      expected("`\"` at the end of a string");
    } else if (c == '\\') {
      const bool pair = at_ + 1 < text_.size() && text_[at_ + 1] != '\n' && text_[at_ + 1] != '\r';
      at_ += pair ? 2 : 1;
    } else {
      template_sign();
    }
  }

  void heredoc() {
    Frame& frame = open_.back();
    if (at_ == frame.line) {
      const std::size_t first = std::min(text_.find_first_not_of(" \t\r", at_), text_.size());
      if (ends_heredoc(frame, first)) return end_heredoc(first);
      if (first < text_.size() && text_[first] != '\n')
        frame.cut = std::min(frame.cut, first - at_);
      at_ = first;
    }
    at_ = std::min(text_.find_first_of("$%\n", at_), text_.size());
    if (at_ == text_.size()) return;
    if (text_[at_] != '\n') return template_sign();
    frame.line = ++at_;
  }

  // The marker alone stands on the line whose first word is at `first`.
  bool ends_heredoc(const Frame& frame, std::size_t first) const {
    const std::string_view marker = slice(text_, frame.opener.marker);
    if (!text_.substr(first).starts_with(marker)) return false;
    const std::size_t behind = text_.find_first_not_of(" \t\r", first + marker.size());
    return behind == npos || text_[behind] == '\n';
  }

  void end_heredoc(std::size_t marker) {
    const Frame frame = open_.back();
    open_.pop_back();
    at_ = marker + frame.opener.marker.size();
    if (interpolations_ != 0) return;
    const bool cuts = frame.opener.flush && frame.cut != nothing_yet;
    add(HclKind::heredoc, {frame.begin, at_}, result_.heredocs.size());
    result_.heredocs.push_back({{frame.opener.content, frame.line}, cuts ? frame.cut : 0});
  }

  // A `$` or `%` in a template: doubled it escapes the brace behind, single it opens with it.
  void template_sign() {
    const char sign = text_[at_];
    const std::string_view next = text_.substr(at_ + 1, 2);
    if (next == std::string{sign, '{'}) {
      at_ += 3;
    } else if (next.starts_with('{')) {
      if (!enter({Frame::Kind::interpolation, at_, 0, {}})) return;
      ++interpolations_;
      at_ += 2;
    } else {
      ++at_;
    }
  }

  void open_bracket() {
    if (!enter({Frame::Kind::bracket, at_, result_.tokens.size(), {}})) return;
    take(HclKind::open, 1);
  }

  void close_bracket(char c) {
    const bool closes = !open_.empty() && closing(open_.back()) == c;
    if (!closes)
      return expected(open_.empty() ? "the end of the text" : name_of(closing(open_.back())));
    const Frame frame = open_.back();
    open_.pop_back();
    --depth_;
    if (frame.kind == Frame::Kind::bracket) {
      if (interpolations_ == 0)
        result_.tokens[frame.token].partner = static_cast<std::uint32_t>(result_.tokens.size());
      return take(HclKind::close, 1);
    }
    ++at_;
    if (--interpolations_ == 0) result_.interpolations.push_back({frame.begin, at_});
  }

  bool enter(Frame frame) {
    if (depth_ == limits_.depth) {
      problem_ = {SkipReason::too_deep,
                  "nested deeper than " + std::to_string(limits_.depth) + " levels",
                  {at_, at_ + 1}};
      return false;
    }
    ++depth_;
    open_.push_back(frame);
    return true;
  }

  char closing(const Frame& frame) const {
    const char c = text_[frame.begin];
    return frame.kind == Frame::Kind::interpolation || c == '{' ? '}' : c == '[' ? ']' : ')';
  }

  static std::string name_of(char bracket) { return std::string("`") + bracket + "`"; }

  void unclosed() {
    switch (open_.back().kind) {
      case Frame::Kind::string:
        return expected("`\"` at the end of a string");
      case Frame::Kind::heredoc:
        return expected("the line that ends a heredoc");
      case Frame::Kind::interpolation:
        return expected("`}` at the end of an interpolation");
      default:
        return expected(name_of(closing(open_.back())));
    }
  }

  void expected(const std::string& what) {
    const bool at_end = at_ == text_.size();
    const std::string found = at_end                                     ? "the end of the text"
                              : text_[at_] == '\n' || text_[at_] == '\r' ? "a line break"
                                                                         : name_of(text_[at_]);
    problem_ = {SkipReason::unparsed,
                "expected " + what + ", found " + found,
                {at_, at_end ? at_ : at_ + 1}};
  }

  void take(HclKind kind, std::size_t length) {
    add(kind, {at_, at_ + length});
    at_ += length;
  }

  // What stands inside an interpolation is none of the parser's business.
  void add(HclKind kind, Span span, std::size_t partner = 0) {
    if (interpolations_ != 0) return;
    if (result_.tokens.size() == limits_.tokens)
      problem_ = {SkipReason::budget, "more words than one text may hold", span};
    result_.tokens.push_back({kind, static_cast<std::uint32_t>(span.begin),
                              static_cast<std::uint32_t>(span.end),
                              static_cast<std::uint32_t>(partner)});
  }

  std::string_view text_;
  HclLimits limits_;
  std::size_t at_ = 0;
  std::size_t depth_ = 0;
  std::size_t interpolations_ = 0;  // open ones
  std::vector<Frame> open_;
  HclTokens result_;
  std::optional<Problem> problem_;
};

}  // namespace

Result<HclTokens> scan_hcl(std::string_view text, HclLimits limits) {
  return Scanner(text, limits).run();
}

}  // namespace dexlint
