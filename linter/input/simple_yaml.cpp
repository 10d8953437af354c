#include "linter/input/simple_yaml.h"

#include <cstring>

#include "linter/input/simple_faults.h"
#include "linter/input/simple_flow.h"
#include "linter/input/simple_scalars.h"

namespace dexlint {
namespace {

// Reads line by line, with the collections that are open on a stack. Each step is false where the
// text is not simple, or at fault.
class Reader {
 public:
  Reader(std::string_view text, std::size_t most, SimpleYaml& out)
      : text_(text), most_(most), out_(out), scalars_(text, out), flow_(text, scalars_, out) {}

  bool read() {
    while (at_ < text_.size()) {
      if (out_.events.size() > 2 * most_) return true;  // each value begins, and may end
      if (!line()) return false;
    }
    if (out_.events.empty()) return !marked_;
    close_all();
    return true;
  }

 private:
  struct Level {
    bool is_mapping;
    std::size_t column;
  };

  void take_line(std::size_t begin) {
    line_ = begin;
    end_ = line_end(text_, begin);
  }
  bool next_line() {
    at_ = end_ + break_length(text_, end_);
    return true;
  }
  std::size_t skip_spaces(std::size_t at) const {
    while (at < end_ && text_[at] == ' ') ++at;
    return at;
  }
  // Nothing but a comment follows.
  bool ends(std::size_t at) const {
    return at >= end_ || (text_[at] == '#' && (at == line_ || text_[at - 1] == ' '));
  }
  bool is_dash(std::size_t at) const { return text_[at] == '-' && stands_alone(text_, at, end_); }
  bool ends_key(std::size_t colon) const {
    return text_[colon] == ':' && stands_alone(text_, colon, end_);
  }
  // Nothing is read behind it.
  bool fault(std::optional<YamlFault> fault) {
    out_.fault = fault;
    return false;
  }
  bool second_value(std::size_t colon) {
    return fault(YamlFault{YamlMistake::second_value, colon});
  }
  void emit(SimpleEvent::Kind kind, std::size_t at) {
    out_.events.push_back({.kind = kind, .at = at});
  }

  bool line() {
    take_line(at_);
    const std::size_t first = skip_spaces(at_);
    if (ends(first)) return next_line();
    const bool marks = first == line_ && is_marker(text_.substr(first));
    return marks ? marker() : node(first);
  }

  // The one that begins the document.
  bool marker() {
    if (text_[line_] == '.' || marked_ || !out_.events.empty()) return false;
    marked_ = true;
    if (line_ + 3 < end_ && text_[line_ + 3] != ' ') return false;
    return ends(skip_spaces(line_ + 3)) && next_line();
  }

  bool node(std::size_t at) {
    if (!settle(at)) return fault(place_fault(text_, at, end_, misplaced()));
    for (; is_dash(at); at = skip_spaces(at + 1)) {
      entry(at);
      if (ends(skip_spaces(at + 1))) return next_line();
    }
    return content(at, true);
  }

  // Closes what the token at `at`, the first of its line, is not part of. Afterwards it is the next
  // key or dash of the innermost collection, or a value that is awaited.
  bool settle(std::size_t at) {
    const std::size_t column = at - line_;
    const bool dash = is_dash(at);
    while (!levels_.empty() && levels_.back().column >= column) {
      const Level top = levels_.back();
      if (top.column == column && top.is_mapping != dash) {
        if (awaits_) emit(SimpleEvent::Kind::null, at);
        awaits_ = false;
        return true;
      }
      // `key:` and the dashes of its value stand in one column.
      if (top.column == column && top.is_mapping) return awaits_;
      close(at);
    }
    return awaits_;
  }

  // What the next token would have to be a part of, and is not.
  YamlMistake misplaced() const {
    if (levels_.empty()) return YamlMistake::more_content;
    return levels_.back().is_mapping ? YamlMistake::no_key : YamlMistake::no_item;
  }

  void close(std::size_t at) {
    if (awaits_) emit(SimpleEvent::Kind::null, at);
    awaits_ = false;
    emit(SimpleEvent::Kind::end, at);
    levels_.pop_back();
  }

  void close_all() {
    if (levels_.empty() && awaits_) emit(SimpleEvent::Kind::null, text_.size());
    while (!levels_.empty()) close(text_.size());
  }

  // A dash: the first of a sequence, or the next of the one that is open.
  void entry(std::size_t at) {
    if (awaits_) {
      emit(SimpleEvent::Kind::sequence, at);
      levels_.push_back({false, at - line_});
    }
    awaits_ = true;
  }

