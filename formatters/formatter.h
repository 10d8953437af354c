// A format turns a report into bytes. Formats see findings and rules, never a document, so none of
// them can leak.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "linter/model/finding.h"

namespace dexlint {

struct FormatOptions {
  std::string_view version = "0.0.0";  ///< of dexlint
  bool color = false;                  ///< ANSI colours (text)
  std::string source_root;  ///< absolute path of the working directory, which report paths are
                            ///< relative to (SARIF)
  bool quiet = false;       ///< findings alone, for people: not what was skipped, no sums (text)
};

struct Formatter {
  std::string_view name;  ///< as in `--format NAME`
  std::string (*write)(const Report& report, const FormatOptions& options);
};

/// All formats, `text` first.
std::span<const Formatter> formatters();

std::string write_text(const Report& report, const FormatOptions& options);
std::string write_json(const Report& report, const FormatOptions& options);
std::string write_sarif(const Report& report, const FormatOptions& options);
std::string write_github(const Report& report, const FormatOptions& options);

}  // namespace dexlint
