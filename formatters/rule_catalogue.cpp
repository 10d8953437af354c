#include "formatters/rule_catalogue.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "formatters/rule_help.h"

namespace dexlint {
namespace {

using Json = nlohmann::ordered_json;

std::string as_text(std::span<const Rule* const> rules) {
  std::string text;
  for (const Rule* rule : rules) {
    text += fmt::format("{}  {:<8} {:<36} {}\n", rule->code, name_of(rule->severity), rule->id,
                        rule->summary);
  }
  return text + "\n`dexlint explain RULE` prints the whole page of one.\n";
}

Json examples(std::span<const Example> examples) {
  Json list = Json::array();
  for (const Example& example : examples) {
    list.push_back({{"path", example.path}, {"text", without_marks(example.text)}});
  }
  return list;
}

std::string as_json(std::span<const Rule* const> rules) {
  Json list = Json::array();
  for (const Rule* rule : rules) {
    list.push_back({{"code", rule->code},
                    {"id", rule->id},
                    {"category", name_of(rule->category)},
                    {"severity", name_of(rule->severity)},
                    {"effect", name_of(rule->effect)},
                    {"cwe", rule->cwe == 0 ? Json() : Json(rule->cwe)},
                    {"summary", rule->summary},
                    {"why", rule->why},
                    {"fix", rule->fix},
                    {"bad", examples(rule->bad)},
                    {"good", examples(rule->good)}});
  }
  return list.dump(2) + "\n";
}

// A category's table, when it has rules.
std::string table_of(std::span<const Rule* const> rules, Category category) {
  std::string rows;
  for (const Rule* rule : rules) {
    if (rule->category != category) continue;
    rows += fmt::format("| [{0}](rules/{0}.md) | {1} | {2} | {3} |\n", rule->code,
                        name_of(rule->severity), rule->id, rule->summary);
  }
  if (rows.empty()) return {};
  return fmt::format("\n## {}\n\n| code | severity | id | finds |\n|---|---|---|---|\n{}",
                     name_of(category), rows);
}

std::string as_markdown(std::span<const Rule* const> rules) {
  std::string text = fmt::format("# The rules of dexlint\n\n{} rules.\n", rules.size());
  for (int i = 0; i <= static_cast<int>(Category::meta); ++i)
    text += table_of(rules, static_cast<Category>(i));
  return text;
}

}  // namespace

std::string rule_page(const Rule& rule) {
  return fmt::format("# {} {}\n\n{} · {}{}\n\n{}\n", rule.code, rule.id, name_of(rule.severity),
                     name_of(rule.category),
                     rule.cwe == 0 ? "" : fmt::format(" · CWE-{}", rule.cwe), rule_markdown(rule));
}

std::string rule_catalogue(std::span<const Rule* const> rules, std::string_view format) {
  if (format == "text") return as_text(rules);
  return format == "json" ? as_json(rules) : as_markdown(rules);
}

}  // namespace dexlint
