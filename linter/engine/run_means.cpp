#include "linter/engine/run_means.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "linter/model/stars.h"
#include "linter/model/vocabulary.h"

namespace dexlint {

namespace {

using Literals = std::vector<std::string_view>;

// False when one of them is empty: any document will do.
bool add_triggers(const Rule& rule, Literals& literals) {
  literals.insert(literals.end(), rule.triggers.begin(), rule.triggers.end());
  return std::find(rule.triggers.begin(), rule.triggers.end(), "") == rule.triggers.end();
}

// False when one of them tells a gate nothing: it asks for two characters that mean themselves.
bool add_company(const Company& company, Literals& literals) {
  for (const std::string& key : company.credentials) {
    literals.push_back(longest_literal(key));
    if (literals.back().size() < 2 || literals.back().find_first_of("~?.\\") != std::string::npos)
      return false;
  }
  return true;
}

Literals each_once(Literals literals) {
  std::sort(literals.begin(), literals.end());
  literals.erase(std::unique(literals.begin(), literals.end()), literals.end());
  return literals;
}

// None where any document will do.
Literals literals_of_configurations(const LintOptions& options) {
  const auto known = recognised_literals();
  Literals literals(known.begin(), known.end());
  for (const Rule* rule : options.rules) {
    if (!add_triggers(*rule, literals)) return {};
  }
  if (!add_company(options.policy.company, literals)) return {};
  return each_once(std::move(literals));
}

// What is recognised in a configuration is none in a schema.
Literals literals_of_schemas(const LintOptions& options) {
  Literals literals;
  for (const Rule* rule : options.rules) {
    if (!rule->check.is_of_any<AnyScalar, AnyDocument, IdleIgnore>()) continue;
    if (!add_triggers(*rule, literals)) return {};
  }
  return each_once(std::move(literals));
}

Gates gates_by(Gating gating, const LintOptions& options) {
  return gating == Gating::open ? Gates() : gates_for(options);
}

}  // namespace

Gates gates_for(const LintOptions& options) {
  if (!options.gate) return {};
  return {literals_of_configurations(options), literals_of_schemas(options)};
}

RunMeans::RunMeans(const FileSource& files, const std::vector<Unit>& units,
                   const LintOptions& options, Gating gating)
    : sops_rules_(std::make_shared<SopsRules>(files, units)),
      chart_flows_(options.chart_flows != nullptr ? options.chart_flows
                                                  : std::make_shared<ChartFlows>(files)),
      gates_(gates_by(gating, options)),
      policies_(files, options),
      allows_(options.policy),
      run_{files, gates_, *sops_rules_, *chart_flows_, policies_, allows_, options} {}

RunMeans::RunMeans(const RunMeans& other, const LintOptions& options, Gating gating)
    : sops_rules_(other.sops_rules_),
      chart_flows_(other.chart_flows_),
      gates_(gates_by(gating, options)),
      policies_(other.run_.files, options),
      allows_(options.policy),
      run_{other.run_.files, gates_, *sops_rules_, *chart_flows_, policies_, allows_, options} {}

}  // namespace dexlint
