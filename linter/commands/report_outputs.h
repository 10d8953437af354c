// `--format NAME[:FILE]`: which formats a run writes, and where to.
#pragma once

#include <string>
#include <vector>

#include "formatters/formatter.h"
#include "linter/model/finding.h"
#include "linter/model/result.h"

namespace dexlint {

/// `sarif:out.sarif`, taken apart.
struct ReportOutput {
  const Formatter* formatter = nullptr;
  std::string file;                ///< empty: standard output
  bool to_standard_error = false;  ///< in its place: something else goes to standard output
};

/// One for each of `formats`. An unknown format, a file named twice or a second format for standard
/// output is a Problem that says what to write instead.
Result<std::vector<ReportOutput>> report_outputs(const std::vector<std::string>& formats);

/// How reports are written, where the format leaves a choice.
struct ReportStyle {
  std::string color = "auto";  ///< or always, never
  bool quiet = false;          ///< findings alone
  std::string category = {};   ///< of the run, for SARIF
};

/// Writes the report to each of them. False when one could not be written, after saying so on
/// standard error and writing the others. Where none goes to standard output, standard error gets
/// the line that says what the run came to.
bool write_report(const std::vector<ReportOutput>& outputs, const Report& report,
                  const ReportStyle& style);

}  // namespace dexlint
