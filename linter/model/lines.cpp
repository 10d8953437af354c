#include "linter/model/lines.h"

#include <algorithm>

#include "linter/model/characters.h"

namespace dexlint {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
constexpr std::size_t milestone_distance = 1024;  // bytes

constexpr bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }

}  // namespace

std::size_t utf16_length(std::string_view text) {
  std::size_t units = 0;
  while (!text.empty()) {
    // Almost all of almost every file.
    const auto ascii = static_cast<std::size_t>(
        std::find_if_not(text.begin(), text.end(), [](char c) { return is_ascii(c); }) -
        text.begin());
    units += ascii;
    text.remove_prefix(ascii);
    if (text.empty()) break;
    const std::size_t size = character_size(text);
    units += size == 4 ? 2 : 1;
    text.remove_prefix(size);
  }
  return units;
}

LineIndex::LineIndex(std::string_view text) : text_(text), starts_{0} {
  if (text.starts_with(byte_order_mark)) starts_.front() = byte_order_mark.size();
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool lone_cr = text[at] == '\r' && (at + 1 == text.size() || text[at + 1] != '\n');
    if (text[at] == '\n' || lone_cr) starts_.push_back(at + 1);
  }
  set_milestones();
}

void LineIndex::set_milestones() {
  Milestone last;
  milestones_.push_back(last);
  while (text_.size() - last.offset > milestone_distance) {
    std::size_t next = last.offset + milestone_distance;
    while (next > last.offset + 1 && (text_[next] & '\xC0') == '\x80')
      --next;  // not within a character
    last = {next, last.units + utf16_length(text_.substr(last.offset, next - last.offset))};
    milestones_.push_back(last);
  }
}

std::size_t LineIndex::units_before(std::size_t offset) const {
  const auto behind = [](std::size_t at, const Milestone& milestone) {
    return at < milestone.offset;
  };
  const Milestone& from =
      *(std::upper_bound(milestones_.begin(), milestones_.end(), offset, behind) - 1);
  return from.units + utf16_length(text_.substr(from.offset, offset - from.offset));
}

Position LineIndex::position(std::size_t offset_bytes) const {
  const std::size_t offset = std::clamp(offset_bytes, starts_.front(), text_.size());
  const auto after = std::upper_bound(starts_.begin(), starts_.end(), offset);
  const auto line_0 = static_cast<std::size_t>(after - starts_.begin()) - 1;
  const std::size_t start = starts_[line_0];
  const std::size_t column = offset - start <= milestone_distance
                                 ? utf16_length(text_.substr(start, offset - start))
                                 : units_before(offset) - units_before(start);
  return {line_0 + 1, column + 1};
}

std::size_t LineIndex::column_utf8_1(std::size_t offset_bytes) const {
  const std::size_t offset = std::clamp(offset_bytes, starts_.front(), text_.size());
  return offset - *(std::upper_bound(starts_.begin(), starts_.end(), offset) - 1) + 1;
}

Span LineIndex::line(std::size_t line_1) const {
  if (line_1 == 0 || line_1 > starts_.size()) return {text_.size(), text_.size()};
  const std::size_t begin = starts_[line_1 - 1];
  std::size_t end = line_1 < starts_.size() ? starts_[line_1] : text_.size();
  while (end > begin && (text_[end - 1] == '\n' || text_[end - 1] == '\r')) --end;
  return {begin, end};
}

}  // namespace dexlint
