// A report made by hand, with one of everything that formats have to care for: all severities, a
// fix, a related place, base64, a long line, wide characters, a path with a blank and an umlaut,
// files that were skipped. Shared by the tests of the formats.
#pragma once

#include <string>
#include <string_view>

#include "formatters/formatter.h"

namespace dexlint::test {

/// Rules that do nothing.
extern const Rule secret_rule;    ///< error, leaks, CWE-312
extern const Rule redirect_rule;  ///< warning, leaks, CWE-319
extern const Rule field_rule;     ///< note, ignored, no CWE

Report sample_report();
FormatOptions sample_options();

/// Compares `text` with tests/golden/formatters/NAME, whole. UPDATE_GOLDEN=1 rewrites the file.
void check_golden(std::string_view name, const std::string& text);

}  // namespace dexlint::test
