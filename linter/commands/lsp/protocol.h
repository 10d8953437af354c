// What editors call things, and what we call them: file URIs and paths, positions and bytes. Lines
// and characters of the protocol are 0-based, characters in UTF-16 code units (LSP 3.17,
// "Position").
#pragma once

#include <cstddef>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

#include "linter/commands/lsp/message_stream.h"
#include "linter/model/lines.h"
#include "linter/model/location.h"

namespace dexlint::lsp {

/// A request that was understood and cannot be carried out (LSP 3.17, "ErrorCodes"); what() is for
/// the editor's user, and holds nothing of a file.
struct RequestFailed : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// A place in a text, as an editor counts.
struct EditorPosition {
  std::size_t line = 0;
  std::size_t character = 0;
};

/// `file:///a%20b.yaml` as `/a b.yaml`; nothing for another scheme or host, or what is no path.
std::optional<std::string> path_of_uri(std::string_view uri);
/// The other way, for an absolute path.
std::string uri_of_path(std::string_view path);

/// A `Position` of a request's parameters; what is missing or no number is 0.
EditorPosition editor_position(const Json& position);
/// Byte offset in `text`; past the end of a line it is that end.
std::size_t offset_of(std::string_view text, const LineIndex& lines, EditorPosition at);

Json position_json(EditorPosition at);
/// A `Range` of the bytes.
Json range_json(const LineIndex& lines, Span bytes);
Json range_json(const Location& location);

/// The value at a path of keys, null when there is none: messages of strangers hold anything.
const Json& at_path(const Json& value, std::initializer_list<const char*> keys);
/// A string there; empty when it is none.
std::string text_at(const Json& value, std::initializer_list<const char*> keys);

}  // namespace dexlint::lsp
