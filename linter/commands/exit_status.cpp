#include "linter/commands/exit_status.h"

#include "formatters/escape.h"
#include "linter/commands/commands.h"
#include "linter/commands/output.h"

namespace dexlint {
namespace {

bool fails(const Report& report, const std::string& fail_on) {
  if (fail_on == "never") return false;
  if (fail_on == "note") return report.count() > 0;
  return report.count(Severity::error) > 0 ||
         (fail_on == "warning" && report.count(Severity::warning) > 0);
}

}  // namespace

int status_of(const Report& report, const std::string& fail_on, bool strict) {
  int status = fails(report, fail_on) ? exit_findings : exit_clean;
  for (const Skipped& skipped : report.skipped) {
    if (skipped.named) complain(printable(skipped.path + ": " + skipped.detail));
    if (skipped.named || strict) status = exit_error;
  }
  if (strict && !report.skipped.empty())
    complain("--strict: " + std::to_string(report.skipped.size()) +
             " files or parts of files were not read");
  return status;
}

}  // namespace dexlint
