#include "linter/engine/run_means.h"

#include <algorithm>
#include <span>
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

// What a gate can be asked for: two characters and more that mean themselves, and of which no
// escape but those in literals_of_any_document() is another spelling.
bool is_telling(std::string_view literal) {
  return literal.size() >= 2 && std::all_of(literal.begin(), literal.end(), [](char c) {
           return c > ' ' && c <= '~' &&
                  std::string_view("~?.\\^").find(c) == std::string_view::npos;
         });
}

// False when one of them tells a gate nothing.
bool add_company(const Company& company, Literals& literals) {
  for (const std::string& key : company.credentials) {
    literals.push_back(longest_literal(key));
    if (!is_telling(literals.back())) return false;
  }
  return true;
}

void add(std::span<const std::string_view> more, Literals& literals) {
  literals.insert(literals.end(), more.begin(), more.end());
}

Literals each_once(Literals literals) {
  std::sort(literals.begin(), literals.end());
  literals.erase(std::unique(literals.begin(), literals.end()), literals.end());
  return literals;
}

// None where any document will do.
Literals literals_of_configurations(const LintOptions& options) {
  Literals literals;
  add(literals_of_any_document(), literals);
  add(recognised_literals(), literals);
  for (const Rule* rule : options.rules) {
    if (!add_triggers(*rule, literals)) return {};
  }
  if (!add_company(options.policy.company, literals)) return {};
  return each_once(std::move(literals));
}

// Only rules that look at any text, whatever it stands for, have something to say of a schema.
Literals literals_of_schemas(const LintOptions& options) {
  Literals literals;
  add(literals_of_any_document(), literals);
  for (const Rule* rule : options.rules) {
    if (!rule->check.is_of_any<AnyScalar, AnyDocument>()) continue;
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
