// Switches of a connector that weaken its login when they are on.
#pragma once

#include <string_view>

#include "linter/model/contexts.h"
#include "linter/model/run.h"

namespace dexlint::rules {

struct Flag {
  std::string_view field;
  MessageTemplate message;  ///< {0} is the connector, {1} the field
  Severity severity = Severity::error;
  Confidence confidence = Confidence::high;
};

/// Points at the value of the switch where it is true, and the connector's platform reads it.
void report_when_true(const DexConnector& connector, const Flag& flag, Run& run);

}  // namespace dexlint::rules
