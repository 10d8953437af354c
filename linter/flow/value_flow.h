// Which values of a Helm chart end in Secrets, and by which way, told from the templates without
// rendering them. A value stands for all below it: where a template writes a whole map into a
// Secret, the map's path is what flows.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "linter/flow/abstract_value.h"
#include "linter/flow/chart_files.h"
#include "linter/input/file_source.h"
#include "linter/model/location.h"
#include "linter/model/result.h"

namespace dexlint {

/// What a setting has to be for a way to be taken.
struct FlowCondition {
  enum class Must : std::uint8_t { be_true, be_false, be, not_be };
  std::vector<std::string> keys;  ///< of the setting, from the root of the values
  Must must = Must::be_true;
  std::string constant;  ///< of `be` and `not_be`, as the template spells it; empty: not there
};

/// One way of a value into a Secret.
struct FlowWay {
  std::string secret_key;  ///< empty when it is known only to who renders the chart
  flow::Kept kept = flow::Kept::whole;
  /// From where a template reads the value to where it is written into the Secret; often one line.
  /// Paths are from the chart's folder.
  std::vector<Location> steps;
  /// Settings that differ from the chart's own values where this way is taken: switches that are
  /// turned, choices that are made otherwise and texts of the chart that are taken away. Of all
  /// that will do, the fewest, and rather those that are turned on. To give a text, list or map
  /// that the templates ask for is no setting.
  std::vector<FlowCondition> when;
};

/// How many features of the chart have to be turned on, off or chosen for a way. Settings of one
/// map and of the maps in it are one feature: `ingress.enabled` and `ingress.tls`.
std::size_t features(const std::vector<FlowCondition>& when);

/// A value that reaches a Secret.
struct ValueFlow {
  std::vector<std::string> keys;  ///< from the root of the values; `*` is any key
  std::optional<Location> value;  ///< in the values file; nothing where none has it
  std::vector<FlowWay> ways;      ///< never empty; at most 8, the nearest first
  /// True when it reaches a Secret as the chart comes, or once one feature of it is turned on.
  /// False when something has to be turned off, taken away or chosen otherwise for it, or when
  /// several features have to be turned on.
  bool is_near() const;
};

struct ChartFlow {
  std::string chart;             ///< its name
  std::size_t templates = 0;     ///< that were run
  std::vector<ValueFlow> flows;  ///< sorted by keys
  /// Charts it is made with that are not at hand: nothing is known of their values.
  std::vector<flow::AbsentChart> absent;
  bool complete = true;         ///< false: the chart asks for more work than is allowed
  std::vector<Problem> unread;  ///< files that could not be read; messages start with the path
};

struct FlowLimits {
  /// Nodes of templates and operands that are looked at; the largest public charts need a tenth.
  std::size_t steps = 400'000;
};

/// Looks at the chart in `folder` and the charts it is made with. Fails when there is none.
Result<ChartFlow> value_flow(const FileSource& source, const std::string& folder,
                             const FlowLimits& limits = {});

}  // namespace dexlint
