// Holds findings against a baseline: which of them somebody has accepted, value included. The old
// value is read from the file at the commit of the entry and compared here, in memory; it is stored
// nowhere.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "linter/engine/lint_again.h"
#include "linter/input/file_source.h"
#include "linter/model/finding.h"
#include "linter/report/baseline.h"

namespace dexlint {

enum class Standing : std::uint8_t {
  fresh,      ///< not in the baseline, or with another value
  known,      ///< in the baseline, with this value
  unchecked,  ///< in the baseline; the commit that held its value is not in this clone
};

/// What a baseline says of a finding.
struct BaselineMatch {
  Standing standing = Standing::fresh;
  const BaselineEntry* entry = nullptr;  ///< views `entries`; null where none is about this place
  bool is_renamed = false;               ///< the file had another name
};

/// One for each finding of `report`. `root`: what the paths of entries start from, absolute and
/// free of links. A finding is known under the code of any rule that gave way to its own. A file
/// that is no more is followed to another name when rule, document, trail and value agree.
std::vector<BaselineMatch> match_baseline(const Report& report,
                                          const std::vector<BaselineEntry>& entries,
                                          const std::string& root, const LintAgain& again);

/// Suppresses what is known, and what is unchecked unless `strict`; counts the unchecked.
void apply_baseline(Report& report, const std::vector<BaselineMatch>& matches, bool strict);

/// True when two texts differ in nothing but CR LF for LF, which a checkout may make of it.
bool is_same_text(std::string_view a, std::string_view b);

}  // namespace dexlint
