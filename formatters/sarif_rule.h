// A rule as SARIF's reportingDescriptor, with what GitHub code scanning reads from it.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "linter/model/finding.h"

namespace dexlint {

/// A rule and the messages it used, which SARIF lists by key.
struct SarifRule {
  const Rule* rule = nullptr;
  std::vector<std::string> templates;  ///< distinct, in order of use

  /// The key of a template in messageStrings; adds the template when it is new.
  std::string use(const std::string& message_template);
};

/// A message as SARIF wants it: each place of the template quoted `'{0}'`, a full stop at the end,
/// and the same with the arguments filled in. Arguments are printable, and never a link, whatever a
/// repository calls its connectors.
struct SarifMessage {
  std::string message_template;
  std::vector<std::string> arguments;
  std::string text;
};

/// `place`: stands behind a message that has no argument of its own, since validators want
/// something in each that tells it from others (SARIF2014); may be empty.
SarifMessage sarif_message(const Message& message, std::string_view place);

/// "error" to "note"; what GitHub ranks alerts by: 7.0 to 8.9 is high, 4.0 to 6.9 medium, below
/// low. Empty for a rule whose flaw breaks a login without opening or leaking anything.
std::string_view security_severity(const Rule& rule);

nlohmann::ordered_json sarif_rule(const SarifRule& used);

}  // namespace dexlint
