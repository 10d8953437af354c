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

}  // namespace

std::string rule_page(const Rule& rule) {
  return fmt::format("# {} {}\n\n{} · {}{}\n\n{}\n", rule.code, rule.id, name_of(rule.severity),
                     name_of(rule.category),
                     rule.cwe == 0 ? "" : fmt::format(" · CWE-{}", rule.cwe), rule_markdown(rule));
}

std::string rule_catalogue(std::span<const Rule* const> rules, std::string_view format) {
  if (format == "text") return as_text(rules);
  if (format == "json") return as_json(rules);
  std::string pages;
  for (const Rule* rule : rules) pages += rule_page(*rule) + "\n";
  return pages;
}

}  // namespace dexlint
