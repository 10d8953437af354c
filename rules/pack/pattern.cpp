#include "rules/pack/pattern.h"

#include <re2/re2.h>

#include <memory>

namespace dexlint::pack {
namespace {

constexpr std::size_t longest_pattern = 500;

Problem wrong(std::string message) { return {SkipReason::unparsed, std::move(message), {}}; }

// The library's words, without the part of the pattern that it quotes behind them.
std::string reason_of(const re2::RE2& pattern) {
  const std::string words = pattern.error().substr(0, pattern.error().find(':'));
  return words == "invalid perl operator"
             ? "RE2 has no look-ahead, no look-behind and no back references"
             : words;
}

}  // namespace

Result<PackPattern> read_pattern(const std::string& text) {
  if (text.size() > longest_pattern) return wrong("a pattern has 500 bytes at most");
  re2::RE2::Options options;
  options.set_log_errors(false);
  options.set_max_mem(std::int64_t{1} << 20);
  const auto pattern = std::make_shared<const re2::RE2>(text, options);
  if (!pattern->ok()) return wrong("expected an RE2 pattern: " + reason_of(*pattern));
  return PackPattern{text, [pattern](std::string_view value) {
                       return re2::RE2::PartialMatch(re2::StringPiece(value.data(), value.size()),
                                                     *pattern);
                     }};
}

}  // namespace dexlint::pack
