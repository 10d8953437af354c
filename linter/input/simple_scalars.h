// Scalars of simple_yaml.h: where one ends and what it says, told from the source alone.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "linter/input/simple_yaml.h"
#include "linter/model/span.h"

namespace dexlint {

/// The part of a plain scalar that stands on one line.
struct PlainLine {
  enum class Stop { line, colon, comment, refused };

  Stop stop = Stop::refused;
  std::size_t end = 0;   ///< behind the last byte that is no blank
  std::size_t next = 0;  ///< of what stopped it
};

/// Reads from `at`, no blank, to the end of its line, `line_end`, outside of brackets.
PlainLine plain_line(std::string_view text, std::size_t at, std::size_t line_end);

/// True when a line that begins with `line` may be a document's marker, which ends every scalar.
bool is_marker(std::string_view line);

/// True when the indicator at `at` is one: a space follows, or the end of its line.
bool stands_alone(std::string_view text, std::size_t at, std::size_t line_end);

/// False for what opens something else than a plain scalar, or may.
bool starts_plain(std::string_view text, std::size_t at);

/// Reads scalars of one document and keeps what had to be decoded.
class SimpleScalars {
 public:
  /// Both must outlive it.
  SimpleScalars(std::string_view text, SimpleYaml& out) : text_(text), out_(out) {}

  /// Each gives the scalar, its `at` and `content` filled in, or nothing when it is not simple.
  /// `end` becomes the offset behind it.

  /// A plain scalar that begins with `first`, at `at`, and goes on in lines from column `least` on.
  /// Where one of these is a key, that is the document's `fault`.
  std::optional<SimpleEvent> plain(std::size_t at, const PlainLine& first, std::size_t least,
                                   std::size_t& end);
  /// A quoted scalar whose opening quote is at `at`; it may span lines.
  std::optional<SimpleEvent> quoted(std::size_t at, std::size_t& end);
  /// The block scalar whose `|` or `>` is at `at`, with lines deeper than `column`. `end`: the next
  /// line.
  std::optional<SimpleEvent> block(std::size_t at, std::size_t column, std::size_t& end);

 private:
  void keep(SimpleEvent& event, ScalarText decoded, Span otherwise);

  std::string_view text_;
  SimpleYaml& out_;
};

}  // namespace dexlint
