#include "formatters/json_writer.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "formatters/escape.h"

namespace dexlint {
namespace {

constexpr bool is_plain(char c) { return c >= ' ' && c <= '~' && c != '"' && c != '\\'; }

// Bytes at the start of `text` that stand for themselves, as nearly all of a report do: ASCII that
// begins no command (escape.h), and the signs of what is masked and cut.
std::size_t plain_size(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size()) {
    if (is_plain(text[at])) {
      if (text[at] == '#' && text.substr(at + 1, 1) == "#") break;
      ++at;
    } else if (text.substr(at, 3) == "•" || text.substr(at, 3) == "…") {
      at += 3;
    } else {
      break;
    }
  }
  return at;
}

// False, with nothing written, when something in it needs more than a backslash.
bool append_plainly(std::string& to, std::string_view value) {
  const std::size_t before = to.size();
  while (true) {
    const std::size_t plain = plain_size(value);
    to += value.substr(0, plain);
    if (plain == value.size()) return true;
    const char next = value[plain];
    if (next != '"' && next != '\\') break;
    (to += '\\') += next;
    value.remove_prefix(plain + 1);
  }
  to.resize(before);
  return false;
}

}  // namespace

void JsonWriter::text(std::string_view value) {
  begin_value();
  text_ += '"';
  if (!append_plainly(text_, value)) {
    const std::string quoted = json_text(nlohmann::ordered_json(value), std::nullopt);
    text_ += std::string_view(quoted).substr(1, quoted.size() - 3);
  }
  text_ += '"';
}

void JsonWriter::text(std::string_view name, std::string_view value) {
  key(name);
  text(value);
}

void JsonWriter::number(std::string_view name, std::size_t value) {
  key(name);
  begin_value();
  std::array<char, 20> digits{};
  text_.append(digits.data(),
               std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr);
}

void JsonWriter::flag(std::string_view name, bool value) {
  key(name);
  begin_value();
  text_ += value ? "true" : "false";
}

void JsonWriter::key(std::string_view name) {
  begin_line();
  ((text_ += '"') += name) += "\": ";
  behind_key_ = true;
}

void JsonWriter::open(char bracket) {
  begin_value();
  text_ += bracket;
  ++depth_;
  is_first_ = true;
}

void JsonWriter::close(char bracket) {
  --depth_;
  if (!is_first_) (text_ += '\n').append(2 * depth_, ' ');
  text_ += bracket;
  is_first_ = false;
}

void JsonWriter::begin_value() {
  if (!behind_key_) begin_line();
  behind_key_ = false;
}

void JsonWriter::begin_line() {
  if (!is_first_) text_ += ',';
  is_first_ = false;
  (text_ += '\n').append(2 * depth_, ' ');
}

}  // namespace dexlint
