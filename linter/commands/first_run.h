// The way on from a first run on an old repository: what there is much of, and the two commands
// that let a team start from today.
#pragma once

#include <string>

#include "linter/model/finding.h"

namespace dexlint {

/// Findings from which on a list alone helps nobody.
inline constexpr std::size_t many_findings = 20;

/// Counts by rule and by folder, the most first, and the two commands. Empty when `report` has
/// fewer than many_findings.
std::string first_run_advice(const Report& report);

}  // namespace dexlint
