// A finding as SARIF's result.
#pragma once

#include <string>
#include <string_view>

#include "formatters/json_writer.h"
#include "formatters/sarif_rule.h"
#include "linter/model/finding.h"

namespace dexlint {

/// Name of the folder that paths of a report are relative to.
inline constexpr std::string_view source_root_id = "%SRCROOT%";

/// Of an artifactLocation: a relative path, which is one under the source root; an absolute one as
/// a file URI.
std::string sarif_uri(std::string_view path);

/// `rule_index`: of the finding's rule, in the rules of the run; `rule` knows the message's
/// template or gets it.
void write_sarif_result(JsonWriter& out, const Finding& finding, std::size_t rule_index,
                        SarifRule& rule);

}  // namespace dexlint
