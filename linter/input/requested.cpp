#include "linter/input/requested.h"

#include <algorithm>

#include "linter/input/paths.h"

namespace dexlint {

SeenPath SeenPath::child(const std::string& name) const {
  return {join_path(shown, name), join_path(real, name)};
}

SeenPath SeenPath::parent() const { return {parent_path(shown), parent_path(real)}; }

Requested::Requested(const FileSource& source, std::span<const std::string> paths)
    : source_(source) {
  if (Result<std::string> here = source.resolve("."); here) here_ = *std::move(here);
  for (const std::string& path : paths) look_up(tidy_path(path));
}

void Requested::look_up(const std::string& given) {
  const Result<std::string> real = source_.resolve(given);
  if (!real) return missing_.push_back({given, real.error()});
  // What is in the working directory is printed relative to it, however it was spelt: fingerprints
  // and dashboards go by the path.
  const bool roundabout = given.starts_with('/') || goes_up(given);
  const std::string shown =
      roundabout && !here_.empty() && is_inside(*real, here_) ? shown_from_here(*real) : given;
  const Result<Entry> entry = source_.stat(*real);
  if (!entry) return missing_.push_back({shown, entry.error()});
  if (entry->kind == EntryKind::directory) {
    folders_.push_back({shown, *real});
    folder_names_.insert(*real);
  } else if (entry->kind == EntryKind::file) {
    files_.push_back({shown, *real});
  } else {
    missing_.push_back({shown, {SkipReason::special_file, "is a device, pipe or socket", {}}});
  }
}

bool Requested::holds(const std::string& real) const {
  return std::any_of(folders_.begin(), folders_.end(),
                     [&](const SeenPath& folder) { return is_inside(real, folder.real); });
}

std::string Requested::shown_from_here(const std::string& real) const {
  if (here_.empty() || !is_inside(real, here_)) return real;
  return real == here_ ? "." : std::string(path_below(real, here_));
}

std::string Requested::place_of(const SeenPath& path) const {
  if (!path.shown.starts_with('/') && !path.shown.starts_with("..")) return path.shown;
  for (const SeenPath& folder : folders_) {
    if (path.real != folder.real && is_inside(path.real, folder.real))
      return std::string(path_below(path.real, folder.real));
  }
  return std::string(file_name(path.real));
}

}  // namespace dexlint
