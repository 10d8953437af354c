#include "rules/shared/provider_tokens.h"

#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include "linter/model/vocabulary.h"
#include "linter/model/words.h"
#include "rules/shared/keyed_token_shapes.h"
#include "rules/shared/placeholder.h"

namespace dexlint::rules {
namespace {

constexpr std::size_t shape_count = std::size(token_shapes);
constexpr std::size_t keyed_count = std::size(keyed_token_shapes);

// Two characters that a literal may begin with, folded into 4096 places.
constexpr std::size_t place_of(char a, char b) {
  return (static_cast<unsigned char>(a) * 31U + static_cast<unsigned char>(b)) % 4096U;
}

// The shapes whose literals begin in one place, in the order of the table.
struct Beginnings {
  static constexpr std::uint16_t none = UINT16_MAX;
  std::array<std::uint16_t, 4096> first{};
  std::array<std::uint16_t, shape_count> next{};
};
constexpr Beginnings beginnings = [] {
  Beginnings all;
  all.first.fill(Beginnings::none);
  for (std::size_t i = shape_count; i-- > 0;) {
    const std::string_view literal = token_shapes[i].literal;
    std::uint16_t& first = all.first[place_of(literal[0], literal[1])];
    all.next[i] = first;
    first = static_cast<std::uint16_t>(i);
  }
  return all;
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

const RE2& pattern_of(const KeyedShape& shape) {
  static std::array<std::once_flag, keyed_count> once;
  static std::array<std::unique_ptr<const RE2>, keyed_count> compiled;
  const auto index = static_cast<std::size_t>(&shape - keyed_token_shapes);
  std::call_once(once[index], [&] {
    compiled[index] = std::make_unique<const RE2>(
        re2::StringPiece(shape.token.pattern.data(), shape.token.pattern.size()), RE2::Quiet);
  });
  return *compiled[index];
}

// Long enough that chance spells none of these into a token.
bool holds_example_word(std::string_view body) {
  std::string lower(body);
  for (char& c : lower) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  static constexpr std::string_view words[] = {"example",  "placeholder", "redacted", "changeme",
                                               "xxxxxxxx", "00000000",    "12345678"};
  return std::any_of(std::begin(words), std::end(words),
                     [&](std::string_view word) { return lower.find(word) != std::string::npos; });
}

// Most of it one character, or words, or counted up. `sub: 1234567890` is what jwt.io shows.
bool is_example(const TokenShape& shape, std::string_view token) {
  const std::size_t literal = shape.literal.empty() ? 0 : token.find(shape.literal);
  const std::string_view body = token.substr(literal + shape.literal.size());
  return is_placeholder(body) || holds_example_word(body) ||
         token.find(".eyJzdWIiOiIxMjM0NTY3ODkw") != std::string_view::npos;
}

// All of `wanted`, which stand between blanks, are in `words`.
bool holds_all(const std::vector<std::string>& words, std::string_view wanted) {
  while (!wanted.empty()) {
    const std::string_view word = wanted.substr(0, wanted.find(' '));
    if (std::find(words.begin(), words.end(), word) == words.end()) return false;
    wanted.remove_prefix(std::min(word.size() + 1, wanted.size()));
  }
  return true;
}

// All characters of the unbounded runs in token_shapes.
bool is_run_character(char c) { return is_token_character(c) || c == '-'; }

constexpr bool is_unbounded(const TokenShape& shape) {
  return shape.pattern.find(",}") != std::string_view::npos;
}
static_assert(std::none_of(std::begin(token_shapes), std::end(token_shapes),
                           [](const TokenShape& shape) {
                             return is_unbounded(shape) && shape.lead > 0;
                           }));

// Behind a `-` a token may start inside the run of another. All of them have the same end, so
// where the first is none, the later ones are none either: for each shape, how far that holds.
using Refused = std::array<std::size_t, shape_count>;

std::size_t end_of_run(std::string_view text, std::size_t at) {
  while (at < text.size() && is_run_character(text[at])) ++at;
  return at;
}

// The token of this shape whose literal stands at `at`. A token starts where a word does, so that
// no long word is looked through more than once.
std::optional<Span> match(const TokenShape& shape, std::string_view text, std::size_t at,
                          Refused& refused) {
  std::size_t& refused_to = refused[static_cast<std::size_t>(&shape - token_shapes)];
  if (at < refused_to) return std::nullopt;
  bool asked = false;
  for (std::size_t begin = at - std::min(at, shape.lead); begin <= at; ++begin) {
    if (begin > 0 && is_token_character(text[begin - 1])) continue;
    asked = true;
    const re2::StringPiece rest(text.data() + begin, text.size() - begin);
    re2::StringPiece found;
    if (!pattern_of(shape).Match(rest, 0, rest.size(), RE2::ANCHOR_START, &found, 1)) continue;
    const std::size_t end = begin + found.size();
    if (end > at && (end == text.size() || !is_token_character(text[end]))) return Span{begin, end};
  }
  if (asked && is_unbounded(shape)) refused_to = end_of_run(text, at);
  return std::nullopt;
}

}  // namespace

std::vector<FoundToken> find_tokens(std::string_view text) {
  std::vector<FoundToken> found;
  Refused refused{};
  for (std::size_t at = 0; at + 1 < text.size(); ++at) {
    std::uint16_t next = beginnings.first[place_of(text[at], text[at + 1])];
    for (; next != Beginnings::none; next = beginnings.next[next]) {
      const TokenShape& shape = token_shapes[next];
      const auto span = text.substr(at).starts_with(shape.literal) ? match(shape, text, at, refused)
                                                                   : std::nullopt;
      if (!span) continue;
      const std::string_view token = slice(text, *span);
      found.push_back(
          {&shape, *span, checksum_fits(shape.checksum, token), is_example(shape, token)});
      at = span->end - 1;
      break;
    }
  }
  return found;
}

std::optional<FoundToken> find_keyed_token(std::string_view key, std::string_view group,
                                           std::string_view value) {
  // The cheap questions first: most values are none of these.
  const bool fits = value.size() >= 16 && value.size() <= 128 &&
                    value.find_first_of("0123456789") != std::string_view::npos &&
                    value.find_first_of(" :\n") == std::string_view::npos;
  if (!fits || !is_credential(key, value, group)) return std::nullopt;
  std::vector<std::string> names = words(key);
  const std::vector<std::string> above = words(group);
  names.insert(names.end(), above.begin(), above.end());
  for (const KeyedShape& shape : keyed_token_shapes) {
    if (!holds_all(names, shape.words)) continue;
    if (!RE2::FullMatch(re2::StringPiece(value.data(), value.size()), pattern_of(shape))) continue;
    return FoundToken{&shape.token, {0, value.size()}, true, is_example(shape.token, value)};
  }
  return std::nullopt;
}

bool is_example_token(std::string_view value) {
  const std::vector<FoundToken> found = find_tokens(value);
  return found.size() == 1 && found[0].is_example && found[0].span.size() == value.size();
}

}  // namespace dexlint::rules
