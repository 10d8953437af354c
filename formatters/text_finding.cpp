#include "formatters/text_finding.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "formatters/escape.h"
#include "formatters/excerpt.h"
#include "formatters/listing.h"
#include "linter/model/rule.h"

namespace dexlint {
namespace {

constexpr std::size_t frame_columns = 120;
constexpr std::size_t note_columns = 100;  // bytes; notes are prose

std::string place_text(const Location& location) {
  return fmt::format("{}:{}:{}", printable(location.path), location.line_1, location.column_1);
}

// The column of line numbers, as wide as the largest of the frame.
class Gutter {
 public:
  explicit Gutter(const Finding& finding) {
    std::size_t largest = finding.location.line_1;
    for (const FrameLine& line : finding.frame) largest = std::max(largest, line.line_1);
    width_ = std::to_string(largest).size();
  }
  std::string empty(std::string_view sign) const {
    return std::string(width_ + (sign == "-->" ? 0 : 1), ' ') + std::string(sign);
  }
  std::string numbered(std::size_t line_1) const { return fmt::format("{:>{}} |", line_1, width_); }

 private:
  std::size_t width_ = 1;
};

std::string with_text(std::string bar, std::string_view text) {
  if (!text.empty()) bar.append(" ").append(text);
  return bar + "\n";
}

std::string frame_text(const Finding& finding, const Palette& palette, const Gutter& gutter) {
  if (finding.frame.empty()) return {};
  std::string text = palette.rail(gutter.empty("|")) + "\n";
  for (const FrameLine& line : finding.frame) {
    const Excerpt shown = excerpt(line, frame_columns);
    text += with_text(palette.rail(gutter.numbered(line.line_1)), shown.text);
    if (shown.mark_columns == 0) continue;
    text += with_text(palette.rail(gutter.empty("|")),
                      std::string(shown.mark_column, ' ') +
                          palette.of(finding.severity, std::string(shown.mark_columns, '^')));
  }
  return text;
}

// Where the next line of a note ends: at a line break, or at the last blank that fits.
std::size_t end_of_line(std::string_view text) {
  const std::size_t end = std::min(text.find('\n'), text.size());
  if (end <= note_columns) return end;
  const std::size_t blank = text.rfind(' ', note_columns);
  return blank == std::string_view::npos || blank == 0 ? end : blank;
}

// Each line of `text` below the other. None starts a line of its own: CI runners obey `::` there.
std::string note(std::string_view text, const Palette& palette, const Gutter& gutter) {
  std::string lines;
  for (std::string_view sign = "="; !text.empty(); sign = "|") {
    const std::size_t end = end_of_line(text);
    const std::string indent = sign == "|" ? "  " : "";
    lines += with_text(palette.rail(gutter.empty(sign)), indent + printable(text.substr(0, end)));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

// A document without an identity has its 0-based ordinal. Of the first there is nothing to say.
std::string document_text(const Finding& finding) {
  std::string_view name = finding.document;
  if (!name.starts_with('#')) return finding.document;
  name.remove_prefix(1);
  std::size_t ordinal = 0;
  std::from_chars(name.data(), name.data() + name.size(), ordinal);
  return ordinal == 0 ? std::string{} : fmt::format("document {} of the file", ordinal + 1);
}

std::string way_there(const Finding& finding) {
  const std::string trail = trail_text(finding);
  const std::string document = document_text(finding);
  if (trail.empty() || document.empty()) return trail + document;
  return trail + " of " + document;
}

std::string fix_text(const Finding& finding, Said& said) {
  const std::string text(advice(finding));
  if (text.empty()) return {};
  if (said.emplace(finding.rule, text).second) return "fix: " + text;
  return fmt::format("fix: as above (dexlint explain {})", finding.rule->code);
}

std::string title(const Finding& finding, const Palette& palette) {
  const std::string severity = fmt::format("{}[{}]", name_of(finding.severity), finding.rule->code);
  const std::string words =
      fmt::format(" {}: {}", finding.rule->id, printable(finding.message.render()));
  return palette.of(finding.severity, severity) + palette.bold(words) + "\n";
}

}  // namespace

std::string text_of(const Finding& finding, const Palette& palette, Said& said) {
  const Gutter gutter(finding);
  std::string text = title(finding, palette);
  text += palette.rail(gutter.empty("-->")) + " " + place_text(finding.location);
  text += finding.location.approximate ? " (place known to 4 characters of base64)\n" : "\n";
  text += frame_text(finding, palette, gutter);
  const std::string way = way_there(finding);
  if (!way.empty()) text += note("in " + printable(way), palette, gutter);
  for (const Related& related : finding.related) {
    text += note("see " + place_text(related.location) + ": " + printable(related.message), palette,
                 gutter);
  }
  if (finding.suppressed) return text + note(suppression_text(finding), palette, gutter);
  const std::string fix = fix_text(finding, said);
  if (!fix.empty()) text += note(fix, palette, gutter);
  return text;
}

}  // namespace dexlint