  // A key or a value; a value alone behind a key, on its line.
  bool content(std::size_t at, bool may_be_key) {
    const char c = text_[at];
    if (c == '[' || c == '{') return awaits_ && flow(at);
    if (c == '|' || c == '>') return awaits_ && block(at);
    if (c == '"' || c == '\'') return quoted(at, may_be_key);
    // Behind an anchor nothing is read here, so no alias stands for anything.
    if (c == '*') return awaits_ && fault(alias_fault(text_, at, end_, may_be_key));
    return plain(at, may_be_key);
  }

  bool plain(std::size_t at, bool may_be_key) {
    if (!starts_plain(text_, at)) return false;
    const PlainLine line = plain_line(text_, at, end_);
    if (line.stop == PlainLine::Stop::refused) return false;
    if (line.stop == PlainLine::Stop::colon) {
      SimpleEvent key{.kind = SimpleEvent::Kind::scalar, .at = at, .content = {at, line.end}};
      if (is_null_word(slice(text_, key.content))) key.kind = SimpleEvent::Kind::null;
      return may_be_key ? this->key(key, line.next) : second_value(line.next);
    }
    if (!awaits_) return fault(key_fault(text_, line));
    std::size_t end = 0;
    const std::size_t least = levels_.empty() ? 0 : levels_.back().column + 1;
    const auto value = scalars_.plain(at, line, least, end);
    return value && take(*value, end);
  }

  bool quoted(std::size_t at, bool may_be_key) {
    std::size_t end = 0;
    const auto scalar = scalars_.quoted(at, end);
    if (!scalar) return false;
    const std::size_t colon = skip_spaces(end);
    const bool is_key = colon < end_ && text_[colon] == ':';
    if (is_key && may_be_key) return key(*scalar, colon);
    if (is_key) return ends_key(colon) && second_value(colon);
    return awaits_ && take(*scalar, end);
  }

  bool key(const SimpleEvent& key, std::size_t colon) {
    if (colon - key.at > SimpleYaml::longest_key) return false;
    if (!ends_key(colon)) return false;
    if (awaits_) {
      emit(SimpleEvent::Kind::mapping, key.at);
      levels_.push_back({true, key.at - line_});
    }
    out_.events.push_back(key);
    awaits_ = true;
    const std::size_t value = skip_spaces(colon + 1);
    if (ends(value)) return next_line();
    return !is_dash(value) && content(value, false);
  }

  // A value that ends at `end`, behind which its last line holds nothing more.
  bool take(const SimpleEvent& value, std::size_t end) {
    out_.events.push_back(value);
    return done(end);
  }

  bool done(std::size_t end) {
    awaits_ = false;
    if (end > end_) take_line(text_.rfind('\n', end - 1) + 1);
    return ends(skip_spaces(end)) && next_line();
  }

  bool flow(std::size_t at) {
    if (levels_.empty()) return false;
    const std::optional<std::size_t> end = flow_.read(at, levels_.back().column);
    return end && done(*end);
  }

  bool block(std::size_t at) {
    if (levels_.empty()) return false;
    std::size_t end = 0;
    const auto value = scalars_.block(at, levels_.back().column, end);
    if (!value) return false;
    out_.events.push_back(*value);
    awaits_ = false;
    at_ = end;
    return true;
  }

  std::string_view text_;
  std::size_t most_;
  SimpleYaml& out_;
  SimpleScalars scalars_;
  SimpleFlow flow_;
  std::vector<Level> levels_;
  std::size_t at_ = 0;    // start of the next line
  std::size_t line_ = 0;  // start of the current one
  std::size_t end_ = 0;   // of the current one, without its break
  bool awaits_ = true;    // a value: of the document, a key or a dash
  bool marked_ = false;   // `---` was seen
};

bool is_text(std::string_view text) {
  return !text.starts_with('\xFF') && !text.starts_with('\xFE') &&
         std::memchr(text.data(), '\0', text.size()) == nullptr &&
         std::memchr(text.data(), '\x04', text.size()) == nullptr;
}

}  // namespace

std::optional<SimpleYaml> read_simple_yaml(std::string_view text, std::size_t most) {
  std::optional<SimpleYaml> yaml(std::in_place);
  if (text.empty() || !is_text(text)) return std::nullopt;
  if (!Reader(text, most, *yaml).read() && !yaml->fault) return std::nullopt;
  return yaml;
}

}  // namespace dexlint
