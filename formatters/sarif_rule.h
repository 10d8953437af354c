// A rule as SARIF's reportingDescriptor, with what GitHub code scanning reads from it.
#pragma once

#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "linter/model/finding.h"

namespace dexlint {

/// A rule and the messages it used, which SARIF lists by key.
struct SarifRule {
  const Rule* rule = nullptr;
  std::map<std::string, std::size_t, std::less<>> templates;  ///< which was used as the how manieth

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

/// Behind a message without arguments stands where the finding is, since validators want something
/// in each that tells it from others (SARIF2014).
SarifMessage sarif_message(const Finding& finding);
/// The template alone.
std::string sarif_template(const Finding& finding);

/// "error" to "note"; what GitHub ranks alerts by: 7.0 to 8.9 is high, 4.0 to 6.9 medium, below
/// low. Empty for a rule whose flaw breaks a login without opening or leaking anything.
std::string_view security_severity(const Rule& rule);

nlohmann::ordered_json sarif_rule(const SarifRule& used);

}  // namespace dexlint
