#include "linter/commands/rule_set.h"

#include <algorithm>
#include <set>
#include <utility>

#include "rules/pack/read_pack.h"
#include "rules/rule_table.h"

namespace dexlint {
namespace {

Problem failure(std::string message) { return {SkipReason::unreadable, std::move(message), {}}; }

Problem first_of(const std::vector<Problem>& problems, const std::string& path) {
  std::string message = problems.front().message;
  if (problems.size() > 1)
    message += " (and " + std::to_string(problems.size() - 1) + " more: `dexlint test-pack " +
               path + "` lists them)";
  return failure(std::move(message));
}

// A name of the rule that another one has already; empty when it has its own.
std::string taken_name(Rules known, const Rule& rule) {
  for (const std::string_view name : {rule.code, rule.id}) {
    if (find_rule(known, name) != nullptr) return std::string(name);
  }
  return {};
}

}  // namespace

Result<RuleSet> rule_set(const FileSource& files, const std::vector<std::string>& packs) {
  RuleSet set;
  set.all.assign(all_rules().begin(), all_rules().end());
  std::set<std::string> seen;
  for (const std::string& path : packs) {
    const Result<std::string> real = files.resolve(path);
    if (real && !seen.insert(*real).second) continue;
    Result<std::string> text = files.read(path, pack::largest_pack);
    if (!text) return failure(path + ": " + text.error().message);
    pack::ReadPack read = pack::read_pack(path, std::move(*text));
    if (!read.problems.empty()) return first_of(read.problems, path);
    for (RuleSpec& spec : read.pack.rules) {
      auto rule = std::make_unique<const pack::PackRule>(std::move(spec));
      const std::string taken = taken_name(set.all, *rule);
      if (!taken.empty()) return failure(path + ": another rule is called `" + taken + "`");
      set.all.push_back(rule.get());
      set.of_packs.push_back(std::move(rule));
    }
  }
  std::sort(set.all.begin(), set.all.end(),
            [](const Rule* a, const Rule* b) { return a->code < b->code; });
  return set;
}

}  // namespace dexlint
