#include "linter/input/discover.h"

#include <algorithm>
#include <utility>

#include "linter/input/chart.h"
#include "linter/input/list_ahead.h"
#include "linter/input/paths.h"
#include "linter/input/requested.h"
#include "linter/input/selection.h"
#include "linter/input/units.h"

namespace dexlint {
namespace {

class Discovery {
 public:
  Discovery(const FileSource& source, std::span<const std::string> paths,
            const DiscoverOptions& options)
      : source_(source),
        requested_(source, paths),
        selection_(source, requested_, options),
        charts_(source),
        helpers_(options.jobs > 1 ? options.jobs - 1 : 0) {}

  Walk run() {
    for (const Requested::Missing& missing : requested_.missing())
      error(missing.path, missing.problem);
    // Folders first: a link may lead from one into the next, and a named file may be in one.
    for (const SeenPath& folder : requested_.folders()) {
      if (!selection_.refuses(folder, true)) walk(folder);
    }
    for (const SeenPath& file : requested_.files()) {
      if (!selection_.refuses(file, false)) take_named(file);
    }
    UnitMaker units(source_, requested_, selection_, charts_);
    walk_.units = units.make(std::move(found_), walked_, walk_.skipped);
    for (const Ignores::Unread& unread : selection_.unread())
      skip(requested_.shown_from_here(unread.path), unread.problem);
    const auto by_path = [](const auto& a, const auto& b) { return a.path < b.path; };
    std::stable_sort(walk_.skipped.begin(), walk_.skipped.end(), by_path);
    std::stable_sort(walk_.errors.begin(), walk_.errors.end(), by_path);
    return std::move(walk_);
  }

 private:
  void error(const std::string& path, const Problem& problem) {
    const auto same = [&](const PassedOver& other) { return other.path == path; };
    if (std::none_of(walk_.errors.begin(), walk_.errors.end(), same))
      walk_.errors.push_back({path, problem});
  }

  void skip(const std::string& path, Problem problem) {
    walk_.skipped.push_back({path, std::move(problem)});
  }

  void walk(const SeenPath& top) {
    struct Open {
      ListAhead::Promise promise;
      Ignores::Rules above;
    };
    ListAhead listings(source_, helpers_);
    std::vector<Open> open{{std::make_shared<ListAhead::Folder>(top), nullptr}};
    std::vector<ListAhead::Promise> announced;
    while (!open.empty()) {
      const auto [promise, above] = std::move(open.back());
      open.pop_back();
      const SeenPath& folder = promise->path();
      const auto [entries, targets] = listings.take(*promise);
      const auto [walked, fresh] = walked_.try_emplace(folder.real);
      if (!fresh) continue;
      if (!entries) {
        cannot_list(folder, entries.error());
        continue;
      }
      charts_.learn(folder.real, *entries);
      const Ignores::Rules rules = requested_.is_folder_named(folder.real)
                                       ? selection_.rules_at_named(folder.real)
                                       : selection_.rules_below(above, folder.real, *entries);
      walked->second = rules;
      const bool names_tell = selection_.goes_by_name(rules);
      auto target = targets.begin();
      for (const Entry& entry : *entries) {
        const bool is_link = entry.kind == EntryKind::symlink;
        const Result<LinkTarget>* leads_to = is_link ? &*target++ : nullptr;
        if (names_tell && entry.kind == EntryKind::file && !is_candidate(entry.name)) {
          walk_.files_walked += selection_.leaves_out(entry.name) ? 0 : 1;
          continue;
        }
        SeenPath child = folder.child(entry.name);
        const bool is_folder = entry.kind == EntryKind::directory;
        if (selection_.leaves_out(child, is_folder, rules)) continue;
        if (is_folder) {
          announced.push_back(std::make_shared<ListAhead::Folder>(std::move(child)));
          open.push_back({announced.back(), rules});
        } else {
          meet(top, child, entry.kind, leads_to);
        }
      }
      listings.announce(std::exchange(announced, {}));
    }
  }

  void cannot_list(const SeenPath& folder, const Problem& problem) {
    if (requested_.is_folder_named(folder.real)) {
      error(folder.shown, problem);
    } else {
      skip(folder.shown, problem);
    }
  }

  // `top`: the named folder that it is in; `target`: of a link.
  void meet(const SeenPath& top, const SeenPath& path, EntryKind kind,
            const Result<LinkTarget>* target) {
    switch (kind) {
      case EntryKind::file:
        ++walk_.files_walked;
        if (selection_.wants(path)) found_.try_emplace(path.real, FoundFile{.top = &top});
        break;
      case EntryKind::symlink:
        meet_link(path, *target);
        break;
      default:
        skip(path.shown, {SkipReason::special_file, "is a device, pipe or socket", {}});
    }
  }

  void meet_link(const SeenPath& link, const Result<LinkTarget>& target) {
    if (!target) {
      // Without an ending it may as well have led to a folder.
      if (has_ending(file_name(link.real)) && selection_.wants(link))
        skip(link.shown, {target.error().reason, "is a link that leads nowhere", {}});
      return;
    }
    const auto& [real, target_kind] = *target;
    if (requested_.holds(real)) return;
    if (target_kind == EntryKind::special) {
      skip(link.shown, {SkipReason::special_file, "leads to a device, pipe or socket", {}});
    } else if (target_kind == EntryKind::directory || selection_.wants(link) ||
               is_candidate(file_name(real))) {
      skip(link.shown,
           {SkipReason::outside_tree, "is a link that leads out of what is walked", {}});
    }
  }

  void take_named(const SeenPath& file) {
    const auto folder = walked_.find(parent_path(file.real));
    const bool counted =
        folder != walked_.end() && !selection_.leaves_out(file, false, folder->second);
    const auto [found, fresh] = found_.try_emplace(file.real, FoundFile{.top = &file});
    found->second.named = true;
    if (fresh && !counted) ++walk_.files_walked;
  }

  const FileSource& source_;
  const Requested requested_;
  Selection selection_;
  ChartFinder charts_;
  unsigned helpers_;  // threads beside this one
  WalkedFolders walked_;
  FoundFiles found_;
  Walk walk_;
};

}  // namespace

Walk discover(const FileSource& source, std::span<const std::string> paths,
              const DiscoverOptions& options) {
  return Discovery(source, paths, options).run();
}

}  // namespace dexlint
