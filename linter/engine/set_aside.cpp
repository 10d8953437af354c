#include "linter/engine/set_aside.h"

namespace dexlint {

void set_aside_suppressed(Report& report, bool keep) {
  for (const Finding& finding : report.findings) {
    if (!finding.suppressed) continue;
    const bool is_old = finding.suppressed->kind == SuppressionKind::baseline;
    ++(is_old ? report.summary.baselined : report.summary.suppressed);
  }
  if (keep) return;
  std::erase_if(report.findings, [](const Finding& finding) { return finding.suppressed; });
}

}  // namespace dexlint
