#include "linter/input/foreign_actions.h"

#include <algorithm>
#include <array>
#include <optional>

#include "linter/input/text_line.h"
#include "linter/model/byte_set.h"

namespace dexlint {
namespace {

constexpr auto npos = std::string_view::npos;

struct Delimiters {
  std::string_view opening;
  std::string_view closing;
};

constexpr ByteSet openings("<[{(%");
constexpr std::array<Delimiters, 6> delimiters{
    {{"<<", ">>"}, {"[[", "]]"}, {"<%", "%>"}, {"{#", "#}"}, {"(@", "@)"}, {"%{", "}"}}};

// Whether one of the openings, or `${`, begins at one of the bytes before the last of `bytes`.
// Without a branch, so that many bytes are looked at with one instruction.
template <std::size_t count>
constexpr bool opens_in(const char* bytes) {
  unsigned found = 0;
  for (std::size_t i = 0; i + 1 < count; ++i) {
    const char a = bytes[i], b = bytes[i + 1];
    const bool angle = (a == '<') & ((b == '<') | (b == '%'));
    const bool bracket = ((a == '[') & (b == '[')) | ((a == '(') & (b == '@'));
    const bool brace = ((a == '{') & (b == '#')) | (((a == '%') | (a == '$')) & (b == '{'));
    found |= static_cast<unsigned>(angle | bracket | brace);
  }
  return found != 0;
}

static_assert(opens_in<2>("${"));
static_assert(std::ranges::all_of(delimiters, [](const Delimiters& each) {
  return opens_in<2>(each.opening.data());
}));

bool opens_anywhere(std::string_view text) {
  constexpr std::size_t block = 65;
  std::size_t at = 0;
  for (; text.size() - at >= block; at += block - 1) {
    if (opens_in<block>(text.data() + at)) return true;
  }
  for (; at + 1 < text.size(); ++at) {
    if (opens_in<2>(text.data() + at)) return true;
  }
  return false;
}

// `<<` as a merge key, and `[[` as a list in a list, are YAML's own.
bool is_own(std::string_view text, std::size_t begin, std::size_t end) {
  const std::string_view inner = text.substr(begin + 2, end - begin - 2);
  if (text[begin] == '<' && text[begin + 1] == '<')
    return inner.empty() || inner.front() == ':' || inner.front() == '"';
  return text[begin] == '[' && (inner.empty() || inner.front() != ' ');
}

// Finds them in one pass: where the next closing stands is looked up once, not for every opening.
class Finder {
 public:
  explicit Finder(std::string_view text) : text_(text) {}

  // Where the action that opens at `at`, on the line that ends at `line_end`, ends.
  std::optional<std::size_t> end_of_action(std::size_t at, std::size_t line_end) {
    for (std::size_t i = 0; i < delimiters.size(); ++i) {
      const Delimiters& each = delimiters[i];
      if (text_.substr(at, 2) != each.opening) continue;
      if (closings_[i] < at + 2) closings_[i] = text_.find(each.closing, at + 2);
      const std::size_t closing = closings_[i];
      const bool far = closing >= line_end && each.opening != "<%";
      if (closing == npos || far || is_own(text_, at, closing)) return std::nullopt;
      return closing + each.closing.size();
    }
    return std::nullopt;
  }

 private:
  std::string_view text_;
  std::array<std::size_t, delimiters.size()> closings_{};
};

std::string_view trimmed(std::string_view line) {
  const std::size_t begin = line.find_first_not_of(" \t");
  if (begin == npos) return {};
  return line.substr(begin, line.find_last_not_of(" \t") - begin + 1);
}

// `${BLOCK}` and nothing else: what it stands for has lines of its own.
bool is_substituted_line(std::string_view line) {
  const std::string_view text = trimmed(line);
  return text.starts_with("${") && text.find('}') == text.size() - 1;
}

}  // namespace

std::vector<Span> foreign_actions(std::string_view text) {
  std::vector<Span> found;
  if (!opens_anywhere(text)) return found;
  Finder finder(text);
  const bool substitutes = text.find("${") != npos;
  for (std::size_t begin = 0; begin < text.size();) {
    const TextLine line = line_at(text, begin);
    std::size_t at = begin;
    if (substitutes && is_substituted_line(slice(text, line.span))) {
      found.push_back(line.span);
      at = line.span.end;
    }
    while (at < line.span.end) {
      // Looks no further than the line: a text without any would be read to its end for each.
      at = openings.find(text.substr(0, line.span.end), at);
      if (at == line.span.end) break;
      const auto end = finder.end_of_action(at, line.span.end);
      if (end) found.push_back({at, *end});
      at = end.value_or(at + 1);
    }
    begin = at > line.next ? line_at(text, at).next : line.next;
  }
  return found;
}

std::vector<Span> computed_values(std::string_view text) {
  std::vector<Span> found;
  for (std::size_t at = 0; (at = text.find("#@", at)) != npos;) {
    const std::size_t before = at == 0 ? npos : text.find_last_not_of(" \t", at - 1);
    const bool of_value = before != npos && before + 1 < at && text[before] != '\n' &&
                          (text[before] == ':' || text[before] == '-');
    const TextLine line = line_at(text, at);
    if (of_value) found.push_back({at, line.span.end});
    at = line.next;
  }
  return found;
}

}  // namespace dexlint
