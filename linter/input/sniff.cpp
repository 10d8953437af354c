#include "linter/input/sniff.h"

#include <algorithm>
#include <optional>

#include "linter/input/key_line.h"
#include "linter/input/text_line.h"
#include "linter/input/utf16.h"

namespace dexlint {
namespace {

constexpr std::size_t lines_looked_at = 50;

bool is_nothing(std::string_view line) {
  const std::size_t first = line.find_first_not_of(" \t");
  return first == std::string_view::npos || line[first] == '#';
}

bool is_path(std::string_view text) {
  return !text.empty() && text.size() <= 255 && text.find('.') != std::string_view::npos &&
         std::all_of(text.begin(), text.end(), [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                  std::string_view("-_./+").find(c) != std::string_view::npos;
         });
}

// Nothing when the text ends before a line tells.
std::optional<bool> verdict(std::string_view text) {
  if (text.starts_with("#!")) return false;
  std::size_t at = text.starts_with("\xEF\xBB\xBF") ? 3 : 0;
  for (std::size_t lines = 0; lines < lines_looked_at; ++lines) {
    if (at >= text.size()) return std::nullopt;
    const TextLine line = line_at(text, at);
    const std::string_view content = slice(text, line.span);
    at = line.next;
    if (is_nothing(content)) continue;
    const bool marker = content.starts_with("---") || content.starts_with("%YAML");
    return marker || content.starts_with('{') || content.starts_with('[') ||
           read_key_line(content).has_value();
  }
  return false;
}

}  // namespace

bool looks_like_configuration(std::string_view text) { return verdict(text).value_or(false); }

bool is_encrypted_by_git_crypt(std::string_view bytes) {
  return bytes.starts_with(std::string_view("\0GITCRYPT\0", 10));
}

bool may_become_configuration(std::string_view start) {
  // What is encrypted is said to be, where it is read.
  if (detect_utf16(start) || is_encrypted_by_git_crypt(start)) return true;
  if (start.find('\0') != std::string_view::npos) return false;
  // The last line may go on behind the start.
  return verdict(start.substr(0, start.rfind('\n') + 1)).value_or(true);
}

std::string_view rendered_from(std::string_view text) {
  constexpr std::string_view mark = "# Source: ";
  for (std::size_t at = 0; at < text.size();) {
    const TextLine line = line_at(text, at);
    const std::string_view content = slice(text, line.span);
    at = line.next;
    if (content.starts_with(mark)) {
      const std::string_view path = content.substr(mark.size());
      return is_path(path) ? path : std::string_view{};
    }
    if (!is_nothing(content) && !content.starts_with("---")) break;
  }
  return {};
}

}  // namespace dexlint
