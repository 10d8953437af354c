#include "rules/shared/provider_tokens.h"

#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

namespace dexlint::rules {
namespace {

constexpr std::size_t shape_count = std::size(token_shapes);

// Two characters that a literal may begin with, folded into 4096 places: what passes may still be
// none.
constexpr std::size_t place_of(char a, char b) {
  return (static_cast<unsigned char>(a) * 31U + static_cast<unsigned char>(b)) % 4096U;
}
constexpr std::array<bool, 4096> begins = [] {
  std::array<bool, 4096> places{};
  for (const TokenShape& shape : token_shapes)
    places[place_of(shape.literal[0], shape.literal[1])] = true;
  return places;
}();

bool is_token_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

// Compiled when its literal is met; most runs meet none.
const RE2& pattern_of(const TokenShape& shape) {
  static std::array<std::once_flag, shape_count> once;
  static std::array<std::unique_ptr<const RE2>, shape_count> compiled;
  const auto index = static_cast<std::size_t>(&shape - token_shapes);
  std::call_once(once[index], [&] {
    compiled[index] = std::make_unique<const RE2>(
        re2::StringPiece("(" + std::string(shape.pattern) + ")"), RE2::Quiet);
  });
  return *compiled[index];
}

// The token of this shape whose literal stands at `at`. A token starts where a word does, so that
// no long word is looked through more than once.
std::optional<Span> match(const TokenShape& shape, std::string_view text, std::size_t at) {
  for (std::size_t begin = at - std::min(at, shape.lead); begin <= at; ++begin) {
    if (begin > 0 && is_token_character(text[begin - 1])) continue;
    const re2::StringPiece rest(text.data() + begin, text.size() - begin);
    re2::StringPiece found;
    if (!pattern_of(shape).Match(rest, 0, rest.size(), RE2::ANCHOR_START, &found, 1)) continue;
    const std::size_t end = begin + found.size();
    if (end > at && (end == text.size() || !is_token_character(text[end]))) return Span{begin, end};
  }
  return std::nullopt;
}

}  // namespace

std::vector<FoundToken> find_tokens(std::string_view text) {
  std::vector<FoundToken> found;
  for (std::size_t at = 0; at + 1 < text.size(); ++at) {
    if (!begins[place_of(text[at], text[at + 1])]) continue;
    const std::string_view rest = text.substr(at);
    for (const TokenShape& shape : token_shapes) {
      const auto span = rest.starts_with(shape.literal) ? match(shape, text, at) : std::nullopt;
      if (!span) continue;
      found.push_back({&shape, *span, checksum_fits(shape.checksum, slice(text, *span))});
      at = span->end - 1;
      break;
    }
  }
  return found;
}

}  // namespace dexlint::rules
