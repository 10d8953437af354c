#include "linter/model/lines.h"

#include <algorithm>

#include "linter/model/characters.h"

namespace dexlint {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

}  // namespace

std::size_t utf16_length(std::string_view text) {
  std::size_t units = 0;
  while (!text.empty()) {
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
}

Position LineIndex::position(std::size_t offset_bytes) const {
  const std::size_t offset = std::clamp(offset_bytes, starts_.front(), text_.size());
  const auto after = std::upper_bound(starts_.begin(), starts_.end(), offset);
  const auto line_0 = static_cast<std::size_t>(after - starts_.begin()) - 1;
  const std::size_t start = starts_[line_0];
  return {line_0 + 1, utf16_length(text_.substr(start, offset - start)) + 1};
}

Span LineIndex::line(std::size_t line_1) const {
  if (line_1 == 0 || line_1 > starts_.size()) return {text_.size(), text_.size()};
  const std::size_t begin = starts_[line_1 - 1];
  std::size_t end = line_1 < starts_.size() ? starts_[line_1] : text_.size();
  while (end > begin && (text_[end - 1] == '\n' || text_[end - 1] == '\r')) --end;
  return {begin, end};
}

}  // namespace dexlint
