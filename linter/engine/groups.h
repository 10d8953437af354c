// Makes one finding of many that say the same in several places: the last step of a run, since it
// needs all files.
#pragma once

#include <vector>

#include "linter/model/finding.h"

namespace dexlint {

/// Findings of one rule with one group number (see Claim::group) become the first of them, with the
/// places of the others as related ones; a group that stays in one place vanishes. Places differ
/// when their files do, or the namespaces of their Kubernetes objects. Suppressed ones are judged
/// for themselves: what is left of the group is spread or vanishes, and they become one suppressed
/// finding. `findings`: sorted.
void join_groups(std::vector<Finding>& findings);

}  // namespace dexlint
