#include <chrono>
#include <string>
#include <utility>
#include <vector>

#include "formatters/escape.h"
#include "linter/commands/commands.h"
#include "linter/commands/exit_status.h"
#include "linter/commands/output.h"
#include "linter/commands/report_outputs.h"
#include "linter/commands/rule_set.h"
#include "linter/commands/statistics.h"
#include "linter/input/file_source.h"
#include "linter/report/merge_reports.h"

namespace dexlint {
namespace {

// A report of a million findings is as large; read, it takes ten times that.
constexpr std::size_t largest_report = std::size_t{256} << 20;

Result<std::vector<ReportFile>> read_all(const FileSource& files, Rules rules,
                                         const std::vector<std::string>& paths) {
  ReportReader reader(rules);
  std::vector<ReportFile> reports;
  for (const std::string& path : paths) {
    const auto failure = [&](const Problem& problem) {
      return Problem{problem.reason, path + ": " + problem.message, {}};
    };
    const Result<std::string> text = files.read(path, largest_report);
    if (!text) return failure(text.error());
    Result<ReadReport> report = reader.read(*text);
    if (!report) return failure(report.error());
    reports.push_back({path, std::move(*report)});
  }
  return reports;
}

}  // namespace

int merge(const MergeOptions& options) {
  const auto start = std::chrono::steady_clock::now();
  const auto outputs = report_outputs(options.formats);
  if (!outputs) return refuse(outputs.error());
  const WorkTree files;
  const Result<RuleSet> rules = rule_set(files, options.packs);
  if (!rules) return refuse(rules.error());
  Result<std::vector<ReportFile>> reports = read_all(files, rules->all, options.files);
  if (!reports) return refuse(reports.error());
  const Result<Report> report = merge_reports(std::move(*reports), DEXLINT_VERSION);
  if (!report) return refuse(report.error());
  const bool written =
      write_report(*outputs, *report, {options.color, options.quiet, options.sarif_category});
  if (options.statistics) write_statistics(*report, std::chrono::steady_clock::now() - start);
  return written ? status_of(*report, options.fail_on, options.strict) : exit_error;
}

}  // namespace dexlint
