#include "formatters/escape.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "linter/model/utf8.h"

namespace dexlint {
namespace {

struct Range {
  char32_t first;
  char32_t last;
};

template <std::size_t size>
bool in(const std::array<Range, size>& ranges, char32_t value) {
  return std::any_of(ranges.begin(), ranges.end(),
                     [&](Range range) { return range.first <= value && value <= range.last; });
}

// C0, DEL and C1 (which some terminals obey); line and paragraph separators; bidirectional controls
// and characters without a shape, or that are none. The zero-width joiner stays: emoji are made
// with it.
constexpr std::array unprintable{
    Range{0x00, 0x1F},     Range{0x7F, 0x9F},     Range{0xAD, 0xAD},     Range{0x061C, 0x061C},
    Range{0x200B, 0x200C}, Range{0x200E, 0x200F}, Range{0x2028, 0x202E}, Range{0x2060, 0x206F},
    Range{0xFEFF, 0xFEFF}, Range{0xFFF9, 0xFFFB}, Range{0xFFFE, 0xFFFF}, Range{0xE0000, 0xE007F}};

// Unicode's East Asian Wide and Fullwidth, and emoji, in blocks.
constexpr std::array wide{Range{0x1100, 0x115F},   Range{0x231A, 0x231B},   Range{0x23E9, 0x23EC},
                          Range{0x2E80, 0x303E},   Range{0x3041, 0xA4CF},   Range{0xA960, 0xA97C},
                          Range{0xAC00, 0xD7A3},   Range{0xF900, 0xFAFF},   Range{0xFE30, 0xFE6F},
                          Range{0xFF00, 0xFF60},   Range{0xFFE0, 0xFFE6},   Range{0x1F1E6, 0x1F64F},
                          Range{0x1F680, 0x1F6FF}, Range{0x1F7E0, 0x1F7EB}, Range{0x1F900, 0x1FAFF},
                          Range{0x20000, 0x3FFFD}};
constexpr std::array combining{
    Range{0x0300, 0x036F}, Range{0x1AB0, 0x1AFF},   Range{0x1DC0, 0x1DFF},
    Range{0x200D, 0x200D}, Range{0x20D0, 0x20FF},   Range{0xFE00, 0xFE0F},
    Range{0xFE20, 0xFE2F}, Range{0x1F3FB, 0x1F3FF}, Range{0xE0100, 0xE01EF}};

// Runners look for these anywhere in a line: GitHub's older commands, Azure's, TeamCity's. Other
// commands count only at the start of a line, where no format puts text of a repository.
bool opens_command(std::string_view from_second_hash) {
  static constexpr std::array<std::string_view, 3> openings{"#[", "#vso[", "#teamcity["};
  return std::any_of(openings.begin(), openings.end(), [&](std::string_view opening) {
    return from_second_hash.size() >= opening.size() &&
           std::equal(opening.begin(), opening.end(), from_second_hash.begin(),
                      [](char a, char b) { return a == b || (a >= 'a' && a - 32 == b); });
  });
}

Printable escaped(std::string text, std::size_t size_bytes) {
  const std::size_t columns = text.size();
  return {std::move(text), size_bytes, columns};
}

// A character in JSON's escape, as one or two UTF-16 units.
std::string json_escape(char32_t value) {
  if (value < 0x10000) return fmt::format("\\u{:04x}", static_cast<unsigned>(value));
  const auto high = static_cast<unsigned>(0xD7C0 + (value >> 10));
  return fmt::format("\\u{:04x}\\u{:04x}", high, static_cast<unsigned>(0xDC00 + (value & 0x3FF)));
}

// Bytes that are printed as they are, as almost all are: ASCII, and the signs of what is masked and
// cut.
std::size_t shown_prefix(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size()) {
    const char c = text[at];
    if (c >= ' ' && c <= '~' && c != '#')
      ++at;
    else if (text.substr(at, 3) == "•" || text.substr(at, 3) == "…")
      at += 3;
    else
      break;
  }
  return at;
}

}  // namespace

