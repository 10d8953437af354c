#include "rules/shared/mixed_text.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>

#include "linter/model/vocabulary.h"
#include "rules/shared/rarity.h"
#include "rules/shared/url.h"
#include "rules/shared/variable.h"

namespace dexlint::rules {
namespace {

constexpr auto npos = std::string_view::npos;
// Stand in for a reference in the text that remains.
constexpr char variable_mark = '\x01';
constexpr char action_mark = '\x02';

struct Frame {
  std::string_view begin;
  std::string_view end;
  char mark;
};

constexpr std::array<Frame, 11> frames{{{"${{", "}}", action_mark},
                                        {"{{", "}}", action_mark},
                                        {"[[ ", " ]]", action_mark},
                                        {"<<", ">>", action_mark},
                                        {"<%", "%>", action_mark},
                                        {"(@", "@)", action_mark},
                                        {"<path:", ">", action_mark},
                                        {"<secret:", ">", action_mark},
                                        {"${vault:", "}", action_mark},
                                        {"${", "}", variable_mark},
                                        {"$(", ")", variable_mark}}};

// What frames begin with.
constexpr std::string_view openings = "${[<(";
static_assert(std::all_of(frames.begin(), frames.end(), [](const Frame& frame) {
  return openings.find(frame.begin.front()) != npos;
}));

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_word(char c) { return is_letter(c) || is_digit(c) || (c & '\x80') != 0; }

// The end of the braces that open at `at`, variables in variables included.
std::size_t end_of_braces(std::string_view text, std::size_t at) {
  constexpr std::size_t most = 256;
  std::size_t depth = 0;
  for (std::size_t i = at; i < text.size() && i < at + most; ++i) {
    if (text[i] == '{') ++depth;
    if (text[i] == '}' && --depth == 0) return i + 1;
  }
  return npos;
}

// What is written about a frame's inside must fit. Longer ones are not looked through, so that many
// openers before one end cost no more than one; no name or path is that long.
bool fits(const Frame& frame, std::string_view whole) {
  constexpr std::size_t most = 256;
  if (frame.mark == action_mark && frame.begin != "<path:") return true;
  if (whole.size() > most) return false;
  return frame.begin == "<path:" ? whole.find('#') != npos : is_variable(whole);
}

// `npos` when no reference of this kind opens at `at`. `next_end` remembers where this frame's next
// end stands; it is searched for again only once it is passed.
std::size_t end_of(const Frame& frame, std::string_view text, std::size_t at,
                   std::size_t& next_end) {
  if (next_end == npos || !text.substr(at).starts_with(frame.begin)) return npos;
  if (frame.begin == "${") {
    const std::size_t end = end_of_braces(text, at + 1);
    return end != npos && is_braced_variable(text.substr(at, end - at)) ? end : npos;
  }
  const std::size_t inside = at + frame.begin.size();
  if (next_end < inside) next_end = text.find(frame.end, inside);
  if (next_end == npos) return npos;
  const std::size_t end = next_end + frame.end.size();
  return fits(frame, text.substr(at, end - at)) ? end : npos;
}

// `text` with a mark in place of each reference.
std::string marked(std::string_view text) {
  std::string remains;
  std::array<std::size_t, frames.size()> next_ends{};
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t opening = std::min(text.find_first_of(openings, at), text.size());
    remains += text.substr(at, opening - at);
    at = opening;
    if (at == text.size()) break;
    std::size_t end = npos;
    for (std::size_t i = 0; i < frames.size() && end == npos; ++i) {
      end = end_of(frames[i], text, at, next_ends[i]);
      if (end != npos) remains += frames[i].mark;
    }
    if (end == npos) remains += text[at];
    at = end == npos ? at + 1 : end;
  }
  return remains;
}

// `oauth2`, `db`, `8080`; not `9xQz`.
bool is_quiet_word(std::string_view word) {
  const auto letters = static_cast<std::size_t>(
      std::find_if_not(word.begin(), word.end(), is_letter) - word.begin());
  const std::string_view digits = word.substr(letters);
  if (!std::all_of(digits.begin(), digits.end(), is_digit)) return false;
  constexpr double chance = 6;  // above that, not even EndpointSuffix
  return digits.size() <= (letters == 0 ? 8 : 2) &&
         (letters < 8 || bits_per_character(word) < chance);
}

// `password=…` beside a reference to something else.
bool is_assigned(std::string_view text, std::size_t word) {
  if (word == 0 || text[word - 1] != '=') return false;
  std::size_t begin = word - 1;
  while (begin > 0 && (is_word(text[begin - 1]) || text[begin - 1] == '_')) --begin;
  return is_credential_key(text.substr(begin, word - 1 - begin));
}

// Words and numbers, each apart from the references by a joint; nothing assigned to a credential.
bool is_quiet(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!is_word(text[at])) continue;
    const auto stop =
        std::find_if_not(text.begin() + static_cast<std::ptrdiff_t>(at), text.end(), is_word);
    const auto end = static_cast<std::size_t>(stop - text.begin());
    const bool touches = (at > 0 && text[at - 1] == variable_mark) ||
                         (end < text.size() && text[end] == variable_mark);
    if (touches || !is_quiet_word(text.substr(at, end - at)) || is_assigned(text, at)) return false;
    at = end;
  }
  return true;
}

// Beside actions of a template stand pieces of all kinds; only what can be no piece of a name
// counts: a long run of chance.
bool is_free_of_chance(std::string_view text) {
  constexpr std::size_t shortest = 16;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of(" \n\"'=:,;@/\x02"), text.size());
    const std::string_view run = text.substr(0, end);
    if (run.size() >= shortest && is_rare(run) && std::any_of(run.begin(), run.end(), is_digit) &&
        std::any_of(run.begin(), run.end(), is_letter))
      return false;
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return true;
}

std::string_view password_of(std::string_view text, const Url& url) {
  const auto begin = static_cast<std::size_t>(url.user.data() - text.data()) + url.user.size() + 1;
  const auto host = static_cast<std::size_t>(url.host.data() - text.data());
  return begin < host ? text.substr(begin, host - begin - 1) : std::string_view{};
}

// What stands between the edges of a PEM block; all else as it is.
std::string_view body_of(std::string_view value) {
  const std::size_t begin = value.find('\n');
  const std::size_t end = value.find("\n-----END ");
  const bool block = value.starts_with("-----BEGIN ") && begin < end && end != npos;
  return block ? value.substr(begin + 1, end - begin - 1) : value;
}

}  // namespace

bool is_filled_in(std::string_view value) {
  value = body_of(value);
  const std::string text = marked(value);
  const bool variables = text.find(variable_mark) != npos;
  if (!variables && text.find(action_mark) == npos) return false;
  const bool lines = value.find('\n') != npos;
  if (lines) return !variables;
  if (const Url url = parse_url(text); url.is_absolute() && url.has_password) {
    const std::string_view password = password_of(text, url);
    return password.find_first_of("\x01\x02") != npos && is_quiet(password);
  }
  return variables ? is_quiet(text) : is_free_of_chance(text);
}

}  // namespace dexlint::rules
