// What a chart's own values say where a template asks for one: true or false, or a constant.
#pragma once

#include <cstdint>
#include <string_view>

#include "linter/flow/conditions.h"
#include "linter/flow/values_paths.h"

namespace dexlint::flow {

enum class DefaultKind : std::uint8_t {
  absent,   ///< no values file has it
  boolean,  ///< as YAML 1.1 spells it, which is what Helm reads
  number,
  text,       ///< or null
  structure,  ///< a map or a list
};

DefaultKind default_kind(const ValuesPaths& paths, PathId path);

/// True when the chart's own values do not meet the demand, and meeting it is to turn a switch, to
/// make another choice or to take away what the chart gives.
bool asks_for_change(const ValuesPaths& paths, PathId path, Demand demand,
                     std::string_view constant);

}  // namespace dexlint::flow
