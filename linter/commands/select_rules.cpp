#include "linter/commands/select_rules.h"

#include <algorithm>

namespace dexlint {
namespace {

Problem usage(std::string message) { return {SkipReason::unreadable, std::move(message), {}}; }

std::string no_such_option(const Rule& rule, const std::string& name) {
  std::string known;
  for (const Option& option : rule.options)
    known += (known.empty() ? "it has " : ", ") + std::string(option.name);
  return "rule `" + std::string(rule.id) + "` has no option `" + name +
         "`: " + (known.empty() ? "it has none" : known);
}

std::vector<const Rule*> sorted(Rules all) {
  std::vector<const Rule*> rules(all.begin(), all.end());
  std::sort(rules.begin(), rules.end(),
            [](const Rule* a, const Rule* b) { return a->code < b->code; });
  return rules;
}

}  // namespace

Result<std::vector<const Rule*>> select_rules(Rules all, const std::vector<std::string>& select,
                                              const std::vector<std::string>& ignore) {
  std::vector<const Rule*> rules = sorted(all);
  for (const std::vector<std::string>* names : {&select, &ignore}) {
    for (const std::string& name : *names) {
      if (!names_any(rules, name)) return usage(no_such_rule(rules, name));
    }
  }
  std::erase_if(rules, [&](const Rule* rule) {
    const auto named = [&](const std::string& name) { return is_named(*rule, name); };
    return (!select.empty() && std::none_of(select.begin(), select.end(), named)) ||
           std::any_of(ignore.begin(), ignore.end(), named);
  });
  return rules;
}

Result<OptionValues> rule_options(Rules all, const std::vector<std::string>& settings) {
  OptionValues values;
  for (const std::string& setting : settings) {
    const std::size_t dot = std::min(setting.find('.'), setting.size());
    const std::size_t equals = setting.find('=', dot);
    if (equals == std::string::npos)
      return usage("expected RULE.OPTION=VALUE, found `" + setting + "`");
    const std::string of = setting.substr(0, dot);
    const Rule* rule = find_rule(all, of);
    if (rule == nullptr) return usage(no_such_rule(all, of));
    const std::string name = setting.substr(dot + 1, equals - dot - 1);
    const auto is_named_so = [&](const Option& option) { return option.name == name; };
    if (std::none_of(rule->options.begin(), rule->options.end(), is_named_so))
      return usage(no_such_option(*rule, name));
    values[std::string(rule->id) + "." + name] = setting.substr(equals + 1);
  }
  return values;
}

}  // namespace dexlint
