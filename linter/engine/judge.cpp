#include "linter/engine/judge.h"

#include <algorithm>
#include <iterator>

#include "linter/engine/ignore_comments.h"
#include "linter/engine/merge.h"
#include "linter/engine/suppress.h"

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

// What the gate kept shut, mostly: nothing for a rule to look at.
bool holds_nothing(const Document& document, const Contexts& contexts) {
  return document.roots.empty() && contexts.unparsed_texts.empty() &&
         contexts.clear_sops_files.empty();
}

}  // namespace

Judge::Judge(Document& document, const Contexts& contexts, std::span<const Document* const> layers,
             const FileRules& rules, const LintOptions& options)
    : document_(document),
      contexts_(contexts),
      rules_(rules),
      options_(options),
      reporter_(document, options.redaction, layers, KnownSecrets(contexts)) {}

template <typename Look>
std::vector<Finding> Judge::judge(Look look) {
  std::vector<Finding> findings;
  for (const Rule* rule : rules_.rules) {
    Run run(*rule, rules_.options, contexts_);
    look(rule->check, run);
    keep_to_limit(*rule, run, options_.budget, document_);
    for (const Claim& claim : run.claims) findings.push_back(reporter_.finding(*rule, claim));
  }
  findings = merge(std::move(findings));
  for (Finding& finding : findings) finding.severity = rules_.severity_of(finding);
  return findings;
}

std::vector<Finding> Judge::findings() {
  if (holds_nothing(document_, contexts_)) return {};
  return judge([this](const Check& check, Run& run) {
    check(contexts_.connectors, run);
    check(contexts_.dex_configs, run);
    check(contexts_.static_clients, run);
    check(contexts_.argocd_configs, run);
    check(contexts_.argocd_rbacs, run);
    check(contexts_.pachyderm_values, run);
    check(contexts_.secrets, run);
    check(contexts_.unparsed_texts, run);
    check(contexts_.credentials, run);
    check(contexts_.scalars, run);
    check(contexts_.clear_sops_files, run);
  });
}

std::vector<Finding> Judge::of_ignores(const std::vector<IdleIgnore>& ignores) {
  return judge([&](const Check& check, Run& run) { check(ignores, run); });
}

void Judge::obey_comments(std::vector<Finding>& findings) {
  const Rules known = options_.known_rules.empty() ? options_.rules : options_.known_rules;
  std::vector<IgnoreComment> ignores =
      ignore_comments(document_, known, options_.policy.foreign_ignores);
  if (ignores.empty()) return;
  suppress(findings, ignores, reporter_.secrets());
  std::vector<Finding> idle = of_ignores(idle_ignores(document_, ignores, rules_.rules, known));
  suppress(idle, ignores, reporter_.secrets());
  std::move(idle.begin(), idle.end(), std::back_inserter(findings));
  std::stable_sort(findings.begin(), findings.end(), stands_before);
}

AllowUse Judge::obey_config(const AllowList& allows, const std::string& place,
                            std::vector<Finding>& findings) const {
  AllowUse use;
  allows.apply(findings, place, rules_.rules, reporter_.secrets(), use);
  return use;
}

}  // namespace dexlint
