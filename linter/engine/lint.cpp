#include "linter/engine/lint.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <optional>
#include <thread>

#include "linter/engine/chart_flows.h"
#include "linter/engine/groups.h"
#include "linter/engine/merge.h"
#include "linter/engine/reporter.h"
#include "linter/engine/sops_rules.h"
#include "linter/engine/values_files.h"
#include "linter/input/read_document.h"
#include "linter/model/path_class.h"
#include "linter/model/vocabulary.h"
#include "linter/recognise/lay_over.h"
#include "linter/recognise/recognise.h"
#include "linter/recognise/value_sources.h"

namespace dexlint {
namespace {

std::vector<Finding> judge(const Document& document, const Contexts& contexts,
                           const std::vector<const Document*>& layers, const LintOptions& options) {
  Reporter reporter(document, options.redaction, layers, KnownSecrets(contexts));
  std::vector<Finding> findings;
  for (const Rule* rule : options.rules) {
    Run run(*rule, options.rule_options);
    for (const DexConnector& connector : contexts.connectors) rule->check(connector, run);
    for (const Credential& credential : contexts.credentials) rule->check(credential, run);
    for (const PachydermValues& values : contexts.pachyderm_values) rule->check(values, run);
    for (const AnyScalar& scalar : contexts.scalars) rule->check(scalar, run);
    for (const ClearSopsFile& file : contexts.clear_sops_files) rule->check(file, run);
    for (const Claim& claim : run.claims) findings.push_back(reporter.finding(*rule, claim));
  }
  return merge(std::move(findings));
}

// One unit. Layers of values are read when a connector asks for them, whether or not they are
// reported.
class UnitLinter {
 public:
  UnitLinter(const FileSource& files, const Unit& unit, const Gate& gate, SopsRules& sops_rules,
             const LintOptions& options)
      : files_(files),
        unit_(unit),
        sops_rules_(sops_rules),
        gate_(gate),
        options_(options),
        values_files_(files, options),
        chart_flows_(files),
        asks_for_secrets_(
            std::any_of(options.rules.begin(), options.rules.end(),
                        [](const Rule* rule) { return rule->category == Category::secret; })) {}

  FileReport lint(const UnitFile& file) {
    return guarded(file.path, [&] {
      Result<std::string> bytes = files_.read(file.path, options_.max_file_size);
      if (!bytes) return skipped(file.path, bytes.error(), file.named);
      return lint_bytes(file, std::move(*bytes));
    });
  }

  FileReport lint(const UnitFile& file, std::string bytes) {
    return guarded(file.path, [&] { return lint_bytes(file, std::move(bytes)); });
  }

 private:
  // The last net: no file, however strange, ends the run.
  template <typename Work>
  FileReport guarded(const std::string& path, Work work) {
    try {
      return work();
    } catch (const std::bad_alloc&) {
      return skipped(path, {SkipReason::budget, "needs more memory than there is", {}}, false);
    } catch (const std::exception&) {
      return skipped(
          path, {SkipReason::unparsed, "an error of dexlint itself: please report it", {}}, false);
    }
  }

  static FileReport skipped(const std::string& path, const Problem& problem, bool named) {
    FileReport report;
    report.skipped.push_back({path, name_of(problem.reason), problem.message, 0, named});
    return report;
  }

  bool is_chart() const {
    return unit_.files.size() > 1 ||
           (!unit_.files.empty() && unit_.files.front().path != unit_.root);
  }

  FileReport lint_bytes(const UnitFile& file, std::string bytes) {
    const std::string& path = file.path;
    FileReport report;
    report.read = true;
    report.bytes = bytes.size();
    Document document(path, std::move(bytes));
    document.set_place(file.place);
    if (values_files_.is_layer(path)) document.set_is_values();
    const SopsCover sops = sops_rules_.cover(path);
    read_document(document,
                  {sops.is_sure() ? nullptr : gate_of(path), options_.budget, file.named});
    Contexts contexts =
        recognise(document, gate_, options_.budget, path_class(document.place(), is_chart()));
    lay_values_over(document, contexts);
    follow_into_secrets(document, contexts);
    add_clear_sops_file(document, sops, contexts);
    report.findings = judge(document, contexts, values_files_.documents(), options_);
    for (const Unread& unread : document.unread) {
      report.skipped.push_back(
          {path, name_of(unread.problem.reason), unread.problem.message, unread.line_1});
    }
    return report;
  }

  // Values that a chart writes into Secrets stand under any key.
  const Gate* gate_of(const std::string& path) {
    if (!asks_for_secrets_) return &gate_;
    const std::string chart = values_files_.chart_of_file(path);
    return !chart.empty() && chart_flows_.reach_secrets(chart) ? nullptr : &gate_;
  }

