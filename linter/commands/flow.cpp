#include <fmt/format.h>

#include "formatters/escape.h"
#include "linter/commands/commands.h"
#include "linter/commands/output.h"
#include "linter/flow/value_flow.h"

namespace dexlint {
namespace {

using Json = nlohmann::ordered_json;

std::string joined(const std::vector<std::string>& keys, char between) {
  std::string text;
  for (const std::string& key : keys) text += (text.empty() ? "" : std::string(1, between)) + key;
  return text;
}

std::string_view name_of(flow::Kept kept) {
  switch (kept) {
    case flow::Kept::whole:
      return "whole";
    case flow::Kept::part:
      return "part";
    case flow::Kept::hashed:
      return "hashed";
    case flow::Kept::certificate:
      return "certificate";
  }
  return "";
}

Json json_of(const Location& place) {
  return {{"path", place.path},
          {"line", place.line_1},
          {"bytes", {place.bytes.begin, place.bytes.end}}};
}

// `{"path": "a/b", "is": true}`, `{"path": "c", "isNot": "AMAZON"}`
Json json_of(const FlowCondition& condition) {
  using Must = FlowCondition::Must;
  Json json = {{"path", joined(condition.keys, '/')}};
  if (condition.must == Must::be) json["is"] = condition.constant;
  if (condition.must == Must::not_be) json["isNot"] = condition.constant;
  if (condition.must == Must::be_true || condition.must == Must::be_false)
    json["is"] = condition.must == Must::be_true;
  return json;
}

// `sinks`: "secret" where the value gets there as the chart comes or once one feature of it is
// turned on, else "secret-when": `when` of each evidence says what has to be changed.
Json json_of(const ValueFlow& flow) {
  Json evidence = Json::array();
  for (const FlowWay& way : flow.ways) {
    Json steps = Json::array();
    if (flow.value) steps.push_back(json_of(*flow.value));
    for (const Location& step : way.steps) steps.push_back(json_of(step));
    Json one = {{"steps", steps}, {"kept", name_of(way.kept)}};
    if (!way.secret_key.empty()) one["secretKey"] = way.secret_key;
    one["when"] = Json::array();
    for (const FlowCondition& condition : way.when) one["when"].push_back(json_of(condition));
    evidence.push_back(std::move(one));
  }
  return {{"path", joined(flow.keys, '/')},
          {"sinks", {flow.is_near() ? "secret" : "secret-when"}},
          {"evidence", evidence}};
}

std::string json_of(const ChartFlow& chart) {
  Json leaves = Json::array();
  for (const ValueFlow& flow : chart.flows) leaves.push_back(json_of(flow));
  Json unread = Json::array();
  for (const Problem& problem : chart.unread) unread.push_back(problem.message);
  Json absent = Json::array();
  for (const flow::AbsentChart& part : chart.absent) absent.push_back(part.name);
  return json_text({{"chart", chart.chart},
                    {"complete", chart.complete},
                    {"absent", absent},
                    {"leaves", leaves},
                    {"skipped", unread}});
}

// `, only when a.b is true and c is "AMAZON"`
std::string text_of(const std::vector<FlowCondition>& conditions) {
  using Must = FlowCondition::Must;
  std::string text;
  for (const FlowCondition& condition : conditions) {
    text += text.empty() ? ", only when " : " and ";
    text += printable(joined(condition.keys, '.'));
    switch (condition.must) {
      case Must::be_true:
        text += " is true";
        break;
      case Must::be_false:
        text += " is false";
        break;
      case Must::be:
        text += condition.constant.empty()
                    ? " is empty"
                    : fmt::format(" is \"{}\"", printable(condition.constant));
        break;
      case Must::not_be:
        text += fmt::format(" is not \"{}\"", printable(condition.constant));
        break;
    }
  }
  return text;
}

// `auth.password  ->  templates/secret.yaml:9  ->  Secret key admin-password, only when a is true`
std::string line_of(const ValueFlow& flow) {
  const FlowWay& way = flow.ways.front();
  std::string text = printable(joined(flow.keys, '.'));
  for (const Location& step : way.steps)
    text += fmt::format("  ->  {}:{}", printable(step.path), step.line_1);
  text += way.secret_key.empty() ? "  ->  Secret, key not known before rendering"
                                 : fmt::format("  ->  Secret key {}", printable(way.secret_key));
  if (way.kept != flow::Kept::whole) text += fmt::format(" ({})", name_of(way.kept));
  text += text_of(way.when);
  const std::size_t more = flow.ways.size() - 1;
  if (more > 0) text += fmt::format("; {} more way{}", more, more == 1 ? "" : "s");
  return text + '\n';
}

std::string text_of(const ChartFlow& chart) {
  std::string text;
  for (const ValueFlow& flow : chart.flows) text += line_of(flow);
  for (const Problem& problem : chart.unread)
    text += fmt::format("skipped: {}\n", printable(problem.message));
  for (const flow::AbsentChart& absent : chart.absent)
    text += fmt::format("not looked at: chart {} is not in charts/\n", printable(absent.name));
  if (!chart.complete) text += "stopped early: the templates ask for too much work\n";
  return text + fmt::format("{} value{} of chart {} reach{} a Secret, by {} template{}\n",
                            chart.flows.size(), chart.flows.size() == 1 ? "" : "s",
                            printable(chart.chart), chart.flows.size() == 1 ? "es" : "",
                            chart.templates, chart.templates == 1 ? "" : "s");
}

}  // namespace

int show_flow(const std::string& chart, const std::string& format) {
  const Result<ChartFlow> flow = value_flow(WorkTree(), chart);
  if (!flow) {
    complain(chart + ": " + flow.error().message);
    return exit_error;
  }
  const std::string text = format == "json" ? json_of(*flow) : text_of(*flow);
  return write_standard_output(text) ? exit_clean : exit_error;
}

}  // namespace dexlint
