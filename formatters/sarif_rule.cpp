#include "formatters/sarif_rule.h"

#include <fmt/format.h>

#include <algorithm>

#include "formatters/escape.h"
#include "formatters/rule_help.h"
#include "formatters/sentence.h"
#include "linter/model/rule.h"
#include "linter/model/utf8.h"

namespace dexlint {
namespace {

using Json = nlohmann::ordered_json;

// GitHub refuses more (limits: docs of code scanning, "SARIF support").
constexpr std::size_t description_limit = 1024;

std::string described(std::string_view text) {
  std::string whole = sentence(text);
  const std::string_view kept = code_points(whole, 0, description_limit);
  if (kept.size() == whole.size()) return whole;
  return std::string(code_points(whole, 0, description_limit - 2)) + "….";
}

Json tags(const Rule& rule, bool security) {
  Json all = Json::array();
  all.push_back(security ? "security" : "correctness");
  all.push_back(name_of(rule.category));
  if (rule.cwe > 0) all.push_back(fmt::format("external/cwe/cwe-{:03}", rule.cwe));
  return all;
}

Json properties(const Rule& rule) {
  const std::string_view score = security_severity(rule);
  Json all{{"tags", tags(rule, !score.empty())},
           {"precision", rule.severity == Severity::error ? "very-high" : "high"},
           {"problem.severity",
            rule.severity == Severity::note ? "recommendation" : name_of(rule.severity)},
           {"effect", name_of(rule.effect)}};
  if (!score.empty()) all["security-severity"] = score;
  return all;
}

std::string message_key(std::size_t index) {
  return index == 0 ? "default" : fmt::format("variant{}", index + 1);
}

std::string quoted_sentence(const std::string& message_template) {
  std::string quoted;
  for (const char c : message_template) {
    if (c == '{') quoted += '\'';
    quoted += c;
    if (c == '}') quoted += '\'';
  }
  // Validators want a full stop, also behind a question (SARIF2001).
  if (quoted.ends_with('?')) quoted += " See the help of this rule.";
  return sentence(quoted);
}

// Where it is, when the message does not say.
bool is_placed(const Finding& finding) {
  return finding.message.arguments.empty() &&
         finding.message.text.find('{') == std::string_view::npos && !finding.trail.empty();
}

std::string written(const Argument& argument) {
  std::string text = printable(argument.text());
  for (std::size_t at = text.find("]("); at != std::string::npos; at = text.find("](", at + 3))
    text.insert(at, 1, '\\');
  return text;
}

}  // namespace

std::string SarifRule::use(const std::string& message_template) {
  return message_key(templates.try_emplace(message_template, templates.size()).first->second);
}

std::string_view security_severity(const Rule& rule) {
  static constexpr std::string_view secret[] = {"8.5", "6.5", "3.5"};
  static constexpr std::string_view open[] = {"8.8", "6.8", "3.8"};
  static constexpr std::string_view wire[] = {"7.5", "5.5", "2.5"};
  const auto row = static_cast<std::size_t>(rule.severity);
  if (rule.effect == Effect::fails_open) return open[row];
  if (rule.effect == Effect::leaks)
    return rule.category == Category::secret ? secret[row] : wire[row];
  return {};
}

std::string sarif_template(const Finding& finding) {
  return quoted_sentence(std::string(finding.message.text) +
                         (is_placed(finding) ? " (in {0})" : ""));
}

SarifMessage sarif_message(const Finding& finding) {
  SarifMessage made{.message_template = sarif_template(finding), .arguments = {}, .text = {}};
  std::vector<Argument> arguments = finding.message.arguments;
  if (is_placed(finding))
    arguments.push_back(Argument::reported(Argument::Kind::name, trail_text(finding)));
  for (const Argument& argument : arguments) made.arguments.push_back(written(argument));
  made.text = filled(made.message_template, arguments, [&](const Argument& argument) {
    return made.arguments[static_cast<std::size_t>(&argument - arguments.data())];
  });
  return made;
}

Json sarif_rule(const SarifRule& used) {
  const Rule& rule = *used.rule;
  Json messages = Json::object();
  std::vector<const std::string*> templates(used.templates.size());
  for (const auto& [text, place] : used.templates) templates[place] = &text;
  for (std::size_t i = 0; i < templates.size(); ++i)
    messages[message_key(i)] = {{"text", *templates[i]}};
  const std::string_view why = rule.why.empty() ? rule.summary : rule.why;
  const std::string_view fix = rule.fix.empty() ? why : rule.fix;
  return {{"id", rule.code},
          {"name", pascal_case(rule.id)},
          {"shortDescription", {{"text", described(rule.summary)}}},
          {"fullDescription", {{"text", described(why)}}},
          {"messageStrings", std::move(messages)},
          {"defaultConfiguration", {{"level", name_of(rule.severity)}}},
          {"helpUri", rule_url(rule)},
          {"help", {{"text", sentence(fix)}, {"markdown", rule_markdown(rule)}}},
          {"properties", properties(rule)}};
}

}  // namespace dexlint
