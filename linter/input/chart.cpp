#include "linter/input/chart.h"

#include <algorithm>
#include <array>

#include "linter/input/paths.h"

namespace dexlint {
namespace {

constexpr int folders_upwards = 8;

constexpr std::array<std::string_view, 24> endings{
    "yaml",     "yml", "json",    "jsonc",  "json5",    "tmpl", "tpl",      "gotmpl",
    "dist",     "j2",  "example", "sample", "md",       "mdx",  "markdown", "rst",
    "template", "tf",  "tfvars",  "adoc",   "asciidoc", "txt",  "tftpl",    "erb"};

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool same_word(std::string_view name, std::string_view word) {
  return std::equal(name.begin(), name.end(), word.begin(), word.end(),
                    [](char a, char b) { return lower(a) == b; });
}

bool is_values_file(std::string_view name) {
  return name.starts_with("values") || name.ends_with("values.yaml") ||
         name.ends_with("values.yml");
}

}  // namespace

bool has_ending(std::string_view name) { return name.find('.') != std::string_view::npos; }

bool is_candidate(std::string_view name) {
  if (!has_ending(name)) return !name.empty();
  const std::string_view ending = name.substr(name.rfind('.') + 1);
  return std::any_of(endings.begin(), endings.end(),
                     [&](std::string_view known) { return same_word(ending, known); });
}

bool is_hidden(std::string_view name) { return name.starts_with('.') && name != ".github"; }

bool belongs_to_chart(std::string_view relative) {
  const std::size_t slash = relative.find('/');
  if (slash == std::string_view::npos) return relative == "Chart.yaml" || is_values_file(relative);
  const std::string_view first = relative.substr(0, slash);
  return first == "templates" || first == "charts" || first == "ci";
}

void ChartFinder::learn(const std::string& directory, const std::vector<Entry>& entries) {
  Folder found;
  for (const Entry& entry : entries) {
    if (entry.name == "Chart.yaml") found.has_chart = entry.kind == EntryKind::file;
    if (entry.name == ".git") found.ends_repository = true;
  }
  folders_.insert_or_assign(directory, found);
}

const ChartFinder::Folder& ChartFinder::folder(const std::string& directory) {
  const auto known = folders_.find(directory);
  if (known != folders_.end()) return known->second;
  const Result<Entry> chart = source_.stat(join_path(directory, "Chart.yaml"));
  const bool git = source_.stat(join_path(directory, ".git")).has_value();
  return folders_
      .emplace(directory, Folder{chart.has_value() && chart->kind == EntryKind::file, git})
      .first->second;
}

const std::vector<std::string>& ChartFinder::charts_above(const std::string& directory) {
  const auto known = charts_above_.find(directory);
  if (known != charts_above_.end()) return known->second;
  std::vector<std::string> charts;
  std::string at = directory;
  for (int up = 0; up <= folders_upwards; ++up, at = parent_path(at)) {
    const Folder& here = folder(at);
    if (here.has_chart) charts.insert(charts.begin(), at);
    if (here.ends_repository || at == "/") break;
  }
  return charts_above_.emplace(directory, std::move(charts)).first->second;
}

std::string ChartFinder::chart_of(const std::string& file) {
  for (const std::string& chart : charts_above(parent_path(file))) {
    if (belongs_to_chart(path_below(file, chart))) return chart;
  }
  return {};
}

}  // namespace dexlint
