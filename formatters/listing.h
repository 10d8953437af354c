// The findings of a report as formats list them: without those that somebody suppressed, which most
// formats have no word for, by file, or the worst first.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "linter/model/finding.h"

namespace dexlint {

/// Views of the report's findings, which must outlive them.
using Findings = std::vector<const Finding*>;

/// In the report's order; suppressed ones only if `with_suppressed`.
Findings listed(const Report& report, bool with_suppressed);

/// The same, the most severe first.
Findings worst_first(Findings findings);

/// By path, each file's findings in their order.
std::map<std::string_view, Findings> by_path(const Findings& findings);

/// What to do about a finding: what is known for this one, else what its rule says; may be empty.
std::string_view advice(const Finding& finding);

/// The same as one printable line.
std::string advice_line(const Finding& finding);

/// "suppressed by a comment: the reason"; empty when nobody suppressed it.
std::string suppression_text(const Finding& finding);

}  // namespace dexlint
