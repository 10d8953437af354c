// Judges the files of one unit: reads each, lets the gate drop what no rule can speak about,
// recognises what the rest is, adds what other files say about it, and runs the rules.
#pragma once

#include <string>
#include <vector>

#include "linter/engine/chart_flows.h"
#include "linter/engine/lint.h"
#include "linter/engine/sops_rules.h"
#include "linter/engine/values_files.h"
#include "linter/input/read_document.h"

namespace dexlint {

/// What all units of a run share. Views; all must outlive the units.
struct RunContext {
  const FileSource& files;
  const Gates& gates;
  SopsRules& sops_rules;
  ChartFlows& chart_flows;
  Policies& policies;
  const AllowList& allows;
  const LintOptions& options;
};

/// For one thread at a time.
class UnitLinter {
 public:
  /// All must outlive it.
  UnitLinter(const RunContext& run, const Unit& unit, StageClock* clock = nullptr);

  /// Reads and judges one file. Throws nothing: what goes wrong is an entry under `skipped`.
  FileReport lint(const UnitFile& file);
  /// The same of bytes that are at hand.
  FileReport lint(const UnitFile& file, std::string bytes);

  /// Reads the config once more, and says what is wrong with these entries of its `allow:`.
  FileReport judge_config(const std::vector<AllowList::Idle>& idle);

  /// Reads `document`, of `file`, and says what is in it, without running a rule. `parts`: see
  /// ReadOptions. The contexts view the document and this object.
  Contexts read(Document& document, const UnitFile& file, std::vector<ReadPart>* parts = nullptr);

  /// How the rules are set for the file at `path`.
  const FileRules& rules_of(const std::string& path) const { return run_.policies.of(path); }

 private:
  Result<std::string> read_bytes(const UnitFile& file) const;
  FileReport lint_bytes(const UnitFile& file, std::string bytes);
  bool is_chart() const;
  const Gates* gates_of(const std::string& path, const SopsCover& sops);
  void add_from_other_files(Document& document, const FileRules& rules, PathClass path_class,
                            Contexts& contexts);
  void add_versions(const Document& document, Contexts& contexts);
  void lay_values_over(const Document& document, Contexts& contexts);

  const RunContext& run_;
  const Unit& unit_;
  ValuesFiles values_files_;
  bool asks_for_secrets_;
  StageClock* clock_;
};

}  // namespace dexlint
