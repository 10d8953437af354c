#include "linter/input/path_patterns.h"

namespace dexlint {

Gitignore path_patterns(const std::vector<std::string>& globs) {
  Gitignore patterns;
  for (std::string_view glob : globs) {
    if (glob.starts_with("./")) glob.remove_prefix(1);
    patterns.add(glob);
  }
  return patterns;
}

bool matches(const Gitignore& patterns, std::string_view place, bool is_folder) {
  Steps steps;
  const IgnorePattern* pattern = patterns.deciding(place, is_folder, steps);
  return pattern != nullptr && !pattern->is_negated();
}

bool covers(const Gitignore& patterns, std::string_view place, bool is_folder) {
  while (!matches(patterns, place, is_folder)) {
    const std::size_t slash = place.rfind('/');
    if (slash == std::string_view::npos) return false;
    place = place.substr(0, slash);
    is_folder = true;
  }
  return true;
}

}  // namespace dexlint
