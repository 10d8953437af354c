// Text put together from pieces of a source, with the segments that lead back to it. Used by what
// decodes YAML scalars.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "linter/model/layer.h"
#include "linter/model/span.h"

namespace dexlint {

/// Builds a decoded text and its segments side by side. Bytes of the source between two pieces
/// stand for nothing.
class ScalarText {
 public:
  /// `source` must outlive this.
  explicit ScalarText(std::string_view source) : source_(source) {}

  /// Appends the bytes `from` as they are; joins the piece before when they are neighbours.
  void copy(Span from);
  /// Appends `text`, which the bytes `from` stand for as a whole.
  void replace(std::string_view text, Span from);

  const std::string& text() const { return text_; }
  const std::vector<Segment>& segments() const { return segments_; }
  std::string take_text() { return std::move(text_); }
  std::vector<Segment> take_segments() { return std::move(segments_); }
  /// From the first piece's first byte to the last one's end; `otherwise` when there is no piece.
  Span hull(Span otherwise) const;

 private:
  std::string_view source_;
  std::string text_;
  std::vector<Segment> segments_;
  bool copied_ = false;  // the last piece; a break folded to a space is 1:1 too and is no copy
};

/// True when YAML takes the plain scalar `word` for null.
bool is_null_word(std::string_view word);
/// Offset behind the spaces and tabs at `at`.
std::size_t skip_blanks(std::string_view text, std::size_t at);
/// Length of the line break at `at`: 2 for CR LF, 1 for LF, 0 when there is none. A lone CR is no
/// break to YAML's parser.
std::size_t break_length(std::string_view text, std::size_t at);
/// Offset of the line break at or behind `at`, or the end of the text.
std::size_t line_end(std::string_view text, std::size_t at);
/// Offset behind blanks, line breaks and comments (a `#` needs a blank, a break or the text's start
/// before it).
std::size_t skip_space(std::string_view text, std::size_t at);
/// A break between two lines of a flow scalar: blanks before it, empty lines, the indentation
/// behind.
struct Fold {
  std::size_t breaks = 0;  ///< 0: there is no break at this place
  Span span;
};
/// The fold that starts at `at`, where the blanks before the break may start.
Fold fold_at(std::string_view text, std::size_t at);

}  // namespace dexlint
