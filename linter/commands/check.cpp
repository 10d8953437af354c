#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <iterator>
#include <thread>

#include "formatters/formatter.h"
#include "linter/commands/commands.h"
#include "linter/commands/output.h"
#include "linter/commands/select_rules.h"
#include "linter/engine/config.h"
#include "linter/engine/lint.h"

namespace dexlint {
namespace {

// `sarif:out.sarif`, taken apart.
struct Output {
  const Formatter* formatter = nullptr;
  std::string file;  // empty: standard output
};

Result<std::vector<Output>> outputs_of(const std::vector<std::string>& formats) {
  std::vector<Output> outputs;
  for (const std::string& format : formats) {
    const std::size_t colon = std::min(format.find(':'), format.size());
    const auto all = formatters();
    const auto found = std::find_if(all.begin(), all.end(), [&](const Formatter& known) {
      return known.name == format.substr(0, colon);
    });
    if (found == all.end()) {
      std::string names;
      for (const Formatter& known : all)
        names += (names.empty() ? "" : ", ") + std::string(known.name);
      return Problem{
          SkipReason::unreadable,
          "there is no format `" + format.substr(0, colon) + "`: expected one of " + names,
          {}};
    }
    outputs.push_back({&*found, colon < format.size() ? format.substr(colon + 1) : ""});
  }
  for (const Output& output : outputs) {
    const auto same = [&](const Output& other) {
      return &other != &output && !other.file.empty() && other.file == output.file;
    };
    if (std::any_of(outputs.begin(), outputs.end(), same)) {
      return Problem{SkipReason::unreadable, "two formats would be written to " + output.file, {}};
    }
  }
  const auto to_stdout = std::count_if(outputs.begin(), outputs.end(),
                                       [](const Output& output) { return output.file.empty(); });
  if (to_stdout > 1)
    return Problem{SkipReason::unreadable,
                   "only one format can go to standard output: give the others a file, as in "
                   "`sarif:out.sarif`",
                   {}};
  return outputs;
}

bool wants_color(const CheckOptions& options) {
  if (options.color != "auto") return options.color == "always";
  const char* no_color = std::getenv("NO_COLOR");
  return (no_color == nullptr || *no_color == '\0') && ::isatty(STDOUT_FILENO) == 1;
}

FormatOptions format_options(const CheckOptions& options, bool to_stdout) {
  FormatOptions chosen{
      .version = DEXLINT_VERSION, .color = to_stdout && wants_color(options), .source_root = {}};
  if (char* directory = ::getcwd(nullptr, 0)) {
    chosen.source_root = directory;
    std::free(directory);  // NOLINT: getcwd allocates with malloc
  }
  return chosen;
}

int write(const std::vector<Output>& outputs, const Report& report, const CheckOptions& options) {
  int status = exit_clean;
  for (const Output& output : outputs) {
    const std::string text =
        output.formatter->write(report, format_options(options, output.file.empty()));
    std::string problem;
    if (!output.file.empty()) {
      problem = write_file(output.file, text);
    } else if (!write_standard_output(text)) {
      problem = "standard output cannot be written";
    }
    if (problem.empty()) continue;
    complain(problem);
    status = exit_error;
  }
  return status;
}

// Reads standard input into the overlay, under the name that it goes by. What went wrong stands
// among the errors of the walk, so that the report of the other files is written.
std::vector<PassedOver> take_standard_input(Overlay& files, CheckOptions& options) {
  if (std::erase(options.paths, "-") == 0) return {};
  Result<std::string> text = read_standard_input(options.max_file_size);
  if (!text) return {{options.stdin_filename, text.error()}};
  options.paths.push_back(options.stdin_filename);
  files.put(options.stdin_filename, std::move(*text));
  return {};
}

// What the user does not want to see goes; the summary counts what is left.
void filter(Report& report, const CheckOptions& options) {
  std::erase_if(report.findings, [&](const Finding& finding) {
    return finding.severity > options.min_severity || finding.confidence > options.min_confidence;
  });
}

bool fails(const Report& report, const std::string& fail_on) {
  const auto at_or_above = [&](const Finding& finding) {
    return fail_on == "note" || finding.severity == Severity::error ||
           (fail_on == "warning" && finding.severity == Severity::warning);
  };
  return fail_on != "never" &&
         std::any_of(report.findings.begin(), report.findings.end(), at_or_above);
}

int status_of(const Report& report, const CheckOptions& options) {
  int status = fails(report, options.fail_on) ? exit_findings : exit_clean;
  for (const Skipped& skipped : report.skipped) {
    if (skipped.named) complain(skipped.path + ": " + skipped.detail);
    if (skipped.named || options.strict) status = exit_error;
  }
  if (options.strict && !report.skipped.empty())
    complain("--strict: " + std::to_string(report.skipped.size()) +
             " files or parts of files were not read");
  return status;
}

std::string statistics(const Report& report, std::chrono::steady_clock::duration took) {
  const auto milliseconds = std::chrono::duration_cast<std::chrono::milliseconds>(took).count();
  return std::to_string(report.summary.files_walked) + " files walked, " +
         std::to_string(report.summary.files_scanned) + " scanned, " +
         std::to_string(report.summary.bytes_scanned) + " bytes, " +
         std::to_string(report.findings.size()) + " findings, " +
         std::to_string(report.skipped.size()) + " skipped, " + std::to_string(milliseconds) +
         " ms";
}

// The config that the user names, else that of the repository.
Result<Config> config_for(const FileSource& files, const CheckOptions& options) {
  if (!options.config.empty()) return read_config(files, options.config);
  if (options.isolated || options.paths.empty()) return Config{};
  const std::string found = find_config(files, options.paths.front());
  return found.empty() ? Config{} : read_config(files, found);
}

int usage_error(const std::string& message) {
  complain(message);
  return exit_error;
}

}  // namespace

int check(const CheckOptions& given) {
  const auto start = std::chrono::steady_clock::now();
  CheckOptions options = given;
  const auto outputs = outputs_of(options.formats);
  if (!outputs) return usage_error(outputs.error().message);
  const auto rules = select_rules(options.select, options.ignore);
  if (!rules) return usage_error(rules.error().message);
  const auto values = rule_options(options.rule_options);
  if (!values) return usage_error(values.error().message);
  const WorkTree work_tree;
  Overlay files(&work_tree);
  std::vector<PassedOver> errors = take_standard_input(files, options);
  const auto config = config_for(files, options);
  if (!config) return usage_error(config.error().message);
  Walk walk = discover(files, options.paths,
                       {.hidden = options.hidden,
                        .gitignore = options.gitignore,
                        .exclude = options.exclude,
                        .include = options.include,
                        .force_exclude = options.force_exclude});
  std::move(errors.begin(), errors.end(), std::back_inserter(walk.errors));
  LintOptions lint_options{.rules = *rules, .rule_options = *values};
  lint_options.max_file_size = options.max_file_size;
  lint_options.gate = options.gate;
  lint_options.redaction = options.redaction;
  lint_options.layers = config->layers;
  lint_options.platform = options.platform;
  lint_options.jobs =
      options.jobs != 0 ? options.jobs : std::max(1U, std::thread::hardware_concurrency());
  Report report = lint(files, walk, lint_options);
  filter(report, options);
  const int written = write(*outputs, report, options);
  if (options.statistics) complain(statistics(report, std::chrono::steady_clock::now() - start));
  return std::max(written, status_of(report, options));
}

}  // namespace dexlint
