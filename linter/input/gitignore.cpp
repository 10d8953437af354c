#include "linter/input/gitignore.h"

#include <algorithm>

#include "linter/input/paths.h"

namespace dexlint {
namespace {

constexpr std::string_view wildcards = "*?[\\";

// Blanks at the end go, unless a backslash stands before them. Tabs stay.
std::string_view without_blanks_behind(std::string_view line) {
  std::size_t end = 0;
  for (std::size_t at = 0; at < line.size(); ++at) {
    if (line[at] == ' ') continue;
    if (line[at] == '\\') ++at;
    end = at + 1;
  }
  return line.substr(0, end);
}

}  // namespace

IgnorePattern::IgnorePattern(std::string_view line) {
  line = without_blanks_behind(line);
  negated_ = line.starts_with('!');
  if (negated_) line.remove_prefix(1);
  folders_only_ = line.ends_with('/');
  if (folders_only_) line.remove_suffix(1);
  has_place_ = line.find('/') != std::string_view::npos;
  if (line.starts_with('/')) line.remove_prefix(1);
  const std::size_t wild = std::min(line.find_first_of(wildcards), line.size());
  literal_ = line.substr(0, wild);
  line.remove_prefix(wild);
  if (line.empty()) return;
  is_ending_ = !has_place_ && literal_.empty() && line.front() == '*' &&
               line.find_first_of(wildcards, 1) == std::string_view::npos;
  if (is_ending_) {
    literal_ = line.substr(1);
  } else {
    // git, too, reads on from here: behind `lib`, the stars of `lib**/x` start a path.
    rest_.emplace(line);
  }
}

bool IgnorePattern::matches(std::string_view path, bool is_folder, Steps& steps) const {
  if (folders_only_ && !is_folder) return false;
  const std::string_view text = has_place_ ? path : file_name(path);
  if (is_ending_) return text.ends_with(literal_);
  if (!rest_) return text == literal_;
  return text.starts_with(literal_) && rest_->matches(text.substr(literal_.size()), steps);
}

Gitignore::Gitignore(std::string_view text) {
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.ends_with('\r')) line.remove_suffix(1);
    line = line.substr(0, line.find('\0'));  // git reads them as C strings
    if (!line.empty() && line.front() != '#') add(line);
  }
}

bool Gitignore::has_negated() const {
  return std::any_of(patterns_.begin(), patterns_.end(),
                     [](const IgnorePattern& pattern) { return pattern.is_negated(); });
}

const IgnorePattern* Gitignore::deciding(std::string_view path, bool is_folder,
                                         Steps& steps) const {
  for (auto pattern = patterns_.rbegin(); pattern != patterns_.rend(); ++pattern) {
    ++steps.taken;
    const bool matched = pattern->matches(path, is_folder, steps);
    if (steps.spent()) return nullptr;
    if (matched) return &*pattern;
  }
  return nullptr;
}

}  // namespace dexlint
