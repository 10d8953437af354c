#include "tests/support/leaks.h"

#include <algorithm>
#include <cctype>
#include <cstring>
#include <nlohmann/json.hpp>
#include <string_view>

#include "linter/model/encode.h"

namespace dexlint::test {
namespace {

std::set<std::string> windows(std::string_view text, std::size_t size) {
  std::set<std::string> parts;
  for (std::size_t at = 0; at + size <= text.size(); ++at) parts.emplace(text.substr(at, size));
  return parts;
}

std::string json_escaped(const std::string& text, bool ascii) {
  const std::string quoted = nlohmann::json(text).dump(-1, ' ', ascii);
  return quoted.substr(1, quoted.size() - 2);
}

std::string hex(std::string_view text, std::string_view digits) {
  std::string written;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    written += {digits[byte / 16], digits[byte % 16]};
  }
  return written;
}

// As `encodeURIComponent` writes it, and with `strict` as those do who leave nothing but letters
// and digits.
std::string url_escaped(std::string_view text, bool strict) {
  std::string written;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool kept =
        std::isalnum(byte) != 0 || (!strict && std::strchr("-_.!~*'()", c) != nullptr);
    if (kept)
      written += c;
    else
      written += "%" + hex(std::string_view(&c, 1), "0123456789ABCDEF");
  }
  return written;
}

// What base64 of any text around `value` must hold, whatever the alignment.
std::string inner_base64(std::string_view value, std::size_t shift) {
  const std::string encoded = dexlint::base64_encode(std::string(shift, 'x') + std::string(value));
  return encoded.substr(4, encoded.size() - 8);
}

/// Lines put together again that something has cut and indented.
std::string without_breaks(std::string_view text) {
  std::string joined;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '\n')
      at = std::min(text.find_first_not_of(" \t\r\n|", at), text.size()) - 1;
    else
      joined += text[at];
  }
  return joined;
}

std::string without_colors(std::string_view text) {
  std::string plain;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '\x1B')
      at = std::min(text.find('m', at), text.size());
    else
      plain += text[at];
  }
  return plain;
}

}  // namespace

std::set<std::string> forbidden(const std::string& value) {
  std::set<std::string> all = windows(value, 8);
  all.merge(windows(json_escaped(value, false), 8));
  all.merge(windows(json_escaped(value, true), 8));
  for (const bool strict : {false, true}) all.merge(windows(url_escaped(value, strict), 10));
  for (const std::string_view digits : {"0123456789abcdef", "0123456789ABCDEF"})
    all.merge(windows(hex(value, digits), 16));
  for (const std::size_t shift : {0U, 1U, 2U}) {
    const std::string inner = inner_base64(value, shift);
    all.merge(windows(inner, std::min<std::size_t>(inner.size(), 10)));
  }
  return all;
}

std::string leak(const std::string& output, const std::set<std::string>& parts) {
  for (const std::string& text : {output, without_colors(output), without_breaks(output)}) {
    for (const std::string& part : parts) {
      const std::size_t at = text.find(part);
      if (at == std::string::npos) continue;
      const std::size_t begin = text.rfind('\n', at) + 1;
      return "`" + part + "` in: " + text.substr(begin, text.find('\n', at) - begin);
    }
  }
  return {};
}

}  // namespace dexlint::test
