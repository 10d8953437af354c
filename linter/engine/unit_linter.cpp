#include "linter/engine/unit_linter.h"

#include <algorithm>
#include <exception>
#include <new>
#include <optional>

#include "linter/engine/company_words.h"
#include "linter/engine/judge.h"
#include "linter/input/chart.h"
#include "linter/input/paths.h"
#include "linter/input/read_document.h"
#include "linter/input/sniff.h"
#include "linter/model/path_class.h"
#include "linter/recognise/lay_over.h"
#include "linter/recognise/recognise.h"
#include "linter/recognise/value_sources.h"

namespace dexlint {
namespace {

bool is_about_secrets(const Rule* rule) { return rule->category == Category::secret; }

FileReport skipped(const std::string& path, const Problem& problem, bool named) {
  FileReport report;
  report.skipped.push_back({path, name_of(problem.reason), problem.message, 0, named});
  return report;
}

void add_unread(const Document& document, FileReport& report) {
  for (const Unread& unread : document.unread) {
    report.skipped.push_back({std::string(document.path()), name_of(unread.problem.reason),
                              unread.problem.message, unread.line_1});
  }
}

// The last net: no file, however strange, ends the run.
template <typename Work>
FileReport guarded(const std::string& path, Work work) {
  try {
    return work();
  } catch (const std::bad_alloc&) {
    return skipped(path, {SkipReason::budget, "needs more memory than there is", {}}, false);
  } catch (const std::exception&) {
    return skipped(path, {SkipReason::unparsed, "an error of dexlint itself: please report it", {}},
                   false);
  }
}

}  // namespace

UnitLinter::UnitLinter(const RunContext& run, const Unit& unit, StageClock* clock)
    : run_(run),
      unit_(unit),
      values_files_(run.files, run.options),
      asks_for_secrets_(
          std::any_of(run.options.rules.begin(), run.options.rules.end(), is_about_secrets)),
      clock_(clock) {}

FileReport UnitLinter::lint(const UnitFile& file) {
  return guarded(file.path, [&] {
    Result<std::string> bytes = read_bytes(file);
    if (!bytes) return skipped(file.path, bytes.error(), file.named);
    return lint_bytes(file, std::move(*bytes));
  });
}

// Of a file whose name does not say what it is, the start nearly always does: most are no
// configuration, and what follows need not be read.
Result<std::string> UnitLinter::read_bytes(const UnitFile& file) const {
  constexpr std::size_t start_bytes = std::size_t{4} << 10;
  const StageClock::Scope reading(clock_, Stage::read);
  const std::size_t most = run_.options.max_file_size;
  if (!file.named && !has_ending(file_name(file.path))) {
    Result<std::string> start = run_.files.read_start(file.path, start_bytes, most);
    if (!start || start->size() != start_bytes || !may_become_configuration(*start)) return start;
  }
  return run_.files.read(file.path, most);
}

FileReport UnitLinter::lint(const UnitFile& file, std::string bytes) {
  return guarded(file.path, [&] { return lint_bytes(file, std::move(bytes)); });
}

FileReport UnitLinter::lint_bytes(const UnitFile& file, std::string bytes) {
  const LintOptions& options = run_.options;
  FileReport report;
  report.read = true;
  report.bytes = bytes.size();
  Document document(file.path, std::move(bytes));
  const Contexts contexts = read(document, file);
  {
    const StageClock::Scope judging(clock_, Stage::rules);
    const std::vector<const Document*> layers = values_files_.documents();
    Judge judge(document, contexts, layers, run_.policies.of(file.path), options);
    report.findings = judge.findings();
    judge.obey_comments(report.findings);
    if (!run_.allows.empty())
      report.allowed =
          judge.obey_config(run_.allows, run_.policies.place_of(file.path), report.findings);
  }
  add_unread(document, report);
  return report;
}

FileReport UnitLinter::judge_config(const std::vector<AllowList::Idle>& idle) {
  const std::string& path = run_.options.policy.config_path;
  return guarded(path, [&] {
    FileReport report;
    Result<std::string> bytes = run_.files.read(path, run_.options.max_file_size);
    if (!bytes) return report;
    Document document(path, std::move(*bytes));
    read_document(document, {nullptr, run_.options.budget, true, nullptr});
    if (document.roots.empty()) return report;
    std::vector<IdleIgnore> ignores;
    for (const AllowList::Idle& entry : idle) {
      ignores.push_back(
          {.at = {&document.text_layer(), entry.entry->at},
           .about = document.roots.front().node,
           .flaw = entry.expired ? IdleIgnore::Flaw::expired : IdleIgnore::Flaw::unused,
           .name = entry.entry->rules.front()->code});
    }
    const Contexts nothing;
    report.findings =
        Judge(document, nothing, {}, run_.policies.of(path), run_.options).of_ignores(ignores);
    add_unread(document, report);
    return report;
  });
}

Contexts UnitLinter::read(Document& document, const UnitFile& file, std::vector<ReadPart>* parts) {
  const Budget& budget = run_.options.budget;
  const FileRules& rules = run_.policies.of(file.path);
  document.set_place(std::string(file.place()));
  if (values_files_.is_layer(file.path)) document.set_is_values();
  const PathClass path_class = dexlint::path_class(document.place(), is_chart());
  const SopsCover sops = run_.sops_rules.cover(file.path);
  {
    const Gates* gates = gates_of(file.path, sops);
    const StageClock::Scope reading(clock_, Stage::gate);
    read_document(document, {gates, budget, file.named, parts, clock_});
  }
  const StageClock::Scope recognising(clock_, Stage::recognise);
  Contexts contexts =
      recognise(document, run_.gates.configurations(), budget, {path_class, rules.platform});
  add_from_other_files(document, rules, path_class, contexts);
  apply_company(run_.options.policy.company, document, path_class, contexts);
  if (std::optional<ClearSopsFile> clear = clear_sops_file(document, sops)) {
    clear->path_class = path_class;
    contexts.clear_sops_files.push_back(*clear);
  }
  return contexts;
}

bool UnitLinter::is_chart() const { return !unit_.chart.empty(); }

// In what SOPS should have encrypted every leaf counts; values that a chart writes into Secrets
// stand under any key. No gate knows of either.
const Gates* UnitLinter::gates_of(const std::string& path, const SopsCover& sops) {
  if (sops.is_sure()) return nullptr;
  const StageClock::Scope following(clock_, Stage::flow);
  const std::string chart = asks_for_secrets_ ? values_files_.chart_of_file(path) : std::string();
  return !chart.empty() && run_.chart_flows.reach_secrets(chart) ? nullptr : &run_.gates;
}

void UnitLinter::add_from_other_files(Document& document, const FileRules& rules,
                                      PathClass path_class, Contexts& contexts) {
  lay_values_over(document, contexts);
  if (rules.platform.platform == Platform::unknown) add_versions(document, contexts);
  if (!asks_for_secrets_) return;
  for (const HelmValues& values : contexts.values) {
    const std::string folder = values_files_.chart_of(document, values);
    if (run_.chart_flows.add(values, folder, chart_name(values), path_class, contexts)) continue;
    document.note_unread(*values.node->layer,
                         {SkipReason::budget, "too many values to follow all of them into Secrets",
                          values.node->span});
  }
}

// Which release of Pachyderm reads the values: a manifest or the chart round them says it.
void UnitLinter::add_versions(const Document& document, Contexts& contexts) {
  if (contexts.pachyderm_values.empty()) return;
  std::optional<Version> version;
  for (const HelmValues& values : contexts.values) {
    if (!version && chart_name(values) == "pachyderm")
      version = version_from(chart_version(values));
  }
  if (!version) version = values_files_.version_of_chart("pachyderm", std::string(document.path()));
  if (!version) return;
  for (PachydermValues& values : contexts.pachyderm_values) values.version = version;
  for (DexConnector& connector : contexts.connectors) {
    if (connector.platform == Platform::pachyderm) connector.version = version;
  }
}

// Where a connector stands in values, the layers below and above them say what it means. They are
// read when a connector asks for them, whether or not they are reported.
void UnitLinter::lay_values_over(const Document& document, Contexts& contexts) {
  if (contexts.connectors.empty() && contexts.pachyderm_values.empty()) return;
  const std::vector<HelmValues> all = contexts.values;
  for (const HelmValues& values : all) {
    const std::vector<ValuesStack> stacks = values_files_.stacks_of(document, values);
    lay_over(values, stacks, contexts);
    lay_pachyderm_over(values, stacks, contexts);
    // A ConfigMap of the same file lies below; what is above it counts for it as well.
    for (const ValuesStack& stack : stacks) {
      for (const Node* layer : stack.layers()) {
        if (layer != values.node) lay_over({layer}, {stack}, contexts);
      }
    }
  }
}

}  // namespace dexlint
