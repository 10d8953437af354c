// Which values of a Helm chart end in Secrets, and by which way, told from the templates without
// rendering them. A value stands for all below it: where a template writes a whole map into a
// Secret, the map's path is what flows.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "linter/flow/abstract_value.h"
#include "linter/flow/chart_files.h"
#include "linter/input/file_source.h"
#include "linter/model/location.h"
#include "linter/model/result.h"

namespace dexlint {

/// One way of a value into a Secret.
struct FlowWay {
  std::string secret_key;  ///< empty when it is known only to who renders the chart
  flow::Kept kept = flow::Kept::whole;
  /// From where a template reads the value to where it is written into the Secret; often one line.
  /// Paths are from the chart's folder.
  std::vector<Location> steps;
};

/// A value that reaches a Secret.
struct ValueFlow {
  std::vector<std::string> keys;  ///< from the root of the values; `*` is any key
  std::optional<Location> value;  ///< in the values file; nothing where none has it
  std::vector<FlowWay> ways;      ///< never empty; at most 8
};

struct ChartFlow {
  std::string chart;             ///< its name
  std::size_t templates = 0;     ///< that were run
  std::vector<ValueFlow> flows;  ///< sorted by keys
  /// Charts it is made with that are not at hand: nothing is known of their values.
  std::vector<flow::AbsentChart> absent;
  bool complete = true;          ///< false: the chart asks for more work than is allowed
  std::vector<Problem> unread;   ///< files that could not be read; messages start with the path
};

struct FlowLimits {
  /// Nodes of templates and operands that are looked at; the largest public charts need a tenth.
  std::size_t steps = 400'000;
};

/// Looks at the chart in `folder` and the charts it is made with. Fails when there is none.
Result<ChartFlow> value_flow(const FileSource& source, const std::string& folder,
                             const FlowLimits& limits = {});

}  // namespace dexlint
