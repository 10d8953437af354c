// Text from a repository must not speak to what prints it: no terminal escapes, no characters that
// turn or hide the text round them, no commands that a CI runner obeys wherever they stand in a
// line of its log. Every format passes such text through here.
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>

namespace dexlint {

/// The first character of `text` as it may be printed, and how many bytes of `text` it stands for.
/// `previous`: the character before it, `#` matters. Controls, bidirectional and invisible marks
/// are written `\x1b` or `\u202e`, bytes that are no UTF-8 `\xff`.
struct Printable {
  std::string text;
  std::size_t size_bytes = 1;
  std::size_t columns = 1;  ///< of a terminal: 2 for CJK and emoji, 0 for combining marks
};
Printable first_printable(std::string_view text, char previous = '\0');

/// All of `text` as one printable line.
std::string printable(std::string_view text);

/// The path of a URI reference: `/` stays, all but unreserved characters is percent-encoded byte by
/// byte (RFC 3986 section 2).
std::string uri_path(std::string_view path);

/// JSON, ended by a line feed, whose strings are safe to print: what printable() escapes is escaped
/// in JSON's way. Bytes that are no UTF-8 become U+FFFD. `indent`: of each level; without, all of
/// it stands on one line.
std::string json_text(const nlohmann::ordered_json& value, std::optional<int> indent = 2);

/// `text` as one printable line in XML or HTML, in an element or in an attribute's quotes. No
/// character is left that XML 1.0 forbids.
std::string markup_text(std::string_view text);

/// A path as it may begin a line of a log: `./` stands before one that would be a command there.
std::string line_start(std::string_view path);

}  // namespace dexlint
