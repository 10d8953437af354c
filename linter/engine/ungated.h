// Reads files of a walk once more, with no gate between: what stands in a document that a gate
// would drop is seen, too. For what is done with a few files of a run, one after the other.
#pragma once

#include "linter/engine/unit_linter.h"

namespace dexlint {

class Ungated {
 public:
  /// All must outlive it.
  Ungated(const FileSource& files, const Walk& walk, const LintOptions& options)
      : walk_(walk),
        sops_rules_(files, walk.units),
        chart_flows_(files),
        policies_(files, options),
        allows_(options.policy),
        run_{files, gate_, sops_rules_, chart_flows_, policies_, allows_, options} {}

  /// Calls `visit(linter, file)` for each reported file whose path is in `paths`, a map or a set.
  template <typename Paths, typename Visit>
  void each(const Paths& paths, Visit visit) const {
    for (const Unit& unit : walk_.units) {
      UnitLinter linter(run_, unit);
      for (const UnitFile& file : unit.files) {
        if (file.role == Role::reported && paths.count(file.path) != 0) visit(linter, file);
      }
    }
  }

 private:
  const Walk& walk_;
  const Gate gate_ = Gate();
  SopsRules sops_rules_;
  ChartFlows chart_flows_;
  Policies policies_;
  const AllowList allows_;
  const RunContext run_;
};

}  // namespace dexlint
