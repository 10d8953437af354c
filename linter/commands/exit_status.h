// What a report means for the caller: the exit code.
#pragma once

#include <string>

#include "linter/model/finding.h"

namespace dexlint {

/// The code of a report that was written. `fail_on`: error, warning, note or never. Complains on
/// standard error about what the user named and could not be read, and with `strict` about
/// anything that was skipped.
int status_of(const Report& report, const std::string& fail_on, bool strict);

}  // namespace dexlint
