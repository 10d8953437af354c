// The words of JSON (RFC 8259): what a number, a literal and a string look like, and what a string
// with escapes says. simdjson finds the words and the structure; the texts and the way back to
// their bytes come from here.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "linter/model/layer.h"
#include "linter/model/span.h"

namespace dexlint {

constexpr bool is_json_blank(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }

/// Without the blanks behind it.
std::string_view without_trailing_blanks(std::string_view text);

/// Where the string ends whose first byte after the quote is `begin`: the offset of its closing
/// quote, or text.size().
std::size_t json_string_end(std::string_view text, std::size_t begin);

/// What a string says, and how it came from the bytes.
struct DecodedString {
  std::string text;
  std::vector<Segment> segments;
};

/// Decodes the part `inside` of `text`, a string without its quotes. Runs without an escape become
/// one copied segment, each escape (a surrogate pair is one) a replaced segment. Half a pair
/// becomes U+FFFD, as Go's decoder does. Nothing when an escape is none that JSON knows.
std::optional<DecodedString> decode_json_string(std::string_view text, Span inside);

}  // namespace dexlint
