#include "linter/input/units.h"

#include <algorithm>
#include <utility>

#include "linter/input/paths.h"

namespace dexlint {
namespace {

SeenPath path_of(const std::string& real, const FoundFile& file) {
  const std::string_view below = path_below(real, file.top->real);
  return {below.empty() ? file.top->shown : join_path(file.top->shown, below), real};
}

}  // namespace

std::vector<Unit> UnitMaker::make(FoundFiles found, const WalkedFolders& walked,
                                  std::vector<PassedOver>& skipped) {
  std::map<std::string, SeenPath> partly;
  for (auto& [real, file] : found) {
    const SeenPath path = path_of(real, file);
    const std::string chart = selection_.wants(path) ? charts_.chart_of(real) : "";
    file.alone = chart.empty() || !selection_.would_take(chart, path);
    if (!file.alone && !walked.contains(chart) && !partly.contains(chart))
      partly.emplace(chart, SeenPath{shown_chart(chart, path), chart});
  }
  for (const auto& [real, chart] : partly) walk_chart(chart, found, skipped);
  return group(std::move(found));
}

// The chart's folder as the user would write it, given how a file in it was written. Behind a link
// that way leads elsewhere.
std::string UnitMaker::shown_chart(const std::string& chart, SeenPath file) const {
  while (file.real != chart) file = file.parent();
  const Result<std::string> same = source_.resolve(file.shown);
  return same && *same == chart ? file.shown : requested_.shown_from_here(chart);
}

void UnitMaker::walk_chart(const SeenPath& chart, FoundFiles& found,
                           std::vector<PassedOver>& skipped) {
  struct Open {
    SeenPath folder;
    Ignores::Rules above;
  };
  std::vector<Open> open{{chart, nullptr}};
  while (!open.empty()) {
    const auto [folder, above] = std::move(open.back());
    open.pop_back();
    const Result<std::vector<Entry>> entries = source_.list(folder.real);
    if (!entries) {
      skipped.push_back({folder.shown, entries.error()});
      continue;
    }
    charts_.learn(folder.real, *entries);
    const bool is_top = folder.real == chart.real;
    const Ignores::Rules rules = is_top ? selection_.rules_at(folder.real)
                                        : selection_.rules_below(above, folder.real, *entries);
    for (const Entry& entry : *entries) {
      const SeenPath child = folder.child(entry.name);
      const bool is_folder = entry.kind == EntryKind::directory;
      if (is_top && is_folder && !belongs_to_chart(entry.name + "/")) continue;
      if (selection_.leaves_out(child, is_folder, rules)) continue;
      if (is_folder) {
        open.push_back({child, rules});
      } else if (entry.kind == EntryKind::file && selection_.wants(child) &&
                 charts_.chart_of(child.real) == chart.real) {
        found.try_emplace(child.real, FoundFile{.top = &chart, .role = Role::context});
      }
    }
  }
}

UnitFile UnitMaker::unit_file(SeenPath path, const FoundFile& file) const {
  std::string place = requested_.place_of(path);
  UnitFile made{.path = std::move(path.shown), .role = file.role, .named = file.named};
  if (made.path.ends_with(place)) {
    made.place_at = made.path.size() - place.size();
  } else {
    made.place_elsewhere = std::move(place);
  }
  return made;
}

// Gives up each file that was found for one of a unit: of a large tree, both would be a lot.
std::vector<Unit> UnitMaker::group(FoundFiles found) {
  std::vector<Unit> units;
  std::map<std::string, Unit> charts;
  for (; !found.empty(); found.erase(found.begin())) {
    const auto& [real, file] = *found.begin();
    SeenPath path = path_of(real, file);
    const std::string chart = file.alone ? "" : charts_.chart_of(real);
    Unit& unit = chart.empty() ? units.emplace_back() : charts[chart];
    if (!chart.empty() && unit.files.empty()) unit.chart = shown_chart(chart, path);
    unit.files.push_back(unit_file(std::move(path), file));
  }
  for (auto& [chart, unit] : charts) {
    std::sort(unit.files.begin(), unit.files.end(),
              [](const UnitFile& a, const UnitFile& b) { return a.path < b.path; });
    unit.files.shrink_to_fit();
    units.push_back(std::move(unit));
  }
  std::sort(units.begin(), units.end(),
            [](const Unit& a, const Unit& b) { return a.root() < b.root(); });
  return units;
}

}  // namespace dexlint
