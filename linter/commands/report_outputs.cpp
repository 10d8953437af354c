#include "linter/commands/report_outputs.h"

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <cstring>
#include <ctime>

#include "formatters/summary.h"
#include "linter/commands/git_state.h"
#include "linter/commands/output.h"
#include "linter/input/file_source.h"
#include "linter/system/files.h"
#include "linter/system/streams.h"

namespace dexlint {
namespace {

Problem usage(std::string message) {
  return Problem{SkipReason::unreadable, std::move(message), {}};
}

Result<ReportOutput> report_output(const std::string& format) {
  const std::size_t colon = std::min(format.find(':'), format.size());
  const std::string name = format.substr(0, colon);
  const auto all = formatters();
  const auto found = std::find_if(all.begin(), all.end(),
                                  [&](const Formatter& known) { return known.name == name; });
  if (found == all.end())
    return usage("there is no format `" + name + "`: expected one of " + format_names());
  return ReportOutput{&*found, colon < format.size() ? format.substr(colon + 1) : ""};
}

bool wants_color(const std::string& color) {
  if (color != "auto") return color == "always";
  const char* no_color = std::getenv("NO_COLOR");
  return (no_color == nullptr || *no_color == '\0') && system::is_terminal(system::Stream::output);
}

// What reproducible-builds.org has defined for this: a time that is given, so that the same input
// gives the same bytes.
std::time_t time_of_run() {
  const char* given = std::getenv("SOURCE_DATE_EPOCH");
  std::time_t time = 0;
  if (given == nullptr) return std::time(nullptr);
  const auto [end, error] = std::from_chars(given, given + std::strlen(given), time);
  return error == std::errc() && *end == '\0' ? time : std::time(nullptr);
}

// Empty when all went well, else what went wrong.
std::string write(const ReportOutput& output, const std::string& text) {
  if (!output.file.empty()) return write_file(output.file, text);
  if (output.to_standard_error) return write_standard_error(text) ? "" : "standard error is closed";
  return write_standard_output(text) ? "" : "standard output cannot be written";
}

}  // namespace

Result<std::vector<ReportOutput>> report_outputs(const std::vector<std::string>& formats) {
  std::vector<ReportOutput> outputs;
  for (const std::string& format : formats) {
    const auto output = report_output(format);
    if (!output) return output.error();
    for (const ReportOutput& other : outputs) {
      if (other.file != output->file) continue;
      if (!output->file.empty()) return usage("two formats would be written to " + output->file);
      return usage(
          "only one format can go to standard output: give the others a file, as in "
          "`sarif:out.sarif`");
    }
    outputs.push_back(*output);
  }
  return outputs;
}

bool write_report(const std::vector<ReportOutput>& outputs, const Report& report,
                  const ReportStyle& style) {
  FormatOptions options{.version = DEXLINT_VERSION,
                        .source_root = system::working_directory(),
                        .category = style.category,
                        .git = git_state(WorkTree(), "."),
                        .time = time_of_run(),
                        .quiet = style.quiet};
  bool all_written = true;
  bool is_shown = false;
  for (const ReportOutput& output : outputs) {
    options.color = output.file.empty() && wants_color(style.color);
    is_shown = is_shown || output.file.empty();
    const std::string problem = write(output, output.formatter->write(report, options));
    if (problem.empty()) continue;
    complain(problem);
    all_written = false;
  }
  if (!is_shown && !style.quiet && all_written) complain(summary_line(report));
  return all_written;
}

}  // namespace dexlint
