#include "linter/engine/line_diff.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "linter/model/lines.h"

namespace dexlint {
namespace {

using Lines = std::vector<std::string_view>;

Lines lines_of(std::string_view text) {
  // In UTF-16 lines cannot be told by their bytes: it is one line.
  if (text.find('\0') != std::string_view::npos) return {text};
  const LineIndex index(text);
  Lines lines;
  for (std::size_t line_1 = 1; line_1 <= index.count(); ++line_1)
    lines.push_back(slice(text, index.line(line_1)));
  return lines;
}

/// A stretch of both texts, in 0-based lines, ends exclusive.
struct Stretch {
  std::size_t before_begin, before_end;
  std::size_t after_begin, after_end;
};

/// A line that is the same in both.
struct Anchor {
  std::size_t before, after;
};

// Lines that stand in each of the stretches once, by their place in `after`.
std::vector<Anchor> unique_lines(const Lines& before, const Lines& after, const Stretch& stretch) {
  struct Seen {
    std::size_t count_before = 0, count_after = 0, at_before = 0;
  };
  std::unordered_map<std::string_view, Seen> seen;
  for (std::size_t i = stretch.before_begin; i < stretch.before_end; ++i) {
    Seen& line = seen[before[i]];
    ++line.count_before;
    line.at_before = i;
  }
  for (std::size_t i = stretch.after_begin; i < stretch.after_end; ++i)
    ++seen[after[i]].count_after;
  std::vector<Anchor> anchors;
  for (std::size_t i = stretch.after_begin; i < stretch.after_end; ++i) {
    const Seen& line = seen[after[i]];
    if (line.count_before == 1 && line.count_after == 1) anchors.push_back({line.at_before, i});
  }
  return anchors;
}

// The most of them that keep their order in both texts: patience sorting.
std::vector<Anchor> in_order(const std::vector<Anchor>& anchors) {
  constexpr std::size_t none = static_cast<std::size_t>(-1);
  std::vector<std::size_t> piles;                           // the anchor on top of each
  std::vector<std::size_t> previous(anchors.size(), none);  // on the pile to the left
  for (std::size_t i = 0; i < anchors.size(); ++i) {
    const auto pile = std::lower_bound(
        piles.begin(), piles.end(), anchors[i].before,
        [&](std::size_t top, std::size_t line) { return anchors[top].before < line; });
    if (pile != piles.begin()) previous[i] = *(pile - 1);
    if (pile == piles.end()) {
      piles.push_back(i);
    } else {
      *pile = i;
    }
  }
  std::vector<Anchor> kept;
  for (std::size_t i = piles.empty() ? none : piles.back(); i != none; i = previous[i])
    kept.push_back(anchors[i]);
  std::reverse(kept.begin(), kept.end());
  return kept;
}

}  // namespace

// Patience: equal lines at both ends are taken; of what is left, lines that stand there once each
// cut it into stretches that are looked at in the same way.
LineDiff::LineDiff(std::string_view before, std::string_view after) {
  const Lines old_lines = lines_of(before);
  const Lines new_lines = lines_of(after);
  lines_before_ = old_lines.size();
  before_.resize(new_lines.size());
  const auto take = [&](std::size_t old_line, std::size_t new_line) {
    before_[new_line] = old_line + 1;
    ++common_;
  };
  // Each cut may leave nearly all lines on one side. What is not looked at any more counts as
  // changed: no finding is lost.
  std::size_t budget = 16 * (old_lines.size() + new_lines.size());
  std::vector<Stretch> open{{0, old_lines.size(), 0, new_lines.size()}};
  while (!open.empty()) {
    Stretch at = open.back();
    open.pop_back();
    const auto is_left = [&] {
      return at.before_begin < at.before_end && at.after_begin < at.after_end;
    };
    while (is_left() && old_lines[at.before_begin] == new_lines[at.after_begin])
      take(at.before_begin++, at.after_begin++);
    while (is_left() && old_lines[at.before_end - 1] == new_lines[at.after_end - 1])
      take(--at.before_end, --at.after_end);
    const std::size_t left = at.before_end - at.before_begin + at.after_end - at.after_begin;
    if (!is_left() || left > budget) continue;
    budget -= left;
    const std::vector<Anchor> anchors = in_order(unique_lines(old_lines, new_lines, at));
    for (const Anchor& anchor : anchors) {
      open.push_back({at.before_begin, anchor.before, at.after_begin, anchor.after});
      take(anchor.before, anchor.after);
      at.before_begin = anchor.before + 1;
      at.after_begin = anchor.after + 1;
    }
    if (!anchors.empty()) open.push_back(at);
  }
}

bool LineDiff::touches(std::size_t first_1, std::size_t last_1) const {
  for (std::size_t line_1 = first_1; line_1 <= last_1; ++line_1) {
    if (line_before(line_1) == 0) return true;
  }
  return false;
}

}  // namespace dexlint
