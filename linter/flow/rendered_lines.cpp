#include "linter/flow/rendered_lines.h"

#include <algorithm>

#include "linter/flow/secret_words.h"

namespace dexlint::flow {
namespace {

constexpr std::string_view many_blanks =
    "                                                                                ";
constexpr int deepest = 100;

class Builder {
 public:
  Builder(std::size_t most, Conditions& conditions) : left_(most), conditions_(conditions) {}

  void add(const Rendered& rendered, std::size_t indent, Caller caller, ConditionId when,
           int depth) {
    for (const Piece& piece : rendered.pieces) {
      if (left_ == 0) return;
      --left_;
      Segment segment{
          piece.text, piece.value, piece.place, caller, conditions_.both(when, piece.when),
          piece.arm,  piece.shared};
      if (piece.value == nullptr) {
        text(segment, indent);
      } else {
        value(segment, indent, depth);
      }
    }
  }

  RenderedLines take() {
    if (!line_.segments.empty()) end_line();
    return std::move(result_);
  }

 private:
  void add_segment(Segment segment, std::string_view text) {
    segment.text = text;
    segment.value = nullptr;
    line_.segments.push_back(segment);
  }

  void end_line() {
    result_.lines.push_back(std::move(line_));
    line_ = {};
  }

  void blanks(std::size_t count, const Segment& of) {
    if (count > 0) add_segment(of, many_blanks.substr(0, count));
  }

  void text(const Segment& of, std::size_t indent) {
    const std::string_view text = of.text;
    std::size_t begin = 0;
    while (begin <= text.size()) {
      const std::size_t end = std::min(text.find('\n', begin), text.size());
      Segment segment = of;
      segment.place.span = {of.place.span.begin + begin, of.place.span.begin + end};
      if (end > begin) add_segment(segment, text.substr(begin, end - begin));
      if (end == text.size()) break;
      end_line();
      blanks(indent, of);
      begin = end + 1;
    }
  }

  void value(const Segment& of, std::size_t indent, int depth) {
    const Value& value = *of.value;
    if (value.on_new_line) {
      end_line();
      blanks(indent, of);
    }
    blanks(value.indent, of);
    const Literal* constant = Values::constant(value);
    if (value.text != nullptr && depth < deepest) {
      const CallSite site{of.caller, of.place, result_.callers[of.caller].depth + 1, of.arm,
                          of.shared};
      result_.callers.push_back(site);
      const Caller inner = static_cast<Caller>(result_.callers.size() - 1);
      add(*value.text, indent + value.indent, inner, conditions_.both(of.when, value.text_when),
          depth + 1);
    } else if (constant != nullptr) {
      Segment segment = of;
      segment.when = conditions_.both(of.when, constant->when);
      add_segment(segment, constant->text.substr(0, constant->text.find('\n')));
    } else {
      line_.segments.push_back(of);
    }
  }

  std::size_t left_;
  Conditions& conditions_;
  Line line_;
  RenderedLines result_;
};

std::string_view without_quotes(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\r\"'");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r\"'") + 1 - begin);
}

bool ends_key(const Line& line, std::size_t at, std::size_t colon) {
  const std::string_view text = line.segments[at].text;
  if (colon + 1 < text.size())
    return std::string_view(" \t\r").find(text[colon + 1]) != std::string_view::npos;
  if (at + 1 == line.segments.size() || line.segments[at + 1].value != nullptr) return true;
  return line.segments[at + 1].text.starts_with(' ');
}

// Where the colon of a key stands, from segment `first`, byte `from`.
void find_key(Line& line, std::size_t first, std::size_t from) {
  bool only_text = true;
  std::string key;
  for (std::size_t at = first; at < line.segments.size(); ++at, from = 0) {
    const Segment& segment = line.segments[at];
    only_text = only_text && segment.value == nullptr;
    std::size_t colon = segment.text.find(':', from);
    while (colon != std::string_view::npos && !ends_key(line, at, colon))
      colon = segment.text.find(':', colon + 1);
    const bool found = colon != std::string_view::npos;
    if (only_text) key += segment.text.substr(from, found ? colon - from : colon);
    if (!found) continue;
    line.has_key = true;
    line.value_at = at;
    line.value_from = colon + 1;
    line.key_caller = segment.caller;
    if (only_text) line.key = without_quotes(key);
    return;
  }
}

void read_line(Line& line) {
  std::size_t column = 0;
  for (std::size_t at = 0; at < line.segments.size(); ++at) {
    const Segment& segment = line.segments[at];
    if (segment.value != nullptr) {
      line.column = column;
      return find_key(line, at, 0);
    }
    for (std::size_t i = 0; i < segment.text.size(); ++i, ++column) {
      const char c = segment.text[i];
      const char next = i + 1 < segment.text.size() ? segment.text[i + 1] : ' ';
      if (c == ' ' || c == '\t' || c == '\r') continue;
      if (c == '-' && next == ' ') {
        if (line.dash == 0) line.dash = column + 1;
        continue;
      }
      line.column = column;
      line.is_blank = c == '#';
      if (!line.is_blank) find_key(line, at, i);
      return;
    }
  }
  line.is_blank = true;
}

bool opens_block(const Line& line) {
  const std::string_view text = text_value(line);
  return !text.empty() && (text.front() == '|' || text.front() == '>') && text.size() <= 3;
}

}  // namespace

bool may_be_secret(const Rendered& rendered) {
  if (rendered.nested > deepest) return true;
  return std::any_of(rendered.pieces.begin(), rendered.pieces.end(), [&](const Piece& piece) {
    if (piece.value == nullptr) return says_secret(piece.text);
    if (const Literal* constant = Values::constant(*piece.value))
      return constant->text == "Secret" || says_secret(constant->text);
    return piece.value->text != nullptr && may_be_secret(*piece.value->text);
  });
}

RenderedLines lines_of(const Rendered& rendered, std::size_t most_segments,
                       Conditions& conditions) {
  Builder builder(most_segments, conditions);
  builder.add(rendered, 0, 0, always, 0);
  RenderedLines all = builder.take();
  bool in_block = false;
  std::size_t block_column = 0;
  for (Line& line : all.lines) {
    read_line(line);
    if (line.is_blank) {
      line.is_inner = in_block;
      continue;
    }
    in_block = in_block && line.column > block_column;
    line.is_inner = in_block;
    if (in_block || !line.has_key || !opens_block(line)) continue;
    in_block = true;
    block_column = line.dash > 0 ? line.dash - 1 : line.column;
    if (line.has_key) block_column = line.column;
  }
  return all;
}

std::string_view text_value(const Line& line) {
  if (!line.has_key) return {};
  std::string_view found;
  for (std::size_t at = line.value_at; at < line.segments.size(); ++at) {
    const Segment& segment = line.segments[at];
    if (segment.value != nullptr) return {};
    const std::string_view text =
        without_quotes(segment.text.substr(at == line.value_at ? line.value_from : 0));
    if (!text.empty() && !found.empty()) return {};
    if (!text.empty()) found = text;
  }
  return found;
}

}  // namespace dexlint::flow
