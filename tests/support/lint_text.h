// One file, linted in memory: what most tests of behaviour start from.
#pragma once

#include <string>
#include <string_view>

#include "linter/engine/lint.h"

namespace dexlint::test {

/// All rules of the program, the gate on.
LintOptions all_rules_options();

/// A report of `text` as if it stood at `path`; `Chart.yaml` is no neighbour.
Report lint_text(std::string_view path, std::string_view text,
                 const LintOptions& options = all_rules_options());

/// `text` with «marks» where findings are; a line of codes behind it. Findings of `code` only,
/// unless it is empty.
std::string findings_in(std::string_view path, std::string_view text, std::string_view code = "",
                        const LintOptions& options = all_rules_options());

}  // namespace dexlint::test
