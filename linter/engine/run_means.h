// What all units of a run are judged with, put together in one place: what is found out once and
// kept, and the gates.
#pragma once

#include <memory>
#include <vector>

#include "linter/engine/unit_linter.h"

namespace dexlint {

/// Open for what the rules of `options`, and the recognisers, look for; all open when `options` ask
/// for no gate.
Gates gates_for(const LintOptions& options);

/// Whether documents are left out that hold nothing of what is looked for.
enum class Gating { open, by_rules };

class RunMeans {
 public:
  /// `files` and `options` must outlive it. `units`: those of the walk. By default the
  /// gates are open: what stands in a document that another would drop is seen, too.
  RunMeans(const FileSource& files, const std::vector<Unit>& units, const LintOptions& options,
           Gating gating = Gating::open);
  /// For the same files by other options: what is known of them is shared.
  RunMeans(const RunMeans& other, const LintOptions& options, Gating gating);
  RunMeans& operator=(const RunMeans&) = delete;

  /// Lives as long as this.
  const RunContext& run() const { return run_; }

 private:
  std::shared_ptr<SopsRules> sops_rules_;
  std::shared_ptr<ChartFlows> chart_flows_;
  const Gates gates_;
  Policies policies_;
  const AllowList allows_;
  const RunContext run_;
};

}  // namespace dexlint
