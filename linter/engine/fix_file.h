// Carries out fixes in the text of one file: all that do not meet, at once. What changed more or
// less than it was meant to is taken back.
#pragma once

#include <string>
#include <vector>

#include "linter/engine/unit_linter.h"
#include "linter/model/finding.h"

namespace dexlint {

/// A text and what became of the fixes that were wanted in it.
struct FixedText {
  std::string text;
  std::vector<const Finding*> carried_out;
  std::vector<const Finding*> withdrawn;  ///< each alone would change something else, too; or so
                                          ///< many did that it was not tried
};

/// `bytes` are those that the findings of `wanted` were found in, all of them in `file` and in the
/// order of the report. `linter` reads without a gate, so that no document drops out behind an
/// edit. Of fixes that meet the first is carried out, and the others wait for another pass.
FixedText fix_file(UnitLinter& linter, const LintOptions& options, const UnitFile& file,
                   std::string bytes, const std::vector<const Finding*>& wanted);

}  // namespace dexlint
