#include "formatters/unified_diff.h"

#include <fmt/format.h>

#include "formatters/escape.h"

namespace dexlint {
namespace {

// A runner trims a line of its log and obeys `::` at its start; only a sign of context is a blank.
std::string context(std::string_view text) {
  std::string line = printable(text);
  const std::size_t first = line.find_first_not_of(' ');
  if (first != std::string::npos && line.compare(first, 2, "::") == 0)
    line.replace(first, 1, "\\x3a");
  return " " + line;
}

std::string line_of(const DiffLine& line) {
  switch (line.kind) {
    case DiffLine::Kind::context:
      return context(line.text);
    case DiffLine::Kind::removed:
      return "-" + printable(line.text);
    case DiffLine::Kind::added:
      return "+" + printable(line.text);
    case DiffLine::Kind::hidden:
      break;
  }
  return line.count == 1
             ? std::string("\\ 1 line changes here, in a value that is not shown")
             : fmt::format("\\ {} lines change here, in values that are not shown", line.count);
}

}  // namespace

std::string unified_diff(std::span<const FileDiff> diffs) {
  std::string text;
  for (const FileDiff& diff : diffs) {
    const std::string path = printable(diff.path);
    text += fmt::format("--- {0}\n+++ {0}\n", path);
    for (const DiffHunk& hunk : diff.hunks) {
      text += fmt::format("@@ -{0},{1} +{0},{1} @@\n", hunk.first_1, hunk.count);
      for (const DiffLine& line : hunk.lines) text += line_of(line) + "\n";
    }
  }
  return text;
}

}  // namespace dexlint
