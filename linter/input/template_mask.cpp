#include "linter/input/template_mask.h"

#include <algorithm>
#include <utility>

#include "linter/input/foreign_actions.h"

namespace dexlint {
namespace {

constexpr auto npos = std::string_view::npos;

// Openings that are never closed are each searched to the end of the text; behind so many of them
// no more are tried.
constexpr int most_unclosed = 32;

// Where the string, rune or comment that starts at `at` ends; `at + 1` when there is none.
std::size_t behind_literal(std::string_view text, std::size_t at) {
  if (text.substr(at, 2) == "/*") {
    const std::size_t end = text.find("*/", at + 2);
    return end == npos ? text.size() : end + 2;
  }
  const char quote = text[at];
  if (quote == '\'' && slice(text, {at + 2, at + 3}) == "'") return at + 3;  // '"'
  if (quote != '"' && quote != '`') return at + 1;
  for (std::size_t end = at + 1; end < text.size(); ++end) {
    if (text[end] == quote) return end + 1;
    if (text[end] == '\\' && quote == '"') ++end;
    if (quote == '"' && end < text.size() && text[end] == '\n')
      return at + 1;  // no string of Go spans lines
  }
  return at + 1;
}

// Finds actions in one pass: what it learns about one opening it keeps for the next, so that no
// text, however odd, costs more than some passes.
class ActionFinder {
 public:
  explicit ActionFinder(std::string_view text) : text_(text) {}

  std::vector<Span> find() {
    std::vector<Span> actions;
    std::size_t at = 0;
    while ((at = text_.find('{', at)) != npos && unclosed_ < most_unclosed) {
      const bool opens = at + 1 < text_.size() && (text_[at + 1] == '{' || text_[at + 1] == '%');
      const std::size_t end = opens ? end_of_action(at) : npos;
      if (end != npos) actions.push_back({at, end});
      unclosed_ += opens && end == npos ? 1 : 0;
      at = end == npos ? at + 1 : end;
    }
    return actions;
  }

 private:
  std::size_t end_of_action(std::size_t begin) {
    const std::string_view closing = text_[begin + 1] == '%' ? "%}" : "}}";
    for (std::size_t at = begin + 2; at < text_.size();) {
      if (text_.substr(at, 2) == closing) {
        // `}}}` closes a mustache `{{{`.
        return at + 2 + (text_.substr(begin, 3) == "{{{" && text_.substr(at + 2, 1) == "}" ? 1 : 0);
      }
      at = behind(at);
    }
    return npos;
  }

  // A `"` that is not closed on its line tells that no later one of the line is.
  std::size_t behind(std::size_t at) {
    if (text_[at] != '"') return behind_literal(text_, at);
    if (at < without_strings_) return at + 1;
    const std::size_t end = behind_literal(text_, at);
    if (end == at + 1) without_strings_ = std::min(text_.find('\n', at), text_.size());
    return end;
  }

