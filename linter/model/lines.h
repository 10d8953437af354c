// Where lines start, and what line and column a byte has. Made when something is printed, once a
// file.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "linter/model/span.h"

namespace dexlint {

/// 1-based; columns in UTF-16 code units, a byte order mark belonging to none.
struct Position {
  std::size_t line_1 = 1;
  std::size_t column_utf16_1 = 1;
  bool operator==(const Position&) const = default;
};

/// Lines of a text end at LF, CR LF or a lone CR, as editors and GitHub count them.
class LineIndex {
 public:
  /// `text` must outlive the index.
  explicit LineIndex(std::string_view text);

  /// Bytes that are no UTF-8 count as utf8.h says. An offset past the end is the end.
  Position position(std::size_t offset_bytes) const;
  /// The column of position() in bytes of UTF-8.
  std::size_t column_utf8_1(std::size_t offset_bytes) const;
  std::size_t count() const { return starts_.size(); }
  /// The bytes of a line without its ending (and without a byte order mark). `line_1` past the end
  /// gives an empty span.
  Span line(std::size_t line_1) const;

 private:
  /// UTF-16 units before an offset, noted now and then: a minified file has all its findings on one
  /// line, and counting from its start for each would take the square of its length.
  struct Milestone {
    std::size_t offset = 0;
    std::size_t units = 0;
  };
  void set_milestones();
  std::size_t units_before(std::size_t offset) const;

  std::string_view text_;
  std::vector<std::size_t> starts_;
  std::vector<Milestone> milestones_;
};

/// UTF-16 code units of a UTF-8 text; bytes that are no UTF-8 count as utf8.h says.
std::size_t utf16_length(std::string_view text);

}  // namespace dexlint
