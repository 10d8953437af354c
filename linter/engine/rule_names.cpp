#include "linter/engine/rule_names.h"

#include <algorithm>
#include <vector>

#include "linter/model/nearest.h"
#include "linter/model/words.h"

namespace dexlint {
namespace {

bool answers_to(const Rule& rule, std::string_view name) {
  return equal_ignoring_case(rule.code, name) || rule.id == name || is_one_of(rule.aliases, name);
}

}  // namespace

const Rule* find_rule(Rules rules, std::string_view name) {
  const auto found = std::find_if(rules.begin(), rules.end(),
                                  [&](const Rule* rule) { return answers_to(*rule, name); });
  return found == rules.end() ? nullptr : *found;
}

bool is_named(const Rule& rule, std::string_view name) {
  const bool prefix = name.size() >= 3 && name.size() < rule.code.size() &&
                      equal_ignoring_case(rule.code.substr(0, name.size()), name);
  return answers_to(rule, name) || prefix || name_of(rule.category) == name;
}

bool names_any(Rules rules, std::string_view name) {
  return std::any_of(rules.begin(), rules.end(),
                     [&](const Rule* rule) { return is_named(*rule, name); });
}

std::string_view nearest_rule(Rules rules, std::string_view name) {
  std::vector<const Rule*> sorted(rules.begin(), rules.end());
  std::sort(sorted.begin(), sorted.end(),
            [](const Rule* a, const Rule* b) { return a->code < b->code; });
  std::vector<std::string_view> known;
  for (const Rule* rule : sorted) known.insert(known.end(), {rule->code, rule->id});
  return nearest(name, known);
}

std::string no_such_rule(Rules rules, std::string_view name) {
  const std::string_view meant = nearest_rule(rules, name);
  const std::string hint =
      meant.empty() ? "`dexlint rules` lists them" : "did you mean `" + std::string(meant) + "`?";
  return "there is no rule `" + std::string(name) + "`: " + hint;
}

}  // namespace dexlint
