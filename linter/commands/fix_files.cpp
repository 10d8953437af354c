#include "linter/commands/fix_files.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <numeric>

#include "formatters/escape.h"
#include "formatters/unified_diff.h"
#include "linter/commands/output.h"
#include "linter/engine/fix.h"
#include "linter/input/paths.h"

namespace dexlint {
namespace {

std::string counted(std::size_t count, std::string_view thing) {
  return fmt::format("{} {}{}", count, thing, count == 1 ? "" : "s");
}

std::size_t fixes_in(const Fixes& fixes) {
  return std::accumulate(fixes.files.begin(), fixes.files.end(), std::size_t{0},
                         [](std::size_t sum, const auto& file) { return sum + file.second.fixes; });
}

void say_what_was_done(const Fixes& fixes, const Report& left, const CheckOptions& options) {
  for (const WithdrawnFix& fix : fixes.withdrawn) {
    complain(fmt::format("{}:{}:{}: {} is not fixed: more would change than what is meant",
                         printable(fix.location.path), fix.location.line_1, fix.location.column_1,
                         fix.rule->code));
  }
  if (!fixes.is_done) complain("fixes went on to bring up others: run again for the rest");
  std::string line = fmt::format("{} {} in {}, {} left", options.diff_fixes ? "would fix" : "fixed",
                                 counted(fixes_in(fixes), "finding"),
                                 counted(fixes.files.size(), "file"), left.count());
  const auto waiting =
      std::count_if(left.findings.begin(), left.findings.end(),
                    [](const Finding& finding) { return is_fixable(finding, {.unsafe = true}); });
  if (!options.unsafe_fixes && waiting > 0)
    line += fmt::format(", of which --unsafe-fixes would fix {}", waiting);
  complain(line);
}

// Folders that files may be written in: those that were named, and those of named files.
std::vector<std::string> named_folders(const CheckedFiles& checked) {
  std::vector<std::string> folders;
  for (const std::string& given : checked.options.paths) {
    const std::string path = tidy_path(given);
    const Result<Entry> entry = checked.files.stat(path);
    const bool is_folder = entry && entry->kind == EntryKind::directory;
    const Result<std::string> real = checked.files.resolve(is_folder ? path : parent_path(path));
    if (real) folders.push_back(*real);
  }
  return folders;
}

// Empty when all went well, else what went wrong.
std::string write_fixed(const std::string& path, const FixedFile& file,
                        const std::vector<std::string>& folders) {
  const WorkTree disk;
  const Result<std::string> real = disk.resolve(path);
  if (!real) return path + ": not fixed: " + real.error().message;
  const auto holds = [&](const std::string& folder) { return is_inside(*real, folder); };
  if (std::none_of(folders.begin(), folders.end(), holds))
    return path + ": not fixed: the link leads out of what was named; name the file itself";
  const Result<std::string> now = disk.read(*real, file.before.size());
  if (!now || *now != file.before)
    return path + ": not fixed: it changed since it was read; run again";
  return replace_file(*real, file.after);
}

bool is_standard_input(const CheckedFiles& checked, const std::string& path) {
  if (!checked.from_standard_input) return false;
  const Result<std::string> file = checked.files.resolve(path);
  const Result<std::string> input = checked.files.resolve(checked.options.stdin_filename);
  return file && input && *file == *input;
}

// The text of standard input as it is now goes to standard output, fixed or not.
bool write_standard_input(const CheckedFiles& checked) {
  const Result<std::string> text =
      checked.files.read(checked.options.stdin_filename, std::numeric_limits<std::size_t>::max());
  return text && write_standard_output(*text);
}

// Fixes that cannot be written are taken back.
bool write_all(const CheckedFiles& checked, Fixes& fixes) {
  const std::vector<std::string> folders = named_folders(checked);
  bool all_written = true;
  for (auto file = fixes.files.begin(); file != fixes.files.end();) {
    const std::string problem = is_standard_input(checked, file->first)
                                    ? ""
                                    : write_fixed(file->first, file->second, folders);
    if (problem.empty()) {
      ++file;
      continue;
    }
    complain(printable(problem));
    checked.files.put(file->first, file->second.before);
    file = fixes.files.erase(file);
    all_written = false;
  }
  return (!checked.from_standard_input || write_standard_input(checked)) && all_written;
}

}  // namespace

void give_way_to_fixes(std::vector<ReportOutput>& outputs, const CheckOptions& options,
                       bool from_standard_input) {
  if (options.diff_fixes)
    std::erase_if(outputs, [](const ReportOutput& output) { return output.file.empty(); });
  for (ReportOutput& output : outputs) output.to_standard_error = from_standard_input;
}

bool fix_files(const CheckedFiles& checked, Report& report) {
  const CheckOptions& options = checked.options;
  Report left = report;
  Fixes fixes = fix(checked.files, checked.walk, checked.lint_options,
                    {.unsafe = options.unsafe_fixes}, checked.judge, left);
  if (options.diff_fixes) {
    const auto diffs = diffs_of(fixes, checked.files, checked.walk, checked.lint_options);
    say_what_was_done(fixes, left, options);
    return write_standard_output(unified_diff(diffs));
  }
  const bool written = write_all(checked, fixes);
  report = written ? std::move(left) : checked.judge();
  say_what_was_done(fixes, report, options);
  return written;
}

}  // namespace dexlint
