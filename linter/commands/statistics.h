// `--statistics`: what a run found, by rule, owner and tier, and what it took. For people, on
// standard error.
#pragma once

#include <chrono>
#include <string>

#include "linter/model/finding.h"

namespace dexlint {

/// The sums; then the rules, the most findings first; then owners; then severities against
/// confidences. Suppressed findings are counted in the sums alone.
std::string statistics(const Report& report, std::chrono::steady_clock::duration took);

/// Writes statistics() to standard error.
void write_statistics(const Report& report, std::chrono::steady_clock::duration took);

}  // namespace dexlint
