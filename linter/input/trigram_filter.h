// Passes over the places of a text at which none of some hundred words can stand: each word is
// represented by three of its bytes, rare ones, and sixty-four places are looked at at once. This
// is Teddy, the literal matcher of Hyperscan, with a set behind it that lets little through which
// is not one of the threes.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <vector>

#include "linter/input/trigram_kernels.h"

namespace dexlint {

class TrigramFilter {
 public:
  TrigramFilter() : taken_(1024) {}

  /// Takes the three bytes of `word` (lower case, two bytes or more) that cost the least: those
  /// that are rare, or like others that were taken. Gives where in the word they begin.
  std::size_t add(std::string_view word);

  /// Calls `visit(place)` for each byte of `text` at which three bytes begin that were taken, and
  /// for a few that look alike, until it gives true. ASCII case is ignored. Of a word of two bytes
  /// both are looked at.
  template <typename Visit>
  void search(std::string_view text, const Visit& visit,
              const Kernel& kernel = kernels().front()) const;

 private:
  static constexpr std::size_t buckets = 8;
  using Trigram = std::array<unsigned char, 3>;
  // The bytes that a bucket takes at one place of three: all pairs of these halves.
  struct Halves {
    std::uint32_t low = 0;
    std::uint32_t high = 0;
    std::uint64_t share = 0;                        // of the bytes of a text
    std::array<std::uint64_t, 16> share_of_low{};   // with the upper halves that are there
    std::array<std::uint64_t, 16> share_of_high{};  // with the lower halves that are there
  };
  using Bucket = std::array<Halves, 3>;

  static std::uint64_t share_with(const Halves& halves, unsigned char byte);
  static void put(Halves& halves, unsigned char byte);
  static std::uint64_t cost(const Bucket& bucket, const Trigram& added);
  void take(const Trigram& trigram, std::size_t bucket);
  bool takes(std::string_view three) const;

  // Of three bytes; reads a fourth. Letters of both cases fall together, and so do some others.
  static std::size_t hash(const char* at) {
    std::uint32_t bytes = 0;
    std::memcpy(&bytes, at, 4);
    bytes = std::endian::native == std::endian::little ? bytes << 8 : bytes & 0xFFFFFF00U;
    return ((bytes | 0x20202000U) * 2654435761U) >> 16;
  }
  bool holds(const char* at) const {
    const std::size_t place = hash(at);
    return (taken_[place / 64] >> (place % 64) & 1U) != 0;
  }

  std::array<Bucket, buckets> buckets_ = {};
  NibbleTables tables_ = {};
  std::vector<std::uint64_t> taken_;  // a bit for each hash of three bytes
};

template <typename Visit>
void TrigramFilter::search(std::string_view text, const Visit& visit, const Kernel& kernel) const {
  std::array<char, block_bytes> padded;
  for (std::size_t at = 0; at < text.size(); at += block_places) {
    const char* block = text.data() + at;
    if (text.size() - at < block_bytes) {
      padded.fill('\0');
      std::memcpy(padded.data(), block, text.size() - at);
      block = padded.data();
    }
    for (std::uint64_t places = kernel.places(tables_, block); places != 0; places &= places - 1) {
      const auto place = static_cast<std::size_t>(std::countr_zero(places));
      if (holds(block + place) && at + place < text.size() && visit(at + place)) return;
    }
  }
}

}  // namespace dexlint
