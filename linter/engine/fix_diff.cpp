#include "linter/engine/fix_diff.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "linter/engine/code_frame.h"

namespace dexlint {
namespace {

constexpr std::size_t context_lines = 3;

std::string_view text_of(const Document& document, Span line) {
  return slice(document.text_layer().text(), line);
}

// The parts in which two lines differ.
std::pair<Span, Span> differing(std::string_view before, std::string_view after) {
  const auto ends = std::mismatch(before.begin(), before.end(), after.begin(), after.end());
  const auto begin = static_cast<std::size_t>(ends.first - before.begin());
  std::size_t same = 0;
  while (same < std::min(before.size(), after.size()) - begin &&
         before[before.size() - 1 - same] == after[after.size() - 1 - same])
    ++same;
  return {{begin, before.size() - same}, {begin, after.size() - same}};
}

class DiffMaker {
 public:
  DiffMaker(const ShownDocument& before, const ShownDocument& after, Redaction redaction)
      : before_(before), after_(after), redaction_(redaction) {}

  FileDiff make() const {
    FileDiff diff{std::string(before_.document.path())};
    const std::size_t count = line_count();
    std::size_t behind = 1;  // the line behind the last hunk
    for (std::size_t line_1 = 1; line_1 <= count; ++line_1) {
      if (!is_changed(line_1)) continue;
      const std::size_t first = std::max<std::size_t>(line_1, context_lines + 1) - context_lines;
      if (diff.hunks.empty() || first > behind) {
        diff.hunks.push_back({.first_1 = first});
        behind = first;
      }
      const std::size_t end = std::min(line_1 + context_lines, count) + 1;
      for (; behind < end; ++behind) add_line(diff.hunks.back(), behind);
    }
    return diff;
  }

 private:
  // What stands behind the last line break is no line when it is empty.
  std::size_t line_count() const {
    const LineIndex& lines = before_.document.lines();
    return lines.line(lines.count()).empty() ? lines.count() - 1 : lines.count();
  }

  bool is_changed(std::size_t line_1) const {
    return text_of(before_.document, before_.document.lines().line(line_1)) !=
           text_of(after_.document, after_.document.lines().line(line_1));
  }

  void add_line(DiffHunk& hunk, std::size_t line_1) const {
    const Span old_line = before_.document.lines().line(line_1);
    const Span new_line = after_.document.lines().line(line_1);
    const auto [old_part, new_part] =
        differing(text_of(before_.document, old_line), text_of(after_.document, new_line));
    const Span removed = old_part.shifted(old_line.begin);
    const Span added = new_part.shifted(new_line.begin);
    ++hunk.count;
    if (removed.empty() && added.empty()) {
      add(hunk, DiffLine::Kind::context, before_, old_line, old_line.begin);
    } else if (!before_.visible.all(removed) || !after_.visible.all(added)) {
      add_hidden(hunk);
    } else {
      add(hunk, DiffLine::Kind::removed, before_, old_line, removed.begin);
      add(hunk, DiffLine::Kind::added, after_, new_line, added.begin);
    }
  }

  static void add_hidden(DiffHunk& hunk) {
    if (!hunk.lines.empty() && hunk.lines.back().kind == DiffLine::Kind::hidden) {
      ++hunk.lines.back().count;
    } else {
      hunk.lines.push_back({.kind = DiffLine::Kind::hidden});
    }
  }

  void add(DiffHunk& hunk, DiffLine::Kind kind, const ShownDocument& shown, Span line,
           std::size_t at) const {
    hunk.lines.push_back({kind, shown_line(shown.document, shown.visible, line, at, redaction_)});
  }

  ShownDocument before_;
  ShownDocument after_;
  Redaction redaction_;
};

}  // namespace

FileDiff fix_diff(const ShownDocument& before, const ShownDocument& after, Redaction redaction) {
  return DiffMaker(before, after, redaction).make();
}

}  // namespace dexlint
