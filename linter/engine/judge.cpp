#include "linter/engine/judge.h"

#include <algorithm>
#include <iterator>

#include "linter/engine/ignore_comments.h"
#include "linter/engine/merge.h"
#include "linter/engine/suppress.h"

namespace dexlint {
namespace {

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

std::vector<Finding> Judge::judged(const std::vector<RuleClaim>& said) {
  std::vector<Finding> findings;
  for (const RuleClaim& by_rule : said)
    findings.push_back(reporter_.finding(*by_rule.rule, by_rule.claim));
  findings = merge(std::move(findings));
  for (Finding& finding : findings) finding.severity = rules_.severity_of(finding);
  return findings;
}

std::vector<Finding> Judge::findings() {
  if (holds_nothing(document_, contexts_)) return {};
  return judged(run_rules(rules_.rules, rules_.options, options_.budget, contexts_, document_));
}

std::vector<Finding> Judge::of_ignores(const std::vector<IdleIgnore>& ignores) {
  return judged(
      run_rules(rules_.rules, rules_.options, options_.budget, contexts_, ignores, document_));
}

void Judge::obey_comments(std::vector<Finding>& findings) {
  const Rules known = options_.known_rules.empty() ? options_.rules : options_.known_rules;
  std::vector<IgnoreComment> ignores =
      ignore_comments(document_, known, options_.policy.foreign_ignores);
  if (ignores.empty()) return;
  suppress(findings, ignores, reporter_.secrets());
  std::vector<Finding> idle =
      of_ignores(idle_ignores(document_, ignores, rules_.rules, known, options_.budget.findings));
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
