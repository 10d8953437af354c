#include "linter/recognise/value_sources.h"

#include <algorithm>

#include "linter/model/words.h"
#include "linter/recognise/places.h"

namespace dexlint {
namespace {

// The nearest mapping above `node`, texts in between left aside.
const Node* mapping_above(const Node& node) {
  const Node* at = node.parent;
  while (at != nullptr && !at->is_mapping()) at = at->parent;
  return at;
}

// Charts of a registry have a name, those of the repository a folder.
std::string_view folder_of(const Scalar& chart) {
  const std::string_view text = chart.text();
  const bool is_url = text.find("://") != std::string_view::npos;
  return text.find('/') == std::string_view::npos || is_url ? std::string_view{} : text;
}

// The file names in a list; up to the item `end`, when there is one.
void add_files(const Node* list, const Node* end, ValueSources& sources) {
  if (list == nullptr || !list->is_sequence()) return;
  for (const Node& item : list->children()) {
    if (&item == end) return;
    const std::string_view name = Scalar(&item).text();
    if (!name.empty()) sources.files.push_back(name);
  }
}

// The values that the ConfigMap `name` of the same file holds under `key`.
const Node* values_in_config_map(const Document& document, std::string_view name,
                                 std::string_view key) {
  for (const Root& root : document.roots) {
    if (!is_kind(*root.node, "ConfigMap") || object_name(*root.node).text() != name) continue;
    const Node* data = effective(root.node, "data");
    const Node* text = data == nullptr ? nullptr : effective(data, key);
    const auto inner = document.embedded.find(text);
    if (inner != document.embedded.end()) return inner->second;
  }
  return nullptr;
}

void add_values_from(const Document& document, const Node* list, ValueSources& sources) {
  if (list == nullptr || !list->is_sequence()) return;
  for (const Node& item : list->children()) {
    const std::string_view key = effective_scalar(&item, "valuesKey").text();
    const Node* values =
        effective(&item, "targetPath") != nullptr
            ? nullptr
            : values_in_config_map(document, effective_scalar(&item, "name").text(),
                                   key.empty() ? "values.yaml" : key);
    sources.unseen = sources.unseen || values == nullptr;
    if (values != nullptr) sources.mappings.push_back(values);
  }
}

// `spec.source.helm.values`, `valuesObject`; `helm` holds them.
ValueSources of_application(const Node& helm) {
  ValueSources sources;
  // Any folder may be a chart here: `path: app`.
  sources.chart = effective_scalar(mapping_above(helm), "path").text();
  add_files(effective(&helm, "valueFiles"), nullptr, sources);
  return sources;
}

ValueSources of_helm_release(const Document& file, const Node& spec) {
  ValueSources sources;
  const Node* chart = effective_path(&spec, {"chart", "spec"});
  sources.chart = folder_of(effective_scalar(chart, "chart"));
  add_files(chart == nullptr ? nullptr : effective(chart, "valuesFiles"), nullptr, sources);
  add_values_from(file, effective(&spec, "valuesFrom"), sources);
  return sources;
}

ValueSources of_helmfile(const Node& release, const Node& item) {
  ValueSources sources;
  sources.chart = folder_of(effective_scalar(&release, "chart"));
  add_files(item.parent, &item, sources);
  return sources;
}

std::string_view last_segment(std::string_view path) {
  while (path.ends_with('/')) path.remove_suffix(1);
  return path.substr(path.rfind('/') + 1);
}

// True in what installs charts. Elsewhere `chart` and `values` may be anybody's words.
bool is_in_release(const Node& owner) {
  static constexpr std::string_view lists[] = {"helmCharts", "releases"};
  static constexpr std::string_view kinds[] = {"HelmRelease", "HelmChart", "Application",
                                               "ApplicationSet"};
  for (const Node* at = &owner; at != nullptr; at = at->parent) {
    if (is_one_of(lists, list_of(*at))) return true;
    if (std::any_of(std::begin(kinds), std::end(kinds),
                    [&](std::string_view kind) { return is_kind(*at, kind); }))
      return true;
  }
  return false;
}

// The mapping that names the chart, and under which key.
std::string_view chart_beside(const Node& node, const Node& owner) {
  if (key_of(owner) == "helm") {  // Argo CD
    const Node* source = mapping_above(owner);
    const std::string_view chart = effective_scalar(source, "chart").text();
    return chart.empty() ? effective_scalar(source, "path").text() : chart;
  }
  if (list_of(owner) == "helmCharts") return effective_scalar(&owner, "name").text();  // kustomize
  const Node& release = list_of(node) == "values" ? *mapping_above(node) : owner;
  const Node* chart = effective(&release, "chart");
  if (chart == nullptr || chart->is_scalar()) return Scalar(chart).text();
  return effective_scalar(effective(chart, "spec"), "chart").text();  // Flux
}

// The mapping that names the version of the chart, and under which key.
Scalar version_beside(const Node& node, const Node& owner) {
  if (key_of(owner) == "helm") return effective_scalar(mapping_above(owner), "targetRevision");
  if (list_of(owner) == "helmCharts") return effective_scalar(&owner, "version");
  const Node& release = list_of(node) == "values" ? *mapping_above(node) : owner;
  const Node* chart = effective_path(&release, {"chart", "spec"});
  return effective_scalar(chart == nullptr ? &release : chart, "version");
}

}  // namespace

std::string_view chart_version(const HelmValues& values) {
  const Node* owner = mapping_above(*values.node);
  return owner == nullptr ? std::string_view{} : version_beside(*values.node, *owner).text();
}

std::string_view chart_name(const HelmValues& values) {
  const Node* owner = mapping_above(*values.node);
  if (owner == nullptr || !is_in_release(*owner)) return {};
  return last_segment(chart_beside(*values.node, *owner));
}

std::optional<ValueSources> value_sources(const HelmValues& values, const Document& file) {
  const Node& node = *values.node;
  const Node* owner = mapping_above(node);
  if (owner == nullptr) return std::nullopt;
  if (key_of(*owner) == "helm") return of_application(*owner);
  const Node* object = mapping_above(*owner);
  if (key_of(*owner) == "spec" && object != nullptr && is_kind(*object, "HelmRelease"))
    return of_helm_release(file, *owner);
  if (list_of(node) == "values" && list_of(*owner) == "releases") return of_helmfile(*owner, node);
  return std::nullopt;
}

}  // namespace dexlint
