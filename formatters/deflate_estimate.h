// How large a text becomes when it is compressed, for limits that count packed bytes. Guessed from
// what deflate looks for, so that no report has to be compressed to know; never below what gzip
// makes of a text by more than its header and a thousandth.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

namespace dexlint {

class DeflateEstimate {
 public:
  /// More of a text that grows: its bytes behind those that were counted before. `text` begins as
  /// it did before.
  void count(std::string_view text);
  std::size_t bytes() const { return bytes_; }

 private:
  std::array<std::size_t, 1 << 15> last_{};  ///< behind the last place of a word, by its hash
  std::size_t counted_ = 0;
  std::size_t bytes_ = 0;
};

}  // namespace dexlint
