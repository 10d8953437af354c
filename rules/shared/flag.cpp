#include "rules/shared/flag.h"

#include "rules/shared/connector_fields.h"
#include "rules/shared/dex_bool.h"

namespace dexlint::rules {

void report_when_true(const DexConnector& connector, const Flag& flag, Run& run) {
  const Scalar value = read_field(connector, flag.field);
  if (!is_true(value)) return;
  run.report({.at = value.place(),
              .about = value.node(),
              .message = flag.message,
              .arguments = {Argument::id(connector.id()), Argument::name(flag.field)},
              .severity = flag.severity,
              .confidence = flag.confidence});
}

}  // namespace dexlint::rules
