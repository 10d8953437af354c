#include "linter/flow/known_charts.h"

#include <algorithm>

#include "linter/flow/known_charts_table.h"

namespace dexlint {
namespace {

struct ByChart {
  bool operator()(const KnownFlow& flow, std::string_view chart) const {
    return flow.chart < chart;
  }
  bool operator()(std::string_view chart, const KnownFlow& flow) const {
    return chart < flow.chart;
  }
};

}  // namespace

std::span<const KnownFlow> known_flows(std::string_view chart) {
  const auto [first, last] =
      std::equal_range(std::begin(known_flow_table), std::end(known_flow_table), chart, ByChart());
  return {first, last};
}

}  // namespace dexlint
