#include "linter/input/json_diagnosis.h"

#include <algorithm>
#include <optional>
#include <string>

#include "linter/input/json_token.h"
#include "linter/model/json_words.h"

namespace dexlint {
namespace {

bool is_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
         c == '+' || c == '-' || c == '.';
}

class Diagnosis {
 public:
  Diagnosis(std::string_view text, std::size_t max_depth) : text_(text), max_depth_(max_depth) {}

  Problem run() {
    while (!problem_ && !done_) step();
    if (problem_) return *std::move(problem_);
    return {SkipReason::unparsed, "expected JSON, found something else", {0, 0}};
  }

 private:
  // What may stand at the place reached: the first item of a collection, a further one (or the
  // text's only value), or what follows a value.
  enum class Expect { first_item, item, separator };

  void step() {
    while (at_ < text_.size() && is_json_blank(text_[at_])) ++at_;
    if (expect_ == Expect::separator) return separator();
    if (expect_ == Expect::first_item && take(closing())) return leave();
    if (in_object() && !key()) return;
    value();
  }

  void separator() {
    if (open_.empty()) {
      done_ = at_ == text_.size();
      if (!done_) expected("the end of the text");
    } else if (take(',')) {
      expect_ = Expect::item;
    } else if (take(closing())) {
      leave();
    } else {
      expected(in_object() ? "`,` or `}`" : "`,` or `]`");
    }
  }

  bool key() {
    if (!take('"')) {
      expected(expect_ == Expect::first_item ? "a key in double quotes or `}`"
                                             : "a key in double quotes");
      return false;
    }
    string();
    while (at_ < text_.size() && is_json_blank(text_[at_])) ++at_;
    if (!problem_ && !take(':')) expected("`:` after a key");
    while (at_ < text_.size() && is_json_blank(text_[at_])) ++at_;
    return !problem_;
  }

  void value() {
    expect_ = Expect::separator;
    if (take('"')) return string();
    if (const char c = peek(); c == '[' || c == '{') return enter(c);
    const Span word = word_here();
    if (is_json_bare(slice(text_, word))) {
      at_ = word.end;
    } else {
      const bool number =
          peek() == '-' || peek() == '+' || peek() == '.' || (peek() >= '0' && peek() <= '9');
      if (!number) return expected("a value");
      fail("expected a number as JSON writes it, found another spelling", word);
    }
  }

  void string() {
    const std::size_t begin = at_;
    const std::size_t end = json_string_end(text_, begin);
    for (; at_ < end; ++at_) {
      if (static_cast<unsigned char>(text_[at_]) < 0x20)
        return expected("`\"` at the end of a string");
      if (text_[at_] == '\\' && !escape(end)) return;
    }
    if (end == text_.size()) return expected("`\"` at the end of a string");
    at_ = end + 1;
  }

  // Stops on the last byte of the escape.
  bool escape(std::size_t end) {
    const std::size_t size = text_.substr(at_).starts_with("\\u") ? 6 : 2;
    const Span span{at_, std::min(at_ + size, end)};
    if (!decode_json_string(text_, span)) {
      fail("expected an escape that JSON knows, found another", span);
      return false;
    }
    at_ = span.end - 1;
    return true;
  }

  void enter(char bracket) {
    if (open_.size() == max_depth_) {
      problem_ = {SkipReason::too_deep,
                  "nested deeper than " + std::to_string(max_depth_) + " levels",
                  {at_, at_ + 1}};
      return;
    }
    open_ += bracket;
    ++at_;
    expect_ = Expect::first_item;
  }

  void leave() {
    open_.pop_back();
    expect_ = Expect::separator;
  }

  bool in_object() const { return !open_.empty() && open_.back() == '{'; }
  char closing() const { return in_object() ? '}' : ']'; }
  char peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }
  bool take(char c) {
    if (at_ == text_.size() || text_[at_] != c) return false;
    ++at_;
    return true;
  }

  Span word_here() const {
    std::size_t end = at_;
    while (end < text_.size() && is_word(text_[end])) ++end;
    return {at_, end};
  }

  void expected(std::string_view what) {
    const Span word = word_here();
    const std::size_t one = at_ < text_.size() ? at_ + 1 : at_;
    fail("expected " + std::string(what) + ", found " + found(), {at_, std::max(word.end, one)});
  }

  std::string found() const {
    if (at_ == text_.size()) return "the end of the text";
    const char c = text_[at_];
    if (std::string_view("[]{}:,").find(c) != std::string_view::npos)
      return std::string("`") + c + "`";
    if (c == '"') return "a string";
    if (c == '\n' || c == '\r') return "a line break";
    if (static_cast<unsigned char>(c) < 0x20) return "a control character";
    if (c == '-' || c == '+' || c == '.' || (c >= '0' && c <= '9')) return "a number";
    if (text_.substr(at_).starts_with("/*")) return "a comment that is not closed";
    return is_word(c) ? "a word without quotes" : "another character";
  }

  void fail(std::string message, Span span) {
    problem_ = {SkipReason::unparsed, std::move(message), span};
  }

  std::string_view text_;
  std::size_t max_depth_;
  std::size_t at_ = 0;
  std::string open_;
  Expect expect_ = Expect::item;
  bool done_ = false;
  std::optional<Problem> problem_;
};

}  // namespace

Problem diagnose_json(std::string_view text, std::size_t max_depth) {
  return Diagnosis(text, max_depth).run();
}

}  // namespace dexlint
