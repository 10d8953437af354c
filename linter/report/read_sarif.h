// SARIF 2.1.0 of any tool as findings, as far as it maps: rule, level, message, place, related
// places, fingerprints, suppressions, what was not read. What other tools show of a file is left
// out: their snippets hold the secrets that they found.
#pragma once

#include "linter/report/json_field.h"
#include "linter/report/known_words.h"
#include "linter/report/read_report.h"

namespace dexlint {

/// Throws Refused.
ReadReport read_sarif(const JsonField& log, KnownWords& words);

}  // namespace dexlint
