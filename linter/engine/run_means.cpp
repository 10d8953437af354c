#include "linter/engine/run_means.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "linter/model/stars.h"
#include "linter/model/vocabulary.h"

namespace dexlint {

Gate gate_for(const LintOptions& options) {
  if (!options.gate) return Gate();
  const auto known = recognised_literals();
  std::vector<std::string_view> literals(known.begin(), known.end());
  for (const Rule* rule : options.rules)
    literals.insert(literals.end(), rule->triggers.begin(), rule->triggers.end());
  if (std::find(literals.begin(), literals.end(), "") != literals.end()) return Gate();
  for (const std::string& key : options.policy.company.credentials) {
    // A gate asks for two characters that mean themselves; without them it stays open.
    const std::string_view literal = longest_literal(key);
    if (literal.size() < 2 || literal.find_first_of("~?.\\") != std::string_view::npos)
      return Gate();
    literals.push_back(literal);
  }
  std::sort(literals.begin(), literals.end());
  literals.erase(std::unique(literals.begin(), literals.end()), literals.end());
  return Gate(literals);
}

RunMeans::RunMeans(const FileSource& files, const std::vector<Unit>& units,
                   const LintOptions& options, Gate gate)
    : sops_rules_(std::make_shared<SopsRules>(files, units)),
      chart_flows_(options.chart_flows != nullptr ? options.chart_flows
                                                  : std::make_shared<ChartFlows>(files)),
      gate_(std::move(gate)),
      policies_(files, options),
      allows_(options.policy),
      run_{files, gate_, *sops_rules_, *chart_flows_, policies_, allows_, options} {}

RunMeans::RunMeans(const RunMeans& other, const LintOptions& options, Gate gate)
    : sops_rules_(other.sops_rules_),
      chart_flows_(other.chart_flows_),
      gate_(std::move(gate)),
      policies_(other.run_.files, options),
      allows_(options.policy),
      run_{other.run_.files, gate_, *sops_rules_, *chart_flows_, policies_, allows_, options} {}

}  // namespace dexlint
