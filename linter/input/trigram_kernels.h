// The innermost loop of the search for words, as each processor does it best. All kernels say the
// same of the same bytes.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace dexlint {

/// For each of three neighbouring bytes: which of eight buckets take a byte with this lower and
/// this upper half.
struct NibbleTables {
  alignas(16) std::array<std::array<std::uint8_t, 16>, 3> low;
  alignas(16) std::array<std::array<std::uint8_t, 16>, 3> high;
};

/// Places that a kernel looks at, and bytes that must be readable from the first of them on.
inline constexpr std::size_t block_places = 64;
inline constexpr std::size_t block_bytes = block_places + 4;

struct Kernel {
  std::string_view name;
  /// Bit i of the answer: a bucket takes the three bytes at `at + i`.
  std::uint64_t (*places)(const NibbleTables& tables, const char* at);
};

/// Those that this processor can run, the fastest first. The last one needs nothing special.
std::span<const Kernel> kernels();

}  // namespace dexlint
