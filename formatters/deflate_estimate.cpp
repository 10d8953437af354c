#include "formatters/deflate_estimate.h"

#include <algorithm>
#include <cstdint>
#include <cstring>

namespace dexlint {
namespace {

// RFC 1951: a repetition is at most 258 bytes long and at most 32 KiB away, and takes up to 31
// bits; a byte that repeats nothing takes 8 on average, else deflate would store it.
constexpr std::size_t word = 4;
constexpr std::size_t longest = 258;
constexpr std::size_t window = 32'768;
constexpr std::size_t bytes_of_repetition = 4;

std::size_t hash(std::string_view text) {
  std::uint32_t value = 0;
  std::memcpy(&value, text.data(), word);
  return (value * 2654435761u) >> 17;
}

// Eight at a time, where as many are the same.
std::size_t same_bytes(std::string_view one, std::string_view other) {
  const std::size_t most = std::min({longest, one.size(), other.size()});
  std::size_t same = 0;
  while (same + 8 <= most && std::memcmp(one.data() + same, other.data() + same, 8) == 0) same += 8;
  while (same < most && one[same] == other[same]) ++same;
  return same;
}

}  // namespace

void DeflateEstimate::count(std::string_view text) {
  while (counted_ + word <= text.size()) {
    std::size_t& last = last_[hash(text.substr(counted_))];
    const std::size_t place = last;
    last = counted_ + 1;
    const bool near = place > 0 && counted_ - (place - 1) <= window;
    const std::size_t same = near ? same_bytes(text.substr(counted_), text.substr(place - 1)) : 0;
    const bool repeats = same > bytes_of_repetition;
    bytes_ += repeats ? bytes_of_repetition : 1;
    counted_ += repeats ? same : 1;
  }
}

}  // namespace dexlint
