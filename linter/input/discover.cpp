#include "linter/input/discover.h"

#include <algorithm>
#include <map>
#include <unordered_set>
#include <utility>

#include "linter/input/chart.h"
#include "linter/input/paths.h"

namespace dexlint {
namespace {

// A folder or file under two names: as it is printed, and where it really is.
struct Named {
  std::string shown;
  std::string real;

  Named child(const std::string& name) const {
    return {join_path(shown, name), join_path(real, name)};
  }
};

class Discovery {
 public:
  Discovery(const FileSource& source, const DiscoverOptions& options)
      : source_(source), options_(options), charts_(source) {}

  Walk run(std::span<const std::string> paths) {
    for (const std::string& path : paths) name(tidy_path(path));
    // Folders first: a link may lead from one into the next, and a named file may be in one.
    for (const Named& folder : folders_) walk(folder);
    for (const Named& file : files_) take_named(file);
    add_context();
    make_units();
    const auto by_path = [](const auto& a, const auto& b) { return a.path < b.path; };
    std::stable_sort(walk_.skipped.begin(), walk_.skipped.end(), by_path);
    std::stable_sort(walk_.errors.begin(), walk_.errors.end(), by_path);
    return std::move(walk_);
  }

 private:
  struct File {
    std::string shown;
    Role role = Role::reported;
    bool named = false;
    bool alone = false;  // not what a walk would take: a unit of its own
  };

  void name(const std::string& given) {
    const Result<std::string> real = source_.resolve(given);
    if (!real) return error(given, real.error());
    const std::string path = below_here(given, *real);
    const Result<Entry> entry = source_.stat(*real);
    if (!entry) return error(path, entry.error());
    if (entry->kind == EntryKind::directory) {
      folders_.push_back({path, *real});
    } else if (entry->kind == EntryKind::file) {
      files_.push_back({path, *real});
    } else {
      error(path, {SkipReason::special_file, "is a device, pipe or socket", {}});
    }
  }

  // What is in the working directory is printed relative to it, however it was spelt: fingerprints
  // and dashboards go by the path.
  std::string below_here(const std::string& given, const std::string& real) const {
    const bool roundabout =
        given.starts_with('/') || (given + "/").find("../") != std::string::npos;
    const Result<std::string> here = source_.resolve(".");
    if (!roundabout || !here || !is_inside(real, *here)) return given;
    return real == *here ? "." : std::string(path_below(real, *here));
  }

  void error(const std::string& path, Problem problem) {
    const auto same = [&](const PassedOver& other) { return other.path == path; };
    if (std::none_of(walk_.errors.begin(), walk_.errors.end(), same))
      walk_.errors.push_back({path, std::move(problem)});
  }

  void skip(const std::string& path, Problem problem) {
    walk_.skipped.push_back({path, std::move(problem)});
  }

  void walk(const Named& top) {
    std::vector<Named> open{top};
    while (!open.empty()) {
      const Named folder = std::move(open.back());
      open.pop_back();
      if (!walked_.insert(folder.real).second) continue;
      const Result<std::vector<Entry>> entries = source_.list(folder.shown);
      if (!entries) {
        if (is_named(folder.real)) {
          error(folder.shown, entries.error());
        } else {
          skip(folder.shown, entries.error());
        }
        continue;
      }
      charts_.learn(folder.real, *entries);
      for (const Entry& entry : *entries) {
        if (is_left_out(entry.name)) continue;
        const Named child = folder.child(entry.name);
        if (entry.kind == EntryKind::directory) {
          open.push_back(child);
        } else {
          meet(child, entry);
        }
      }
    }
  }

  bool is_named(const std::string& real) const {
    return std::any_of(folders_.begin(), folders_.end(),
                       [&](const Named& folder) { return folder.real == real; });
  }

  bool is_left_out(const std::string& name) const {
    return name == ".git" || (!options_.hidden && is_hidden(name));
  }

  void meet(const Named& path, const Entry& entry) {
    switch (entry.kind) {
      case EntryKind::file:
        ++walk_.files_walked;
        if (is_candidate(entry.name)) found_.try_emplace(path.real, File{.shown = path.shown});
        break;
      case EntryKind::symlink:
        meet_link(path, entry.name);
        break;
      default:
        skip(path.shown, {SkipReason::special_file, "is a device, pipe or socket", {}});
    }
  }

  void meet_link(const Named& link, const std::string& name) {
    const Result<std::string> real = source_.resolve(link.shown);
    const Result<Entry> target = real ? source_.stat(*real) : Result<Entry>(real.error());
    if (!target) {
      if (is_candidate(name))
        skip(link.shown, {target.error().reason, "is a link that leads nowhere", {}});
      return;
    }
    const auto holds = [&](const Named& folder) { return is_inside(*real, folder.real); };
    if (std::any_of(folders_.begin(), folders_.end(), holds)) return;
    if (target->kind == EntryKind::special) {
      skip(link.shown, {SkipReason::special_file, "leads to a device, pipe or socket", {}});
    } else if (target->kind == EntryKind::directory || is_candidate(name) ||
               is_candidate(file_name(*real))) {
      skip(link.shown,
           {SkipReason::outside_tree, "is a link that leads out of what is walked", {}});
    }
  }

