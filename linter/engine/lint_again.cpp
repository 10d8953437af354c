#include "linter/engine/lint_again.h"

namespace dexlint {

std::vector<Finding> LintAgain::findings(const FileSource& then,
                                         const std::vector<std::string>& paths) const {
  Walk found = discover(then, paths, walk);
  for (Unit& unit : found.units) {
    // Nobody named them.
    for (UnitFile& file : unit.files) file.named = false;
  }
  return lint(then, found).findings;
}

}  // namespace dexlint
