// Reads files of a walk once more, with no gate between: what stands in a document that a gate
// would drop is seen, too. For what is done with a few files of a run, one after the other.
#pragma once

#include "linter/engine/run_means.h"

namespace dexlint {

class Ungated {
 public:
  /// All must outlive it.
  Ungated(const FileSource& files, const Walk& walk, const LintOptions& options)
      : walk_(walk), means_(files, walk.units, options) {}

  /// Calls `visit(linter, file)` for each reported file whose path is in `paths`, a map or a set.
  template <typename Paths, typename Visit>
  void each(const Paths& paths, Visit visit) const {
    for (const Unit& unit : walk_.units) {
      UnitLinter linter(means_.run(), unit);
      for (const UnitFile& file : unit.files) {
        if (file.role == Role::reported && paths.count(file.path) != 0) visit(linter, file);
      }
    }
  }

 private:
  const Walk& walk_;
  const RunMeans means_;
};

}  // namespace dexlint
