#include "linter/model/encode.h"

#include <algorithm>

namespace dexlint {
namespace {

bool is_printable_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= ' ' && c <= '~'; });
}

std::string with_escaped(std::string_view text, std::string_view special, char escape) {
  std::string written;
  for (const char c : text) {
    if (special.find(c) != std::string_view::npos) written += escape;
    written += c;
  }
  return written;
}

// What could end a plain scalar or turn it into something else.
bool is_plain_safe(std::string_view text) {
  return text.find_first_of("#{}[],&*!|>'\"%@`") == std::string_view::npos &&
         text.find(": ") == std::string_view::npos && !text.ends_with(':');
}

// Alone, or together with the bytes before and behind.
bool may_open_interpolation(std::string_view text) {
  return text.find("${") != std::string_view::npos || text.find("%{") != std::string_view::npos ||
         text.starts_with('{') || text.ends_with('$') || text.ends_with('%');
}

}  // namespace

std::optional<std::string> encode(Encoding encoding, std::string_view text) {
  if (!is_printable_ascii(text)) return std::nullopt;
  switch (encoding) {
    case Encoding::file:
    case Encoding::part:
      return std::string(text);
    case Encoding::block:
      // A blank at the start of the first line would be taken for indentation.
      return text.starts_with(' ') ? std::nullopt : std::optional<std::string>(text);
    case Encoding::plain:
      return is_plain_safe(text) ? std::optional<std::string>(text) : std::nullopt;
    case Encoding::single_quoted:
      return with_escaped(text, "'", '\'');
    case Encoding::double_quoted:
    case Encoding::json_string:
      return with_escaped(text, "\"\\", '\\');
    case Encoding::hcl:
      return may_open_interpolation(text) ? std::nullopt : std::optional<std::string>(text);
    case Encoding::utf16:
    case Encoding::base64:
      return std::nullopt;
  }
  return std::nullopt;
}

bool is_plain_scalar(std::string_view text) {
  if (text.empty() || text.front() == ' ' || text.back() == ' ' || text.back() == ':') return false;
  if (text.find(": ") != std::string_view::npos || text.find(" #") != std::string_view::npos)
    return false;
  const bool followed = text.size() > 1 && text[1] != ' ';
  return std::string_view("-?:").find(text.front()) == std::string_view::npos
             ? std::string_view("#,[]{}&*!|>'\"%@`").find(text.front()) == std::string_view::npos
             : followed;
}

std::string base64_encode(std::string_view bytes) {
  static constexpr char digits[] =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string text;
  for (std::size_t at = 0; at < bytes.size(); at += 3) {
    const std::string_view group = bytes.substr(at, 3);
    std::uint32_t bits = 0;
    for (std::size_t i = 0; i < 3; ++i) {
      bits = bits << 8 | (i < group.size() ? static_cast<unsigned char>(group[i]) : 0u);
    }
    for (std::size_t i = 0; i < 4; ++i)
      text += i <= group.size() ? digits[bits >> (18 - 6 * i) & 63] : '=';
  }
  return text;
}

}  // namespace dexlint
