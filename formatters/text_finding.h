// One finding as a person reads it: what, where, the lines with the place underlined, the way there
// and the way out.
#pragma once

#include <set>
#include <string>
#include <utility>

#include "formatters/palette.h"
#include "linter/model/finding.h"

namespace dexlint {

/// Advice that was already printed, by rule; repeating it would drown the findings.
using Said = std::set<std::pair<const Rule*, std::string>>;

/// Several lines, each ended by a line feed. Adds the finding's advice to `said`.
std::string text_of(const Finding& finding, const Palette& palette, Said& said);

}  // namespace dexlint