  std::string_view text_;
  std::size_t without_strings_ = 0;  // up to here a `"` opens no string
  int unclosed_ = 0;
};

void blank(std::string& text, Span span) {
  for (std::size_t at = span.begin; at < span.end; ++at) {
    if (text[at] != '\n' && text[at] != '\r') text[at] = ' ';
  }
}

// A line of actions alone becomes line breaks: blanks would be wrong at the start of a block
// scalar, whose first line tells its indentation (YAML 1.2.2 section 8.1.1.1).
void clear(std::string& text, Span lines) {
  std::fill(text.begin() + static_cast<std::ptrdiff_t>(lines.begin),
            text.begin() + static_cast<std::ptrdiff_t>(lines.end), '\n');
}

// Filler on the first line of the action; what it says on further lines becomes blank lines.
void fill(std::string& text, Span span) {
  const std::string_view action = slice(text, span);
  const std::size_t line_end = span.begin + std::min(action.find_first_of("\r\n"), action.size());
  std::fill(text.begin() + static_cast<std::ptrdiff_t>(span.begin),
            text.begin() + static_cast<std::ptrdiff_t>(line_end), 'x');
  blank(text, {line_end, span.end});
}

bool is_blank(std::string_view text) { return text.find_first_not_of(" \t\r") == npos; }

// The lines from the one that holds `actions[first]` to the one on which the last action begun
// there ends.
struct Lines {
  Span extent;
  std::size_t last_action;  // index behind the last action
};

Lines lines_of(std::string_view text, const std::vector<Span>& actions, std::size_t first) {
  const std::size_t before = text.rfind('\n', actions[first].begin);
  Lines lines{{before == npos ? 0 : before + 1, 0}, first};
  do {
    const std::size_t behind = actions[lines.last_action].end;
    if (behind > lines.extent.end)
      lines.extent.end = std::min(text.find('\n', behind), text.size());
    ++lines.last_action;
  } while (lines.last_action < actions.size() &&
           actions[lines.last_action].begin < lines.extent.end);
  return lines;
}

// What stands before the actions that lines end with; each other action as one letter.
std::string head_of(std::string_view text, const std::vector<Span>& actions, std::size_t first,
                    Span extent) {
  std::string head;
  std::size_t at = extent.begin;
  for (; first < actions.size() && actions[first].begin < extent.end; ++first) {
    head.append(text.substr(at, actions[first].begin - at)).append("x");
    at = actions[first].end;
  }
  return at < extent.end ? head.append(text.substr(at, extent.end - at)) : head;
}

// The first of the actions that the lines end with: nothing but blanks stands behind it and between
// them. `lines.last_action` when there is none.
std::size_t first_of_end(std::string_view text, const std::vector<Span>& actions, std::size_t first,
                         const Lines& lines) {
  std::size_t at = lines.extent.end;
  std::size_t i = lines.last_action;
  while (i > first && is_blank(text.substr(actions[i - 1].end, at - actions[i - 1].end)))
    at = actions[--i].begin;
  return i;
}

std::string_view without_end(std::string_view line) {
  return line.substr(0, line.find_last_not_of(" \t\r") + 1);
}

// Of the key of a line; of the dash when there is nothing else.
std::size_t indentation(std::string_view line) {
  const std::string_view text = without_end(line);
  const std::size_t key = text.find_first_not_of(" -");
  return key == npos ? std::min(text.find_first_not_of(' '), text.size()) : key;
}

// The next line that holds something stands deeper than column `indent`.
bool next_line_is_deeper(std::string_view text, std::size_t at, std::size_t indent) {
  while (at < text.size()) {
    const std::size_t end = std::min(text.find('\n', at + 1), text.size());
    const std::string_view line = text.substr(at + 1, end - at - 1);
    if (!is_blank(line)) return line.find_first_not_of(' ') > indent;
    at = end;
  }
  return false;
}

// `key:`, or the dash of a list item: what follows may be a block.
bool opens_block(std::string_view rest) {
  const std::string_view line = without_end(rest);
  return line.ends_with(':') || line.ends_with(" -") || line == "-";
}

// `key: |`: an action behind it renders the lines below.
bool ends_in_block_header(std::string_view rest) {
  const std::string_view line = without_end(rest);
  const std::size_t colon = line.rfind(": ");
  if (colon == npos) return false;
  const std::size_t header = line.find_first_not_of(' ', colon + 2);
  return header != npos && (line[header] == '|' || line[header] == '>') &&
         line.find_first_not_of("|>+-123456789", header) == npos;
}

std::vector<Span> find_actions(std::string_view text, Actions actions) {
  std::vector<Span> found = ActionFinder(text).find();
  std::vector<Span> others = computed_values(text);
  if (actions == Actions::foreign) {
    const std::vector<Span> foreign = foreign_actions(text);
    others.insert(others.end(), foreign.begin(), foreign.end());
  }
  found.insert(found.end(), others.begin(), others.end());
  std::sort(found.begin(), found.end(),
            [](const Span& a, const Span& b) { return a.begin < b.begin; });
  // What stands inside another is a part of it.
  std::size_t end = 0;
  std::erase_if(found, [&](const Span& action) {
    const bool inside = action.begin < end;
    end = std::max(end, action.end);
    return inside;
  });
  return found;
}

}  // namespace

std::optional<MaskedTemplate> mask_template(std::string_view text, Actions kinds) {
  std::vector<Span> found = find_actions(text, kinds);
  if (found.empty()) return std::nullopt;
  MaskedTemplate masked{std::string(text), std::move(found)};
  const std::vector<Span>& actions = masked.actions;
  // From the last line up, so that the line below is already masked when a line looks at it.
  std::vector<std::pair<std::size_t, Lines>> groups;
  for (std::size_t first = 0; first < actions.size(); first = groups.back().second.last_action)
    groups.emplace_back(first, lines_of(text, actions, first));
  for (auto group = groups.rbegin(); group != groups.rend(); ++group) {
    const auto& [first, lines] = *group;
    const std::size_t closing = first_of_end(text, actions, first, lines);
    const std::size_t head_end =
        closing < lines.last_action ? actions[closing].begin : lines.extent.end;
    const std::string head = head_of(text, actions, first, {lines.extent.begin, head_end});
    if (is_blank(head)) {
      clear(masked.text, lines.extent);
      continue;
    }
    const bool continues = ends_in_block_header(head) ||
                           (opens_block(head) &&
                            next_line_is_deeper(masked.text, lines.extent.end, indentation(head)));
    for (std::size_t i = first; i < lines.last_action; ++i)
      (continues && i >= closing ? blank : fill)(masked.text, actions[i]);
  }
  return masked;
}

}  // namespace dexlint
