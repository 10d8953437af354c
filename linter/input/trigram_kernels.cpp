#include "linter/input/trigram_kernels.h"

#if defined(__x86_64__)
#include <immintrin.h>
#elif defined(__aarch64__)
#include <arm_neon.h>
#endif

namespace dexlint {
namespace {

std::uint64_t places_portable(const NibbleTables& tables, const char* at) {
  std::uint64_t places = 0;
  for (std::size_t place = 0; place < block_places; ++place) {
    unsigned taken = 0xFF;
    for (std::size_t i = 0; i < 3; ++i) {
      const auto byte = static_cast<unsigned char>(at[place + i]);
      taken &= static_cast<unsigned>(tables.low[i][byte & 15U] & tables.high[i][byte >> 4]);
    }
    places |= static_cast<std::uint64_t>(taken != 0) << place;
  }
  return places;
}

constexpr Kernel portable{"portable", places_portable};

#if defined(__x86_64__)

__attribute__((target("ssse3"))) std::uint64_t places_ssse3(const NibbleTables& tables,
                                                            const char* at) {
  const __m128i half = _mm_set1_epi8(15);
  std::uint64_t places = 0;
  for (unsigned done = 0; done < block_places; done += 16) {
    __m128i taken = _mm_set1_epi8(-1);
    for (unsigned i = 0; i < 3; ++i) {
      const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at + done + i));
      const __m128i low = _mm_load_si128(reinterpret_cast<const __m128i*>(tables.low[i].data()));
      const __m128i high = _mm_load_si128(reinterpret_cast<const __m128i*>(tables.high[i].data()));
      taken = _mm_and_si128(taken, _mm_shuffle_epi8(low, _mm_and_si128(bytes, half)));
      taken = _mm_and_si128(taken,
                            _mm_shuffle_epi8(high, _mm_and_si128(_mm_srli_epi16(bytes, 4), half)));
    }
    const auto none =
        static_cast<unsigned>(_mm_movemask_epi8(_mm_cmpeq_epi8(taken, _mm_setzero_si128())));
    places |= static_cast<std::uint64_t>(~none & 0xFFFFU) << done;
  }
  return places;
}

__attribute__((target("avx2"))) std::uint64_t places_avx2(const NibbleTables& tables,
                                                          const char* at) {
  const __m256i half = _mm256_set1_epi8(15);
  std::uint64_t places = 0;
  for (unsigned done = 0; done < block_places; done += 32) {
    __m256i taken = _mm256_set1_epi8(-1);
    for (unsigned i = 0; i < 3; ++i) {
      const __m256i bytes = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(at + done + i));
      const __m256i low = _mm256_broadcastsi128_si256(
          _mm_load_si128(reinterpret_cast<const __m128i*>(tables.low[i].data())));
      const __m256i high = _mm256_broadcastsi128_si256(
          _mm_load_si128(reinterpret_cast<const __m128i*>(tables.high[i].data())));
      taken = _mm256_and_si256(taken, _mm256_shuffle_epi8(low, _mm256_and_si256(bytes, half)));
      taken = _mm256_and_si256(
          taken, _mm256_shuffle_epi8(high, _mm256_and_si256(_mm256_srli_epi16(bytes, 4), half)));
    }
    const auto none = static_cast<std::uint32_t>(
        _mm256_movemask_epi8(_mm256_cmpeq_epi8(taken, _mm256_setzero_si256())));
    places |= static_cast<std::uint64_t>(~none) << done;
  }
  return places;
}

constexpr Kernel all[] = {{"avx2", places_avx2}, {"ssse3", places_ssse3}, portable};

std::size_t unusable() {
  if (__builtin_cpu_supports("avx2")) return 0;
  return __builtin_cpu_supports("ssse3") ? 1 : 2;
}

#elif defined(__aarch64__)

// Bit i of the answer: byte i of `bytes` is not 0.
std::uint64_t nonzero(uint8x16_t bytes) {
  static constexpr std::uint8_t bits[16] = {1, 2, 4, 8, 16, 32, 64, 128,
                                            1, 2, 4, 8, 16, 32, 64, 128};
  const uint8x16_t set = vandq_u8(vtstq_u8(bytes, bytes), vld1q_u8(bits));
  return static_cast<std::uint64_t>(vaddv_u8(vget_low_u8(set))) |
         static_cast<std::uint64_t>(vaddv_u8(vget_high_u8(set))) << 8;
}

std::uint64_t places_neon(const NibbleTables& tables, const char* at) {
  std::uint64_t places = 0;
  for (unsigned done = 0; done < block_places; done += 16) {
    uint8x16_t taken = vdupq_n_u8(0xFF);
    for (unsigned i = 0; i < 3; ++i) {
      const uint8x16_t bytes = vld1q_u8(reinterpret_cast<const std::uint8_t*>(at) + done + i);
      const uint8x16_t low =
          vqtbl1q_u8(vld1q_u8(tables.low[i].data()), vandq_u8(bytes, vdupq_n_u8(15)));
      const uint8x16_t high = vqtbl1q_u8(vld1q_u8(tables.high[i].data()), vshrq_n_u8(bytes, 4));
      taken = vandq_u8(taken, vandq_u8(low, high));
    }
    places |= nonzero(taken) << done;
  }
  return places;
}

constexpr Kernel all[] = {{"neon", places_neon}, portable};
std::size_t unusable() { return 0; }

#else

constexpr Kernel all[] = {portable};
std::size_t unusable() { return 0; }

#endif

}  // namespace

std::span<const Kernel> kernels() { return std::span(all).subspan(unusable()); }

}  // namespace dexlint
