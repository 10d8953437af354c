#include "linter/input/selection.h"

#include <vector>

#include "linter/input/chart.h"
#include "linter/input/path_patterns.h"
#include "linter/input/paths.h"

namespace dexlint {
namespace {

std::vector<std::string> tops_of(const Requested& requested) {
  std::vector<std::string> tops;
  if (!requested.here().empty()) tops.push_back(requested.here());
  for (const SeenPath& folder : requested.folders()) tops.push_back(folder.real);
  return tops;
}

// True for what is in the folder of the config and decided by its patterns.
template <typename Decides>
bool holds(Decides decides, const Gitignore& patterns, const DiscoverOptions& options,
           const SeenPath& path, bool is_folder) {
  if (patterns.empty() || !is_inside(path.real, options.config_folder)) return false;
  const std::string_view place = path_below(path.real, options.config_folder);
  return !place.empty() && decides(patterns, place, is_folder);
}

}  // namespace

Selection::Selection(const FileSource& source, const Requested& requested,
                     const DiscoverOptions& options)
    : requested_(requested),
      options_(options),
      exclude_(path_patterns(options.exclude)),
      include_(path_patterns(options.include)),
      config_exclude_(path_patterns(options.config_exclude)),
      config_include_(path_patterns(options.config_include)),
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

bool Selection::goes_by_name(Ignores::Rules rules) const {
  return rules == nullptr && exclude_.empty() && include_.empty() && config_exclude_.empty() &&
         config_include_.empty();
}

bool Selection::leaves_out(std::string_view name) const {
  return name == ".git" || (!options_.hidden && is_hidden(name));
}

bool Selection::leaves_out(const SeenPath& path, bool is_folder, Ignores::Rules rules) {
  return leaves_out(file_name(path.real)) || excludes(path, is_folder) ||
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
  if (holds(covers, config_exclude_, options_, path, is_folder)) return true;
  return options_.gitignore && ignores_.hide_from_above(path.real, is_folder);
}

bool Selection::excludes(const SeenPath& path, bool is_folder) const {
  return (!exclude_.empty() && matches(exclude_, requested_.place_of(path), is_folder)) ||
         holds(matches, config_exclude_, options_, path, is_folder);
}

bool Selection::wants(const SeenPath& file) const {
  if (is_candidate(file_name(file.real))) return true;
  return (!include_.empty() && covers(include_, requested_.place_of(file), false)) ||
         holds(covers, config_include_, options_, file, false);
}

}  // namespace dexlint
