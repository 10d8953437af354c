#include "linter/engine/line_hash.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <unordered_map>

#include "linter/model/utf8.h"

namespace dexlint {
namespace {

constexpr std::size_t window_units = 100;
constexpr std::uint64_t base = 37;
constexpr char16_t end_mark = 0xFFFF;

constexpr std::uint64_t power(std::uint64_t of, std::size_t exponent) {
  std::uint64_t product = 1;
  for (; exponent > 0; --exponent) product *= of;
  return product;
}

// The UTF-16 units that count: no blanks, each line end as one LF, an end mark. A blank between CR
// and LF parts them, as it does for GitHub.
class Squeezed {
 public:
  explicit Squeezed(std::string_view text) {
    units_.reserve(text.size() + 1);
    while (!text.empty()) {
      const CodePoint next = first_code_point(text);
      text.remove_prefix(next.size_bytes);
      add(next.value);
    }
    units_.push_back(end_mark);
  }
  const std::vector<char16_t>& units() const { return units_; }

 private:
  void add(char32_t value) {
    const bool ends_pair = after_cr_ && value == U'\n';
    after_cr_ = value == U'\r';
    if (value == U' ' || value == U'\t' || ends_pair) return;
    if (value >= 0x10000) {
      units_.push_back(static_cast<char16_t>(0xD7C0 + (value >> 10)));
      units_.push_back(static_cast<char16_t>(0xDC00 + (value & 0x3FF)));
    } else {
      units_.push_back(value == U'\r' ? u'\n' : static_cast<char16_t>(value));
    }
  }

  std::vector<char16_t> units_;
  bool after_cr_ = false;
};

std::string hex(std::uint64_t value) {
  std::array<char, 16> digits{};
  const auto written = std::to_chars(digits.data(), digits.data() + digits.size(), value, 16);
  return {digits.data(), written.ptr};
}

// A polynomial over the 100 units from a line's start, rolled along all units once.
std::vector<std::string> hashes_of(const std::vector<char16_t>& units) {
  constexpr std::uint64_t leaving = power(base, window_units);
  const auto unit = [&](std::size_t at) -> std::uint64_t {
    return at < units.size() ? units[at] : 0u;
  };
  std::vector<std::string> lines;
  std::unordered_map<std::uint64_t, std::size_t> seen;
  std::uint64_t hash = 0;
  for (std::size_t at = 0; at < window_units; ++at) hash = hash * base + unit(at);
  for (std::size_t at = 0; at < units.size(); ++at) {
    if (at == 0 || units[at - 1] == u'\n')
      lines.push_back(hex(hash) + ":" + std::to_string(++seen[hash]));
    hash = hash * base + unit(at + window_units) - leaving * unit(at);
  }
  return lines;
}

}  // namespace

std::string LineHashes::of_line(std::size_t line_1) const {
  if (lines_.empty()) lines_ = hashes_of(Squeezed(text_).units());
  return line_1 == 0 || line_1 > lines_.size() ? std::string{} : lines_[line_1 - 1];
}

}  // namespace dexlint
