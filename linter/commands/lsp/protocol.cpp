#include "linter/commands/lsp/protocol.h"

#include <algorithm>
#include <charconv>

#include "formatters/escape.h"
#include "linter/model/utf8.h"

namespace dexlint::lsp {
namespace {

constexpr std::string_view scheme = "file://";

std::string percent_decoded(std::string_view text) {
  std::string decoded;
  for (std::size_t at = 0; at < text.size(); ++at) {
    unsigned byte = 0;
    const bool is_escape =
        text[at] == '%' && at + 2 < text.size() &&
        std::from_chars(text.data() + at + 1, text.data() + at + 3, byte, 16).ptr ==
            text.data() + at + 3;
    decoded += is_escape ? static_cast<char>(byte) : text[at];
    if (is_escape) at += 2;
  }
  return decoded;
}

std::size_t number_at(const Json& value, const char* key) {
  const Json& number = at_path(value, {key});
  return number.is_number_unsigned() ? number.get<std::size_t>() : 0;
}

EditorPosition editor_position(const LineIndex& lines, std::size_t offset) {
  const Position position = lines.position(offset);
  return {position.line_1 - 1, position.column_utf16_1 - 1};
}

}  // namespace

std::optional<std::string> path_of_uri(std::string_view uri) {
  if (!uri.starts_with(scheme)) return std::nullopt;
  uri.remove_prefix(scheme.size());
  if (uri.starts_with("localhost/")) uri.remove_prefix(std::string_view("localhost").size());
  if (!uri.starts_with('/')) return std::nullopt;
  std::string path = percent_decoded(uri);
  if (path.find('\0') != std::string::npos) return std::nullopt;
  return path;
}

std::string uri_of_path(std::string_view path) { return std::string(scheme) + uri_path(path); }

EditorPosition editor_position(const Json& position) {
  return {number_at(position, "line"), number_at(position, "character")};
}

std::size_t offset_of(std::string_view text, const LineIndex& lines, EditorPosition at) {
  if (at.line >= lines.count()) return text.size();
  const Span line = lines.line(at.line + 1);
  std::size_t offset = line.begin;
  for (std::size_t units = 0; units < at.character && offset < line.end;) {
    const CodePoint next = first_code_point(text.substr(offset, line.end - offset));
    units += next.value > 0xFFFF ? 2 : 1;
    offset += next.size_bytes;
  }
  return offset;
}

Json position_json(EditorPosition at) { return {{"line", at.line}, {"character", at.character}}; }

Json range_json(const LineIndex& lines, Span bytes) {
  return {{"start", position_json(editor_position(lines, bytes.begin))},
          {"end", position_json(editor_position(lines, bytes.end))}};
}

Json range_json(const Location& location) {
  return {{"start", position_json({location.line_1 - 1, location.column_1 - 1})},
          {"end", position_json({location.end_line_1 - 1, location.end_column_1 - 1})}};
}

const Json& at_path(const Json& value, std::initializer_list<const char*> keys) {
  static const Json nothing;
  const Json* at = &value;
  for (const char* key : keys) {
    if (!at->is_object()) return nothing;
    const auto found = at->find(key);
    if (found == at->end()) return nothing;
    at = &*found;
  }
  return *at;
}

std::string text_at(const Json& value, std::initializer_list<const char*> keys) {
  const Json& text = at_path(value, keys);
  return text.is_string() ? text.get<std::string>() : std::string();
}

}  // namespace dexlint::lsp