Printable first_printable(std::string_view text, char previous) {
  const CodePoint point = first_code_point(text);
  const std::string_view bytes = text.substr(0, point.size_bytes);
  const auto value = static_cast<unsigned>(point.value);
  if (!point.valid) {
    std::string hex;
    for (const char byte : bytes) hex += fmt::format("\\x{:02x}", static_cast<unsigned char>(byte));
    return escaped(std::move(hex), point.size_bytes);
  }
  if (in(unprintable, point.value)) {
    return escaped(
        value < 0x100 ? fmt::format("\\x{:02x}", value) : fmt::format("\\u{:04x}", value),
        point.size_bytes);
  }
  if (previous == '#' && opens_command(text)) return escaped("\\x23", 1);
  const std::size_t columns = value < 0x300                ? 1
                              : in(combining, point.value) ? 0
                              : in(wide, point.value)      ? 2
                                                           : 1;
  return {std::string(bytes), point.size_bytes, columns};
}

std::string printable(std::string_view text) {
  std::string line;
  line.reserve(text.size());
  char previous = '\0';
  while (!text.empty()) {
    if (const std::size_t size = shown_prefix(text); size > 0) {
      line += text.substr(0, size);
      previous = text[size - 1];
      text.remove_prefix(size);
      continue;
    }
    const Printable next = first_printable(text, previous);
    line += next.text;
    previous = text[0];
    text.remove_prefix(next.size_bytes);
  }
  return line;
}

std::string uri_path(std::string_view path) {
  std::string encoded;
  for (const char c : path) {
    const bool unreserved = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                            (c >= '0' && c <= '9') ||
                            std::string_view("-._~/").find(c) != std::string_view::npos;
    if (unreserved)
      encoded += c;
    else
      encoded += fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return encoded;
}

std::string markup_text(std::string_view text) {
  std::string written;
  for (const char c : printable(text)) {
    switch (c) {
      case '&':
        written += "&amp;";
        break;
      case '<':
        written += "&lt;";
        break;
      case '>':
        written += "&gt;";
        break;
      case '"':
        written += "&quot;";
        break;
      case '\'':
        written += "&#39;";
        break;
      default:
        written += c;
    }
  }
  return written;
}

namespace {

// What a runner trims from the start of a line: White_Space of Unicode.
bool is_blank(char32_t value) {
  return value == ' ' || value == 0x85 || value == 0xA0 || value == 0x1680 ||
         (value >= 0x2000 && value <= 0x200A) || value == 0x2028 || value == 0x2029 ||
         value == 0x202F || value == 0x205F || value == 0x3000;
}

// Bytes of ASCII that mean nothing here, as almost all are.
std::size_t plain_prefix(std::string_view text) {
  const auto is_plain = [](char c) { return static_cast<unsigned char>(c) <= 0x7E && c != '#'; };
  return static_cast<std::size_t>(std::find_if_not(text.begin(), text.end(), is_plain) -
                                  text.begin());
}

}  // namespace

std::string line_start(std::string_view path) {
  std::string_view rest = path;
  while (!rest.empty() && is_blank(first_code_point(rest).value))
    rest.remove_prefix(first_code_point(rest).size_bytes);
  const bool commands = rest.starts_with(':') || rest.starts_with('#');
  return (commands ? "./" : "") + printable(path);
}

std::string json_text(const nlohmann::ordered_json& value, std::optional<int> indent) {
  // Outside its strings a dump has line feeds only among what is looked for here.
  const std::string dump =
      value.dump(indent.value_or(-1), ' ', false, nlohmann::ordered_json::error_handler_t::replace);
  std::string safe;
  safe.reserve(dump.size() + 1);
  char previous = '\0';
  for (std::string_view rest = dump; !rest.empty();) {
    if (const std::size_t size = plain_prefix(rest); previous != '#' && size > 0) {
      safe += rest.substr(0, size);
      previous = rest[size - 1];
      rest.remove_prefix(size);
      continue;
    }
    const CodePoint next = first_code_point(rest);
    const bool unsafe = (next.value > 0x7E && in(unprintable, next.value)) ||
                        (previous == '#' && opens_command(rest));
    if (unsafe)
      safe += json_escape(next.value);
    else
      safe += rest.substr(0, next.size_bytes);
    previous = rest[0];
    rest.remove_prefix(next.size_bytes);
  }
  return safe + "\n";
}

}  // namespace dexlint
