// GitHub code scanning knows an alert again by primaryLocationLineHash: a hash of the text that
// starts at the alert's line, blanks left out. Its upload action adds the hash only to results that
// lack it, and uploads by API get none; so reports bring their own, and it must be the same.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace dexlint {

/// The hashes of all lines of one file, made together when the first is asked for: each ends in how
/// often it has occurred so far, so no line can be hashed alone. Not for several threads at once.
class LineHashes {
 public:
  /// The file as GitHub reads it: its bytes taken for UTF-8, a byte order mark included. Must
  /// outlive the hashes.
  explicit LineHashes(std::string_view text_of_file_utf8) : text_(text_of_file_utf8) {}

  /// `363d12219ea9fd93:1`; empty for a line that the file does not have. Lines end at LF, CR LF or
  /// a lone CR; behind a last line end there is one more line.
  std::string of_line(std::size_t line_1) const;

 private:
  std::string_view text_;
  mutable std::vector<std::string> lines_;
};

}  // namespace dexlint
