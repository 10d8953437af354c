#include "linter/commands/select_rules.h"

#include <algorithm>

#include "linter/model/nearest.h"
#include "linter/model/words.h"
#include "rules/rule_table.h"

namespace dexlint {
namespace {

bool answers_to(const Rule& rule, std::string_view name) {
  return equal_ignoring_case(rule.code, name) || rule.id == name || is_one_of(rule.aliases, name);
}

bool is_named(const Rule& rule, std::string_view name) {
  const bool prefix = name.size() >= 3 && name.size() < rule.code.size() &&
                      equal_ignoring_case(rule.code.substr(0, name.size()), name);
  return answers_to(rule, name) || prefix || name_of(rule.category) == name;
}

Problem usage(std::string message) { return {SkipReason::unreadable, std::move(message), {}}; }

std::string no_such_option(const Rule& rule, const std::string& name) {
  std::string known;
  for (const Option& option : rule.options)
    known += (known.empty() ? "it has " : ", ") + std::string(option.name);
  return "rule `" + std::string(rule.id) + "` has no option `" + name +
         "`: " + (known.empty() ? "it has none" : known);
}

std::vector<const Rule*> sorted_rules() {
  const auto all = all_rules();
  std::vector<const Rule*> rules(all.begin(), all.end());
  std::sort(rules.begin(), rules.end(),
            [](const Rule* a, const Rule* b) { return a->code < b->code; });
  return rules;
}

}  // namespace

const Rule* find_rule(std::string_view name) {
  const auto all = all_rules();
  const auto found = std::find_if(all.begin(), all.end(),
                                  [&](const Rule* rule) { return answers_to(*rule, name); });
  return found == all.end() ? nullptr : *found;
}

std::string no_such_rule(std::string_view name) {
  std::vector<std::string_view> known;
  for (const Rule* rule : sorted_rules()) known.insert(known.end(), {rule->code, rule->id});
  const std::string_view meant = nearest(name, known);
  const std::string hint =
      meant.empty() ? "`dexlint rules` lists them" : "did you mean `" + std::string(meant) + "`?";
  return "there is no rule `" + std::string(name) + "`: " + hint;
}

Result<std::vector<const Rule*>> select_rules(const std::vector<std::string>& select,
                                              const std::vector<std::string>& ignore) {
  std::vector<const Rule*> rules = sorted_rules();
  for (const std::vector<std::string>* names : {&select, &ignore}) {
    for (const std::string& name : *names) {
      const bool known = std::any_of(rules.begin(), rules.end(),
                                     [&](const Rule* rule) { return is_named(*rule, name); });
      if (!known) return usage(no_such_rule(name));
    }
  }
  std::erase_if(rules, [&](const Rule* rule) {
    const auto named = [&](const std::string& name) { return is_named(*rule, name); };
    return (!select.empty() && std::none_of(select.begin(), select.end(), named)) ||
           std::any_of(ignore.begin(), ignore.end(), named);
  });
  return rules;
}

Result<OptionValues> rule_options(const std::vector<std::string>& settings) {
  OptionValues values;
  for (const std::string& setting : settings) {
    const std::size_t dot = std::min(setting.find('.'), setting.size());
    const std::size_t equals = setting.find('=', dot);
    if (equals == std::string::npos)
      return usage("expected RULE.OPTION=VALUE, found `" + setting + "`");
    const Rule* rule = find_rule(setting.substr(0, dot));
    if (rule == nullptr) return usage(no_such_rule(setting.substr(0, dot)));
    const std::string name = setting.substr(dot + 1, equals - dot - 1);
    const auto is_named_so = [&](const Option& option) { return option.name == name; };
    if (std::none_of(rule->options.begin(), rule->options.end(), is_named_so))
      return usage(no_such_option(*rule, name));
    values[std::string(rule->id) + "." + name] = setting.substr(equals + 1);
  }
  return values;
}

}  // namespace dexlint
