#include "linter/engine/values_files.h"

#include <algorithm>
#include <utility>

#include "linter/input/paths.h"
#include "linter/input/read_document.h"
#include "linter/input/repository_root.h"
#include "linter/recognise/embedded.h"
#include "linter/recognise/value_sources.h"

namespace dexlint {
namespace {

constexpr int folders_upwards = 8;
constexpr std::size_t most_overlays = 32;  // of one chart; a folder may hold hundreds

bool has_yaml_ending(std::string_view name) {
  return name.ends_with(".yaml") || name.ends_with(".yml");
}

bool is_base(std::string_view name) { return name == "values.yaml" || name == "values.yml"; }

// `values-prod.yaml`, `values.prod.yaml`; in a chart also `prod-values.yaml`, and what helm-secrets
// lays over them: `secrets.prod.yaml`.
bool is_overlay(std::string_view name, bool in_chart) {
  if (!has_yaml_ending(name) || is_base(name)) return false;
  const bool behind = name.starts_with("values") && name.size() > 6 &&
                      std::string_view("-_.").find(name[6]) != std::string_view::npos;
  const std::string_view stem = name.substr(0, name.rfind('.'));
  const bool of_helm_secrets =
      stem == "secrets" || stem.starts_with("secrets.") || stem.starts_with("secrets-");
  return behind || (in_chart && of_helm_secrets) ||
         (in_chart && (stem.ends_with("-values") || stem.ends_with(".values")));
}

bool is_whole_file(const Document& document, const HelmValues& values) {
  return !document.roots.empty() && document.roots.front().node == values.node;
}

}  // namespace

std::vector<ValuesStack> ValuesFiles::stacks_of(const Document& document,
                                                const HelmValues& values) {
  if (!is_whole_file(document, values)) return named_by(document, values);
  std::vector<ValuesStack> stacks = configured(document, values);
  return stacks.empty() ? beside(document, values) : stacks;
}

std::string ValuesFiles::chart_of_file(const std::string& path) const {
  const std::string folder = parent_path(path);
  const std::string_view name = file_name(path);
  const bool is_of_ci = file_name(folder) == "ci" && has_yaml_ending(name);
  const bool is_beside = is_base(name) || is_overlay(name, true);
  if (!is_of_ci && !is_beside) return {};  // asked for every file: no look at the disk
  if (is_file(join_path(folder, "Chart.yaml"))) return is_beside ? folder : std::string();
  const std::string above = parent_path(folder);
  return is_of_ci && is_file(join_path(above, "Chart.yaml")) ? above : std::string();
}

std::optional<Version> ValuesFiles::version_of_chart(std::string_view name,
                                                     const std::string& path) {
  const std::string folder = chart_of_file(path);
  const Node* chart = folder.empty() ? nullptr : load(join_path(folder, "Chart.yaml"));
  if (chart == nullptr) return std::nullopt;
  if (effective_scalar(chart, "name").text() == name)
    return version_from(effective_scalar(chart, "version").text());
  const Node* dependencies = effective(chart, "dependencies");
  if (dependencies == nullptr) return std::nullopt;
  for (const Node& dependency : dependencies->resolved().children()) {
    if (effective_scalar(&dependency, "name").text() == name)
      return version_from(effective_scalar(&dependency, "version").text());
  }
  return std::nullopt;
}

std::string ValuesFiles::chart_of(const Document& document, const HelmValues& values) const {
  if (is_whole_file(document, values)) return chart_of_file(std::string(document.path()));
  const auto sources = value_sources(values, document);
  return sources ? folder_of_chart(sources->chart, parent_path(document.path())) : std::string();
}

bool ValuesFiles::is_layer(const std::string& path) const {
  return std::any_of(options_.layers.begin(), options_.layers.end(), [&](const auto& stack) {
    return std::any_of(stack.begin(), stack.end(),
                       [&](const std::string& file) { return is_same(file, path); });
  });
}

std::vector<const Document*> ValuesFiles::documents() const {
  std::vector<const Document*> all;
  for (const auto& [path, document] : read_) {
    if (document != nullptr) all.push_back(document.get());
  }
  return all;
}

// Stacks that the config names this file in; who names one means it, so nothing is guessed.
std::vector<ValuesStack> ValuesFiles::configured(const Document& document,
                                                 const HelmValues& values) {
  std::vector<ValuesStack> stacks;
  for (const std::vector<std::string>& files : options_.layers) {
    std::vector<const Node*> layers;
    bool holds_self = false;
    for (const std::string& file : files) {
      const bool is_self = is_same(file, std::string(document.path()));
      const Node* layer = is_self ? values.node : load(file);
      if (layer != nullptr) layers.push_back(layer);
      holds_self = holds_self || is_self;
    }
    if (holds_self) stacks.push_back(ValuesStack(std::move(layers)));
  }
  return stacks;
}

// A chart's values and each overlay over them: a stack of its own, since nothing says that two
// overlays are used together.
std::vector<ValuesStack> ValuesFiles::beside(const Document& document, const HelmValues& values) {
  const std::string path(document.path());
  const std::string folder = parent_path(path);
  const std::string_view name = file_name(path);
  std::vector<ValuesStack> stacks;
  if (is_base(name)) {
    stacks.push_back(ValuesStack({values.node}));
    for (const std::string& overlay : overlays_in(folder, name)) {
      if (const Node* above = load(overlay)) stacks.push_back(ValuesStack({values.node, above}));
    }
    return stacks;
  }
  const std::string chart = chart_of_file(path);
  if (chart.empty() && !is_overlay(name, false)) return stacks;
  const std::string home = chart.empty() ? folder : chart;
  for (const char* base : {"values.yaml", "values.yml"}) {
    const Node* below = load(join_path(home, base));
    if (below != nullptr && stacks.empty()) stacks.push_back(ValuesStack({below, values.node}));
  }
  return stacks;
}

std::vector<std::string> ValuesFiles::overlays_in(const std::string& folder,
                                                  std::string_view base) {
  std::vector<std::string> overlays;
  const bool in_chart = is_file(join_path(folder, "Chart.yaml"));
  const auto add = [&](const std::string& place, bool all) {
    const Result<std::vector<Entry>> entries = files_.list(place);
    if (!entries) return;
    for (const Entry& entry : *entries) {
      const bool wanted = all ? has_yaml_ending(entry.name) : is_overlay(entry.name, in_chart);
      if (entry.kind == EntryKind::file && entry.name != base && wanted &&
          overlays.size() < most_overlays)
        overlays.push_back(join_path(place, entry.name));
    }
  };
  add(folder, false);
  if (in_chart) add(join_path(folder, "ci"), true);
  return overlays;
}

std::vector<ValuesStack> ValuesFiles::named_by(const Document& document, const HelmValues& values) {
  auto sources = value_sources(values, document);
  if (!sources) return {};
  if (sources->unseen) {
    if (const Document* whole = read(std::string(document.path())))
      sources = value_sources(values, *whole);
  }
  const std::string folder = parent_path(document.path());
  const std::string found_chart = folder_of_chart(sources->chart, folder);
  const std::string chart = found_chart.empty() ? folder : found_chart;
  std::vector<const Node*> layers;
  const auto add = [&](const Node* layer) {
    if (layer != nullptr && layer->is_mapping()) layers.push_back(layer);
  };
  const std::string base = allowed(join_path(chart, "values.yaml"), folder);
  if (!found_chart.empty() && !base.empty()) add(load(base));
  for (std::string_view file : sources->files) {
    // Argo CD: `$values/…` starts at the root of the source of that name.
    if (file.starts_with('$')) file.remove_prefix(std::min(file.find('/') + 1, file.size()));
    const std::string beside_chart = join_path(chart, tidy_path(file));
    const std::string found =
        allowed(is_file(beside_chart) ? beside_chart : find_upwards(folder, file), folder);
    if (!found.empty()) add(load(found));
  }
  for (const Node* mapping : sources->mappings) add(mapping);
  if (layers.empty()) return {};
  add(values.node);
  return {ValuesStack(std::move(layers))};
}

// All of a file and of the texts in it: what no rule looks at may say what a value means.
const Document* ValuesFiles::read(const std::string& path) {
  const auto [known, fresh] = read_.try_emplace(path);
  if (fresh) {
    Result<std::string> bytes = files_.read(path, options_.max_file_size);
    if (!bytes) return nullptr;
    known->second = std::make_unique<Document>(path, std::move(*bytes));
    read_document(*known->second, {nullptr, options_.budget, false, nullptr});
    open_all_embedded(*known->second, Gate(), options_.budget);
  }
  return known->second.get();
}

const Node* ValuesFiles::load(const std::string& path) {
  const Document* document = read(path);
  const bool readable = document != nullptr && !document->roots.empty();
  const Node* root = readable ? document->roots.front().node : nullptr;
  return root != nullptr && root->is_mapping() ? root : nullptr;
}

std::string ValuesFiles::allowed(const std::string& path, const std::string& folder) const {
  std::string root = repository_root(files_, folder);
  if (root.empty()) {
    if (const Result<std::string> here = files_.resolve(".")) root = *here;
  }
  return !path.empty() && leads_inside(files_, path, root) ? path : std::string();
}

// The folder that a manifest in `folder` calls `chart`, when a chart is in it.
std::string ValuesFiles::folder_of_chart(std::string_view chart, const std::string& folder) const {
  if (chart.empty()) return {};
  const std::string file = find_upwards(folder, join_path(tidy_path(chart), "Chart.yaml"));
  return allowed(file, folder).empty() ? std::string() : parent_path(file);
}

std::string ValuesFiles::find_upwards(std::string folder, std::string_view path) const {
  while (path.starts_with('/')) path.remove_prefix(1);
  for (int up = 0; up <= folders_upwards; ++up, folder = parent_path(folder)) {
    const std::string found = join_path(folder, tidy_path(path));
    if (is_file(found)) return found;
    if (folder == "/" || files_.stat(join_path(folder, ".git"))) break;
  }
  return {};
}

bool ValuesFiles::is_same(const std::string& a, const std::string& b) const {
  const Result<std::string> real_a = files_.resolve(a);
  const Result<std::string> real_b = files_.resolve(b);
  return real_a && real_b && *real_a == *real_b;
}

bool ValuesFiles::is_file(const std::string& path) const {
  const Result<Entry> entry = files_.stat(path);
  return entry && entry->kind == EntryKind::file;
}

}  // namespace dexlint
