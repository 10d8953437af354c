// What a change brings: findings that touch a line it changed, or that were not there before. The
// second matters as much: a new host in an ingress makes an old redirect wrong.
#pragma once

#include "linter/engine/lint_again.h"
#include "linter/input/git_tree.h"
#include "linter/model/finding.h"

namespace dexlint {

/// Drops the findings of `report` that are no news to someone who knows `base`: the files that they
/// stand in are linted again as `base` has them, in their units. A file of `base` that is no more,
/// and is similar to one that `base` has not, is taken for that one under another name.
///
/// What was skipped in a file that is as `base` has it is no news either.
///
/// A finding was there when `base` gives one, not suppressed, at least as severe and as sure, that
/// has the same fingerprint, or the same rule at the same unchanged place.
void keep_news(Report& report, const GitTree& base, const LintAgain& again);

}  // namespace dexlint
