// Findings of a file, made one: the same place told twice is told once, the more specific rule
// speaks, and each gets the fingerprint that tells it from its neighbours.
#pragma once

#include <vector>

#include "linter/model/finding.h"

namespace dexlint {

/// Sorts by place, drops what a rule says twice of one place and what another rule supersedes there
/// (its code is kept in `superseded`), and fills in the fingerprints. `findings`: of one file.
std::vector<Finding> merge(std::vector<Finding> findings);

}  // namespace dexlint
