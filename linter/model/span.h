// A half-open byte range of one layer of text. Offsets only; lines and columns are made when
// something is printed.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace dexlint {

/// Bytes [begin, end) of a text that the context names. 0-based.
struct Span {
  std::size_t begin = 0;
  std::size_t end = 0;

  constexpr std::size_t size() const { return end - begin; }
  constexpr bool empty() const { return end == begin; }
  constexpr bool contains(std::size_t offset) const { return begin <= offset && offset < end; }
  constexpr bool contains(Span other) const { return begin <= other.begin && other.end <= end; }
  constexpr bool overlaps(Span other) const { return begin < other.end && other.begin < end; }
  /// The same range seen from a text that starts `by` bytes earlier.
  constexpr Span shifted(std::size_t by) const { return {begin + by, end + by}; }
  constexpr bool operator==(const Span&) const = default;
};

/// The characters of `text` under `span`, cut to what exists.
constexpr std::string_view slice(std::string_view text, Span span) {
  const std::size_t begin = std::min(span.begin, text.size());
  return text.substr(begin, std::min(span.end, text.size()) - begin);
}

}  // namespace dexlint
