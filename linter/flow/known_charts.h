// Values of popular charts that reach Secrets, for repositories that use a chart without having it:
// a HelmRelease, an Application, a Chart.yaml with dependencies. Made by `dexlint flow` from the
// charts themselves (tests/tools/make_known_charts.py).
#pragma once

#include <span>
#include <string_view>

namespace dexlint {

struct KnownFlow {
  std::string_view chart;
  std::string_view path;        ///< keys of the values, joined by '/'; `*` is any key
  std::string_view secret_key;  ///< empty: the keys below `path` are the Secret's
};

/// All that is known of the chart of this name.
std::span<const KnownFlow> known_flows(std::string_view chart);

}  // namespace dexlint
