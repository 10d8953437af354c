// What a change brings: findings that touch a line it changed, or that were not there before. The
// second matters as much: a new host in an ingress makes an old redirect wrong.
#pragma once

#include <functional>

#include "linter/input/discover.h"
#include "linter/input/git_tree.h"
#include "linter/model/finding.h"

namespace dexlint {

/// Lints and lets what is in the files suppress findings, with the options of this run.
using Judge = std::function<Report(const FileSource& files, const Walk& walk)>;

/// Drops the findings of `report` that are no news to someone who knows `base`. `now` is what
/// `report` was made of; `judge` is asked about the files of `base` that the findings stand in, in
/// their units. A file that `now` no longer has, and that is similar to one that `base` has not, is
/// taken for that one under another name.
///
/// A finding was there when `base` gives one, not suppressed, at least as severe and as sure, that
/// has the same fingerprint, or the same rule at the same unchanged place.
void keep_news(Report& report, const FileSource& now, const GitTree& base,
               const DiscoverOptions& options, std::size_t max_file_size, const Judge& judge);

}  // namespace dexlint
