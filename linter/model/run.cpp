#include "linter/model/run.h"

namespace dexlint {

void Run::report(const Scalar& scalar, MessageTemplate message, std::vector<Argument> arguments,
                 Severity severity, Confidence confidence) {
  report({.at = scalar.place(),
          .about = scalar.node(),
          .message = message,
          .arguments = std::move(arguments),
          .severity = severity,
          .confidence = confidence});
}

}  // namespace dexlint
