// A finding as SARIF's result.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "formatters/sarif_rule.h"
#include "linter/model/finding.h"

namespace dexlint {

/// Name of the folder that paths of a report are relative to.
inline constexpr std::string_view source_root_id = "%SRCROOT%";

/// An artifactLocation: a relative path under the source root, an absolute one as a file URI.
nlohmann::ordered_json sarif_artifact(std::string_view path);

/// `rule_index`: of the finding's rule, in the rules of the run; `rule` gets the message's
/// template.
nlohmann::ordered_json sarif_result(const Finding& finding, std::size_t rule_index,
                                    SarifRule& rule);

}  // namespace dexlint
