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
  std::vector<std::string_view> templates;  ///< distinct, in order of use

  /// The key of a template in messageStrings; adds the template when it is new.
  std::string use(std::string_view message_template);
};

/// "error" to "note"; what GitHub ranks alerts by: 7.0 to 8.9 is high, 4.0 to 6.9 medium, below
/// low. Empty for a rule whose flaw breaks a login without opening or leaking anything.
std::string_view security_severity(const Rule& rule);

/// A message template as SARIF wants it: a sentence, its places quoted `'{0}'`.
std::string sarif_template(std::string_view message_template);

/// An argument as it stands in a message: printable, and never a link, whatever a repository calls
/// its connectors.
std::string sarif_argument(const Argument& argument);

/// The template with its places filled.
std::string sarif_message(const Message& message);

nlohmann::ordered_json sarif_rule(const SarifRule& used);

}  // namespace dexlint
