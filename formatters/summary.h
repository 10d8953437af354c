// What a run comes to, in a line, for the formats that people read.
#pragma once

#include <array>
#include <string>

#include "linter/model/finding.h"

namespace dexlint {

/// The worst first.
inline constexpr std::array severities{Severity::error, Severity::warning, Severity::note};

/// "3 errors, 1 warning in 2 files (14 files scanned)", or "No findings in 14 files"; with
/// "; 2 skipped" when something was.
std::string summary_line(const Report& report);

/// "3 errors, 1 warning": those of `counts` (one for each of `severities`) that are not 0.
std::string counts_by_severity(const std::array<std::size_t, 3>& counts);

}  // namespace dexlint
