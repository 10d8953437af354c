// Where one YAML scalar ends, and how its text came from the source. yaml-cpp gives a start mark
// and a value; a linter that points at bytes and writes fixes needs the content's bytes and the way
// between both. The text is decoded once more from the source by YAML's own rules, and must equal
// the parser's value, or the caller is told.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "linter/model/layer.h"
#include "linter/model/node.h"
#include "linter/model/span.h"

namespace dexlint {

/// What the source says against what the parser said.
enum class Agreement {
  same,
  /// They differ in one of the ways in which yaml-cpp is known to be wrong (parser_is_wrong() lists
  /// them). `text` is the source's.
  parser_is_wrong,
  /// They differ otherwise, or nothing was found at the mark. Only `style` holds.
  differs,
  /// There is no closing quote, which the parser may let pass.
  unclosed,
};

/// One scalar in a text. Offsets are bytes of that text.
struct ScalarSpan {
  ScalarStyle style = ScalarStyle::plain;
  Agreement agreement = Agreement::differs;
  /// The content inside quotes. Of a block scalar: from the first byte that is part of the value to
  /// the last one, so the last line's break is inside when the value has it, and leading empty
  /// lines are.
  Span span = {};
  /// Behind the closing quote; else the span's end.
  std::size_t end = 0;
  /// The decoded value and its segments; both empty when the value is the bytes under `span`.
  /// Source bytes between two segments stand for nothing (indentation, blanks before a break).
  std::string text = {};
  std::vector<Segment> segments = {};
};

inline bool is_quoted(ScalarStyle style) {
  return style == ScalarStyle::single_quoted || style == ScalarStyle::double_quoted;
}

/// Reads the scalar at `at` (behind anchor and tag) that the parser decoded to `value`.
ScalarSpan scalar_span(std::string_view text, std::size_t at, std::string_view value);

/// Offset behind `&anchor`, `!tag` and the blanks, comments and breaks behind them; `at` itself
/// when there are none. `last_end`, when asked for, gets the end of the last anchor or tag.
std::size_t skip_properties(std::string_view text, std::size_t at, std::size_t* last_end = nullptr);

}  // namespace dexlint
