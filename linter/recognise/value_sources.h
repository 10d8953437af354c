// Where a tool that hands values to Helm takes the rest of them from: the chart, files of values,
// ConfigMaps. Facts: Argo CD docs/user-guide/helm.md, Flux HelmRelease v2 `spec.valuesFrom` and
// `spec.chart.spec.valuesFiles`, helmfile `releases[].values`.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "linter/model/contexts.h"
#include "linter/model/document.h"

namespace dexlint {

/// All of it lies below the values that were asked about, in this order. Views the document.
struct ValueSources {
  std::string_view chart;               ///< folder, as it is written; empty when it is no folder
  std::vector<std::string_view> files;  ///< as they are written
  std::vector<const Node*> mappings;    ///< of ConfigMaps in the same file
  bool unseen = false;                  ///< a ConfigMap is named that `file` does not have
};

/// Nothing for values that stand alone. `file`: the whole file that they stand in, gated or read
/// once more, where ConfigMaps are looked for.
std::optional<ValueSources> value_sources(const HelmValues& values, const Document& file);

/// The name of the chart that the values are handed to, without its registry: `grafana` of
/// `oci://…/charts/grafana`. Empty where nothing says it, and outside of what installs charts: a
/// HelmRelease, a HelmChart, an Application, releases of helmfile, helmCharts of kustomize.
std::string_view chart_name(const HelmValues& values);

/// The version of that chart, as it is written: `targetRevision` of an Application, `version` of a
/// HelmRelease, helmfile or kustomize. Empty where nothing says it.
std::string_view chart_version(const HelmValues& values);

}  // namespace dexlint
