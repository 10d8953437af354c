#include "linter/engine/run_rules.h"

#include <string>
#include <utility>

namespace dexlint {
namespace {

// Past its limit a rule repeats itself: what it would say of the rest is counted, not made. The
// count is of places, since another rule may speak in its place or several become one finding.
void keep_to_limit(const Rule& rule, Run& run, const Budget& budget, Document& document) {
  if (run.claims.size() <= budget.findings) return;
  const std::string said =
      std::string(rule.code) + " applies to " + std::to_string(run.claims.size()) +
      " places in this file: only the first " + std::to_string(budget.findings) + " were judged";
  document.unread.push_back({{SkipReason::budget, said, {}}, 0});
  run.claims.erase(run.claims.begin() + static_cast<std::ptrdiff_t>(budget.findings),
                   run.claims.end());
}

void check_all(const Rule& rule, const Contexts& contexts, Run& run) {
  rule.check(contexts.connectors, run);
  rule.check(contexts.dex_configs, run);
  rule.check(contexts.static_clients, run);
  rule.check(contexts.argocd_configs, run);
  rule.check(contexts.argocd_rbacs, run);
  rule.check(contexts.pachyderm_values, run);
  rule.check(contexts.secrets, run);
  rule.check(contexts.unparsed_texts, run);
  rule.check(contexts.credentials, run);
  rule.check(contexts.scalars, run);
  rule.check(contexts.values, run);
  rule.check(contexts.documents, run);
  rule.check(contexts.clear_sops_files, run);
}

}  // namespace

std::vector<RuleClaim> run_rules(std::span<const Rule* const> rules, const OptionValues& values,
                                 const Budget& budget, const Contexts& contexts,
                                 Document& document) {
  std::vector<RuleClaim> said;
  for (const Rule* rule : rules) {
    Run run(*rule, values, contexts);
    check_all(*rule, contexts, run);
    keep_to_limit(*rule, run, budget, document);
    for (Claim& claim : run.claims) said.push_back({rule, std::move(claim)});
  }
  return said;
}

std::vector<RuleClaim> run_rules(std::span<const Rule* const> rules, const OptionValues& values,
                                 const Budget& budget, const Contexts& contexts,
                                 const std::vector<IdleIgnore>& ignores, Document& document) {
  std::vector<RuleClaim> said;
  for (const Rule* rule : rules) {
    Run run(*rule, values, contexts);
    rule->check(ignores, run);
    keep_to_limit(*rule, run, budget, document);
    for (Claim& claim : run.claims) said.push_back({rule, std::move(claim)});
  }
  return said;
}

}  // namespace dexlint
