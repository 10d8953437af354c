#include "linter/model/run.h"

#include <algorithm>
#include <cassert>

#include "linter/model/rule.h"

namespace dexlint {

std::string_view Run::option(std::string_view name) const {
  const auto set = values_.find(std::string(rule_.id) + "." + std::string(name));
  if (set != values_.end()) return set->second;
  const auto declared = std::find_if(rule_.options.begin(), rule_.options.end(),
                                     [&](const Option& option) { return option.name == name; });
  assert(declared != rule_.options.end() && "a rule declares the options that it reads");
  return declared->default_value;
}

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
