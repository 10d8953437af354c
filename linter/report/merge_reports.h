// Several reports made one: the shards of a run, which must be all there and belong together, and
// reports of other runs and tools beside them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "linter/model/finding.h"
#include "linter/model/result.h"
#include "linter/report/read_report.h"

namespace dexlint {

/// A report and the file that it was read from.
struct ReportFile {
  std::string path;
  ReadReport read;
};

/// All findings in the order of a report, all skipped files, the sums of the summaries. Of shards:
/// the very report that one run makes. What two reports say alike of one place is told once.
///
/// A Problem says which files do not fit together and what to do: shards that are missing, given
/// twice, of another release than `version` (this program's), of another tree or run with other
/// options.
Result<Report> merge_reports(std::vector<ReportFile> files, std::string_view version);

}  // namespace dexlint