  void follow_into_secrets(const Document& document, Contexts& contexts) {
    if (!asks_for_secrets_) return;
    for (const HelmValues& values : contexts.values) {
      chart_flows_.add(values, values_files_.chart_of(document, values), chart_name(values),
                       path_class(document.place(), is_chart()), contexts);
    }
  }

  void add_clear_sops_file(const Document& document, const SopsCover& sops, Contexts& contexts) {
    std::optional<ClearSopsFile> file = clear_sops_file(document, sops);
    if (!file) return;
    file->path_class = path_class(document.place(), is_chart());
    contexts.clear_sops_files.push_back(*file);
  }

  // Where a connector stands in values, the layers below and above them say what it means.
  void lay_values_over(const Document& document, Contexts& contexts) {
    if (contexts.connectors.empty()) return;
    const std::vector<HelmValues> all = contexts.values;
    for (const HelmValues& values : all) {
      const std::vector<ValuesStack> stacks = values_files_.stacks_of(document, values);
      lay_over(values, stacks, contexts);
      // A ConfigMap of the same file lies below; what is above it counts for it as well.
      for (const ValuesStack& stack : stacks) {
        for (const Node* layer : stack.layers()) {
          if (layer != values.node) lay_over({layer}, {stack}, contexts);
        }
      }
    }
  }

  const FileSource& files_;
  const Unit& unit_;
  SopsRules& sops_rules_;
  const Gate& gate_;
  const LintOptions& options_;
  ValuesFiles values_files_;
  ChartFlows chart_flows_;
  bool asks_for_secrets_;
};

std::vector<FileReport> lint_unit(const FileSource& files, const Unit& unit, const Gate& gate,
                                  SopsRules& sops_rules, const LintOptions& options) {
  UnitLinter linter(files, unit, gate, sops_rules, options);
  std::vector<FileReport> reports;
  for (const UnitFile& file : unit.files) {
    if (file.role == Role::reported) reports.push_back(linter.lint(file));
  }
  return reports;
}

void add(Report& report, const std::vector<PassedOver>& passed_over, bool named) {
  for (const PassedOver& over : passed_over) {
    report.skipped.push_back(
        {over.path, name_of(over.problem.reason), over.problem.message, 0, named});
  }
}

void add(Report& report, FileReport file) {
  report.summary.files_scanned += file.read ? 1 : 0;
  report.summary.bytes_scanned += file.bytes;
  std::move(file.findings.begin(), file.findings.end(), std::back_inserter(report.findings));
  std::move(file.skipped.begin(), file.skipped.end(), std::back_inserter(report.skipped));
}

}  // namespace

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

FileReport lint_file(std::string path, std::string bytes, const LintOptions& options) {
  const Overlay nothing;
  const Unit unit{path, {{path}}};
  const Gate gate = gate_for(options);
  SopsRules sops_rules(nothing, {});
  FileReport report = UnitLinter(nothing, unit, gate, sops_rules, options)
                          .lint(unit.files.front(), std::move(bytes));
  join_groups(report.findings);
  return report;
}

Report lint(const FileSource& files, const Walk& walk, const LintOptions& options) {
  const Gate gate = gate_for(options);
  SopsRules sops_rules(files, walk.units);
  std::vector<std::vector<FileReport>> reports(walk.units.size());
  std::atomic<std::size_t> next = 0;
  const auto work = [&] {
    for (std::size_t i = next++; i < reports.size(); i = next++)
      reports[i] = lint_unit(files, walk.units[i], gate, sops_rules, options);
  };
  {
    std::vector<std::jthread> threads;
    for (unsigned i = 1; i < std::min<std::size_t>(options.jobs, reports.size()); ++i)
      threads.emplace_back(work);
    work();
  }
  Report report;
  report.summary.files_walked = walk.files_walked;
  report.rules.assign(options.rules.begin(), options.rules.end());
  add(report, walk.skipped, false);
  add(report, walk.errors, true);
  for (std::vector<FileReport>& unit : reports) {
    for (FileReport& file : unit) add(report, std::move(file));
  }
  for (Skipped& unread : sops_rules.unread()) report.skipped.push_back(std::move(unread));
  std::stable_sort(report.findings.begin(), report.findings.end(), stands_before);
  join_groups(report.findings);
  std::stable_sort(report.skipped.begin(), report.skipped.end(),
                   [](const Skipped& a, const Skipped& b) { return a.path < b.path; });
  return report;
}

}  // namespace dexlint
