// The end of all judging: what somebody has suppressed is counted, and leaves the report.
#pragma once

#include "linter/model/finding.h"

namespace dexlint {

/// Counts the suppressed findings into the summary. Drops them, unless `keep`.
void set_aside_suppressed(Report& report, bool keep);

}  // namespace dexlint
