#include "linter/flow/thin_values.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace dexlint::flow {
namespace {

constexpr std::size_t worth_bytes = 2000;

// `key: |`, `- >-`, `key: |2  # why`
bool opens_block_scalar(std::string_view line) {
  const std::size_t comment = line.find(" #");
  line = line.substr(0, comment);
  const std::size_t end = line.find_last_not_of(" \t\r");
  if (end == std::string_view::npos) return false;
  const std::size_t indicator = line.find_last_of("|>", end);
  if (indicator == std::string_view::npos || indicator == 0 || end - indicator > 2) return false;
  return line[indicator - 1] == ' ' || line[indicator - 1] == '\t';
}

}  // namespace

const Layer* without_comment_lines(Document& document) {
  const std::string_view text = document.bytes();
  std::string kept;
  std::vector<Segment> segments;
  bool in_block = false;
  std::size_t block_indent = 0;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size() - 1) + 1;
    const std::string_view line = text.substr(begin, end - begin);
    const std::size_t indent = line.find_first_not_of(" \t\r\n");
    const bool is_blank = indent == std::string_view::npos;
    in_block = in_block && (is_blank || indent > block_indent);
    const bool is_comment = !in_block && !is_blank && line[indent] == '#';
    if (!is_comment) {
      const Span here{kept.size(), kept.size() + line.size()};
      if (!segments.empty() && segments.back().parent.end == begin) {
        segments.back().text.end = here.end;
        segments.back().parent.end = end;
      } else {
        segments.push_back(Segment::copied(here, {begin, end}));
      }
      kept += line;
      if (!in_block && !is_blank && opens_block_scalar(line)) {
        in_block = true;
        block_indent = indent;
      }
    }
    begin = end;
  }
  if (kept.size() + worth_bytes > text.size()) return nullptr;
  const std::string_view stored = document.keep(std::move(kept));
  return &document.add_layer(stored, document.file_layer(), std::move(segments), Encoding::part);
}

}  // namespace dexlint::flow