  void take_named(const Named& file) {
    const std::string name(file_name(file.real));
    const bool walked = walked_.contains(parent_path(file.real)) && !is_left_out(name);
    const auto [found, fresh] = found_.try_emplace(file.real, File{.shown = file.shown});
    found->second.named = true;
    if (fresh && !walked) ++walk_.files_walked;
  }

  // The other files of each chart of which a file was met, unless all of the chart was walked.
  void add_context() {
    std::map<std::string, Named> partly;
    for (auto& [real, file] : found_) {
      const std::string chart = is_candidate(file_name(real)) ? charts_.chart_of(real) : "";
      file.alone = chart.empty() || has_hidden_part(path_below(real, chart));
      if (!file.alone && !walked_.contains(chart) && !partly.contains(chart))
        partly.emplace(chart, Named{shown_chart(chart, {file.shown, real}), chart});
    }
    for (const auto& [chart, folder] : partly) walk_context(folder);
  }

  bool has_hidden_part(std::string_view relative) const {
    while (!relative.empty()) {
      const std::size_t slash = std::min(relative.find('/'), relative.size());
      if (is_left_out(std::string(relative.substr(0, slash)))) return true;
      relative.remove_prefix(std::min(slash + 1, relative.size()));
    }
    return false;
  }

  // The chart's folder as the user would write it, given how a file in it was written. Behind a
  // link that way leads elsewhere; then its place relative to the working directory, or its real
  // one.
  std::string shown_chart(const std::string& chart, Named file) const {
    while (file.real != chart) file = {parent_path(file.shown), parent_path(file.real)};
    const Result<std::string> same = source_.resolve(file.shown);
    if (same && *same == chart) return file.shown;
    const Result<std::string> here = source_.resolve(".");
    if (!here || !is_inside(chart, *here)) return chart;
    return chart == *here ? "." : std::string(path_below(chart, *here));
  }

  void walk_context(const Named& chart) {
    std::vector<Named> open{chart};
    while (!open.empty()) {
      const Named folder = std::move(open.back());
      open.pop_back();
      const Result<std::vector<Entry>> entries = source_.list(folder.real);
      if (!entries) {
        skip(folder.shown, entries.error());
        continue;
      }
      charts_.learn(folder.real, *entries);
      for (const Entry& entry : *entries) {
        const Named child = folder.child(entry.name);
        if (is_left_out(entry.name)) continue;
        if (entry.kind == EntryKind::directory) {
          if (folder.real != chart.real || belongs_to_chart(entry.name + "/"))
            open.push_back(child);
        } else if (entry.kind == EntryKind::file && is_candidate(entry.name) &&
                   charts_.chart_of(child.real) == chart.real) {
          found_.try_emplace(child.real, File{.shown = child.shown, .role = Role::context});
        }
      }
    }
  }

  UnitFile unit_file(const std::string& real, const File& file) const {
    return {file.shown, place_of(real, file.shown), file.role, file.named};
  }

  std::string place_of(const std::string& real, const std::string& shown) const {
    if (!shown.starts_with('/') && !shown.starts_with("..")) return shown;
    for (const Named& folder : folders_) {
      if (is_inside(real, folder.real)) return std::string(path_below(real, folder.real));
    }
    return std::string(file_name(real));
  }

  void make_units() {
    std::map<std::string, Unit> charts;
    for (const auto& [real, file] : found_) {
      const std::string chart = file.alone ? "" : charts_.chart_of(real);
      if (chart.empty()) {
        walk_.units.push_back({file.shown, {unit_file(real, file)}});
        continue;
      }
      Unit& unit = charts[chart];
      if (unit.files.empty()) unit.root = shown_chart(chart, {file.shown, real});
      unit.files.push_back(unit_file(real, file));
    }
    for (auto& [chart, unit] : charts) {
      std::sort(unit.files.begin(), unit.files.end(),
                [](const UnitFile& a, const UnitFile& b) { return a.path < b.path; });
      walk_.units.push_back(std::move(unit));
    }
    std::sort(walk_.units.begin(), walk_.units.end(),
              [](const Unit& a, const Unit& b) { return a.root < b.root; });
  }

  const FileSource& source_;
  const DiscoverOptions options_;
  ChartFinder charts_;
  std::vector<Named> folders_;  // named by the user
  std::vector<Named> files_;    // named by the user
  std::unordered_set<std::string> walked_;
  std::map<std::string, File> found_;  // by real path
  Walk walk_;
};

}  // namespace

Walk discover(const FileSource& source, std::span<const std::string> paths,
              const DiscoverOptions& options) {
  return Discovery(source, options).run(paths);
}

}  // namespace dexlint
