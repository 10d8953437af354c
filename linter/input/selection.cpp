#include "linter/input/selection.h"

#include <vector>

#include "linter/input/chart.h"
#include "linter/input/paths.h"

namespace dexlint {
namespace {

// The patterns of an option. `./docs` is `/docs`, which is what people mean who complete paths in
// a shell.
Gitignore patterns_of(const std::vector<std::string>& globs) {
  Gitignore patterns;
  for (std::string_view glob : globs) {
    if (glob.starts_with("./")) glob.remove_prefix(1);
    patterns.add(glob);
  }
  return patterns;
}

std::vector<std::string> tops_of(const Requested& requested) {
  std::vector<std::string> tops;
  if (!requested.here().empty()) tops.push_back(requested.here());
  for (const SeenPath& folder : requested.folders()) tops.push_back(folder.real);
  return tops;
}

bool matches(const Gitignore& patterns, std::string_view place, bool is_folder) {
  Steps steps;
  const IgnorePattern* pattern = patterns.deciding(place, is_folder, steps);
  return pattern != nullptr && !pattern->is_negated();
}

// True when a pattern matches the place, or a folder above it.
bool covers(const Gitignore& patterns, std::string_view place, bool is_folder) {
  while (!matches(patterns, place, is_folder)) {
    const std::size_t slash = place.rfind('/');
    if (slash == std::string_view::npos) return false;
    place = place.substr(0, slash);
    is_folder = true;
  }
  return true;
}

}  // namespace

Selection::Selection(const FileSource& source, const Requested& requested,
                     const DiscoverOptions& options)
    : requested_(requested),
      options_(options),
      exclude_(patterns_of(options.exclude)),
      include_(patterns_of(options.include)),
      ignores_(source, tops_of(requested)) {}

Ignores::Rules Selection::rules_at(const std::string& folder) {
  return options_.gitignore ? ignores_.at(folder) : nullptr;
}

Ignores::Rules Selection::rules_at_named(const std::string& folder) {
  const Ignores::Rules rules = rules_at(folder);
  const bool waived = !options_.force_exclude && ignores_.hide_all_in(rules, folder);
  return waived ? nullptr : rules;
}

Ignores::Rules Selection::rules_below(Ignores::Rules above, const std::string& folder,
                                      const std::vector<Entry>& entries) {
  return options_.gitignore ? ignores_.below(above, folder, entries) : nullptr;
}

bool Selection::leaves_out(const SeenPath& path, bool is_folder, Ignores::Rules rules) {
  const std::string_view name = file_name(path.real);
  return name == ".git" || (!options_.hidden && is_hidden(name)) || excludes(path, is_folder) ||
         ignores_.hide(rules, path.real, is_folder);
}

bool Selection::would_take(const std::string& top, const SeenPath& file) {
  bool is_folder = false;
  for (SeenPath path = file; path.real != top; path = path.parent(), is_folder = true) {
    if (leaves_out(path, is_folder, rules_at(parent_path(path.real)))) return false;
  }
  return true;
}

bool Selection::refuses(const SeenPath& path, bool is_folder) {
  if (!options_.force_exclude) return false;
  const std::string place = requested_.place_of(path);
  if (place != "." && covers(exclude_, place, is_folder)) return true;
  return options_.gitignore && ignores_.hide_from_above(path.real, is_folder);
}

bool Selection::excludes(const SeenPath& path, bool is_folder) const {
  return !exclude_.empty() && matches(exclude_, requested_.place_of(path), is_folder);
}

bool Selection::wants(const SeenPath& file) const {
  if (is_candidate(file_name(file.real))) return true;
  return !include_.empty() && covers(include_, requested_.place_of(file), false);
}

}  // namespace dexlint
