#include "linter/input/simple_flow.h"

#include "linter/model/byte_set.h"

namespace dexlint {
namespace {

// Longer ones are for the parser with a guard before it (yaml_guard.h).
constexpr std::size_t most_indicators = 1'000;

constexpr ByteSet ends_of_plain(",[]{}\r\n");

bool contains(std::string_view set, char c) { return set.find(c) != std::string_view::npos; }

}  // namespace

std::optional<std::size_t> SimpleFlow::read(std::size_t at, std::size_t column) {
  at_ = at;
  column_ = column;
  indicators_ = 0;
  closing_.clear();
  if (!open()) return std::nullopt;
  while (!closing_.empty()) {
    if (closing_.back() == '}' && !key()) return std::nullopt;
    if (!value()) return std::nullopt;
  }
  return at_;
}

// To the next token; false at the end, or where it stands not deep enough.
bool SimpleFlow::skip() {
  const std::size_t from = at_;
  at_ = skip_space(text_, at_);
  if (at_ >= text_.size()) return false;
  const std::string_view skipped = slice(text_, {from, at_});
  if (contains(skipped, '\t')) return false;
  const std::size_t last_break = skipped.rfind('\n');
  return last_break == std::string_view::npos || skipped.size() - last_break - 1 > column_;
}

// At an opening bracket. An empty collection is closed at once, and what is behind it is read.
bool SimpleFlow::open() {
  const bool is_mapping = text_[at_] == '{';
  if (++indicators_ > most_indicators) return false;
  out_.events.push_back(
      {.kind = is_mapping ? SimpleEvent::Kind::mapping : SimpleEvent::Kind::sequence, .at = at_});
  closing_.push_back(is_mapping ? '}' : ']');
  ++at_;
  if (!skip()) return false;
  if (text_[at_] != closing_.back()) return true;
  close();
  return behind_value();
}

void SimpleFlow::close() {
  out_.events.push_back({.kind = SimpleEvent::Kind::end, .at = at_});
  closing_.pop_back();
  ++at_;
}

bool SimpleFlow::key() {
  const std::size_t begin = at_;
  if (!scalar() || at_ - begin > SimpleYaml::longest_key) return false;
  if (slice(text_, {begin, at_}).find('\n') != std::string_view::npos) return false;
  while (at_ < text_.size() && text_[at_] == ' ') ++at_;
  if (at_ + 1 >= text_.size() || text_[at_] != ':' || !contains(" \n\r", text_[at_ + 1]))
    return false;
  ++at_;
  return ++indicators_ <= most_indicators && skip();
}

bool SimpleFlow::value() {
  if (text_[at_] == '[' || text_[at_] == '{') return open();
  return scalar() && behind_value();
}

bool SimpleFlow::scalar() {
  if (text_[at_] != '"' && text_[at_] != '\'') return plain();
  const std::optional<SimpleEvent> found = scalars_.quoted(at_, at_);
  if (found) out_.events.push_back(*found);
  return found.has_value();
}

// On one line; up to what ends it between brackets.
bool SimpleFlow::plain() {
  if (!starts_plain(text_, at_)) return false;
  if (text_[at_] == '-' && contains(",[]{}", text_[at_ + 1])) return false;
  std::size_t end = at_;
  std::size_t i = at_;
  for (; i < text_.size() && !ends_of_plain.contains(text_[i]); ++i) {
    const char c = text_[i];
    if (c == ' ') continue;
    if (c == '\t' || c == '?') return false;
    if (c == ':' && (i + 1 >= text_.size() || contains(" \t\r\n,[]{}", text_[i + 1]))) break;
    if (c == '#' && text_[i - 1] == ' ') return false;
    end = i + 1;
  }
  SimpleEvent event{.kind = SimpleEvent::Kind::scalar, .at = at_, .content = {at_, end}};
  if (is_null_word(slice(text_, event.content))) event.kind = SimpleEvent::Kind::null;
  out_.events.push_back(event);
  at_ = i;
  return true;
}

// Behind a value: `,` and the next one, or the end of one or more collections.
bool SimpleFlow::behind_value() {
  while (!closing_.empty()) {
    if (++indicators_ > most_indicators || !skip()) return false;
    if (text_[at_] == ',') {
      ++at_;
      return skip() && text_[at_] != closing_.back();
    }
    if (text_[at_] != closing_.back()) return false;
    close();
  }
  return true;
}

}  // namespace dexlint
