#include "linter/engine/lint.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <thread>

#include "linter/engine/merge.h"
#include "linter/engine/reporter.h"
#include "linter/input/read_document.h"
#include "linter/model/path_class.h"
#include "linter/model/vocabulary.h"
#include "linter/recognise/recognise.h"

namespace dexlint {
namespace {

Gate gate_for(const LintOptions& options) {
  if (!options.gate) return Gate();
  const auto known = recognised_literals();
  std::vector<std::string_view> literals(known.begin(), known.end());
  for (const Rule* rule : options.rules)
    literals.insert(literals.end(), rule->triggers.begin(), rule->triggers.end());
  std::sort(literals.begin(), literals.end());
  literals.erase(std::unique(literals.begin(), literals.end()), literals.end());
  return Gate(literals);
}

std::vector<Finding> judge(const Document& document, const Contexts& contexts,
                           const LintOptions& options) {
  Reporter reporter(document, options.redaction);
  std::vector<Finding> findings;
  for (const Rule* rule : options.rules) {
    Run run;
    for (const DexConnector& connector : contexts.connectors) rule->check(connector, run);
    for (const Credential& credential : contexts.credentials) rule->check(credential, run);
    for (const Claim& claim : run.claims) findings.push_back(reporter.finding(*rule, claim));
  }
  return merge(std::move(findings));
}

FileReport lint_bytes(const std::string& path, std::string bytes, bool in_chart, const Gate& gate,
                      const LintOptions& options) {
  FileReport report;
  report.bytes = bytes.size();
  Document document(path, std::move(bytes));
  read_document(document, {&gate, options.budget});
  const Contexts contexts = recognise(document, gate, options.budget, path_class(path, in_chart));
  report.findings = judge(document, contexts, options);
  for (const Unread& unread : document.unread) {
    report.skipped.push_back(
        {path, name_of(unread.problem.reason), unread.problem.message, unread.line_1});
  }
  return report;
}

// The last net: no file, however strange, ends the run.
FileReport lint_guarded(const std::string& path, std::string bytes, bool in_chart, const Gate& gate,
                        const LintOptions& options) {
  FileReport report;
  try {
    return lint_bytes(path, std::move(bytes), in_chart, gate, options);
  } catch (const std::bad_alloc&) {
    report.skipped.push_back(
        {path, name_of(SkipReason::budget), "needs more memory than there is", 0});
  } catch (const std::exception&) {
    report.skipped.push_back(
        {path, name_of(SkipReason::unparsed), "an error of dexlint itself: please report it", 0});
  }
  return report;
}

struct Task {
  const UnitFile* file;
  bool in_chart;
};

FileReport lint_task(const FileSource& files, const Task& task, const Gate& gate, const LintOptions& options) {
  const std::string& path = task.file->path;
  Result<std::string> bytes = files.read(path, options.max_file_size);
  if (bytes) return lint_guarded(path, std::move(*bytes), task.in_chart, gate, options);
  FileReport report;
  report.skipped.push_back({path, name_of(bytes.error().reason), bytes.error().message, 0, task.file->named});
  return report;
}

std::vector<Task> tasks_of(const Walk& walk) {
  std::vector<Task> tasks;
  for (const Unit& unit : walk.units) {
    for (const UnitFile& file : unit.files) {
      if (file.role == Role::reported) tasks.push_back({&file, unit.root != file.path});
    }
  }
  return tasks;
}

void add(Report& report, const std::vector<PassedOver>& passed_over, bool named) {
  for (const PassedOver& over : passed_over) {
    report.skipped.push_back({over.path, name_of(over.problem.reason), over.problem.message, 0, named});
  }
}

void add(Report& report, FileReport file, bool read) {
  report.summary.files_scanned += read ? 1 : 0;
  report.summary.bytes_scanned += file.bytes;
  std::move(file.findings.begin(), file.findings.end(), std::back_inserter(report.findings));
  std::move(file.skipped.begin(), file.skipped.end(), std::back_inserter(report.skipped));
}

}  // namespace

FileReport lint_file(std::string path, std::string bytes, bool in_chart,
                     const LintOptions& options) {
  return lint_guarded(path, std::move(bytes), in_chart, gate_for(options), options);
}

Report lint(const FileSource& files, const Walk& walk, const LintOptions& options) {
  const Gate gate = gate_for(options);
  const std::vector<Task> tasks = tasks_of(walk);
  std::vector<FileReport> reports(tasks.size());
  std::atomic<std::size_t> next = 0;
  const auto work = [&] {
    for (std::size_t i = next++; i < tasks.size(); i = next++)
      reports[i] = lint_task(files, tasks[i], gate, options);
  };
  {
    std::vector<std::jthread> threads;
    for (unsigned i = 1; i < options.jobs; ++i) threads.emplace_back(work);
    work();
  }
  Report report;
  report.summary.files_walked = walk.files_walked;
  report.rules.assign(options.rules.begin(), options.rules.end());
  add(report, walk.skipped, false);
  add(report, walk.errors, true);
  for (FileReport& file : reports)
    add(report, std::move(file), file.bytes > 0 || file.skipped.empty());
  std::stable_sort(report.findings.begin(), report.findings.end(), stands_before);
  std::stable_sort(report.skipped.begin(), report.skipped.end(), [](const Skipped& a, const Skipped& b) { return a.path < b.path; });
  return report;
}

}  // namespace dexlint
