#include <string>
#include <utility>
#include <vector>

#include "formatters/escape.h"
#include "formatters/json_parts.h"
#include "linter/commands/commands.h"
#include "linter/commands/output.h"
#include "linter/commands/settings.h"
#include "linter/engine/run_means.h"
#include "linter/engine/shown_contexts.h"
#include "linter/input/discover.h"

namespace dexlint {
namespace {

using Json = nlohmann::ordered_json;

// The keys of a finding in `json`, so that one can be made of them.
Json json_of(const Location& at, const std::vector<std::string>& trail) {
  Json json;
  add_json_place(json, at);
  json["trail"] = trail;
  return json;
}

Json json_of(const ShownValue& value) {
  Json json = json_of(value.location, value.trail);
  json["value"] = value.is_unknown ? Json(nullptr) : Json(value.text);
  json["masked"] = value.is_masked;
  return json;
}

std::string line_of(const ShownContext& context) {
  Json values = Json::array();
  for (const ShownValue& value : context.values) values.push_back(json_of(value));
  Json json{{"type", "context"}, {"context", context.kind}};
  json.update(json_of(context.location, context.trail));
  json["document"] = context.document;
  json["platform"] = context.platform;
  json["complete"] = context.is_complete;
  json["values"] = std::move(values);
  return json_text(json, std::nullopt);
}

std::string lines_of(const RunContext& run, const Unit& unit, const UnitFile& file) {
  Result<std::string> bytes = run.files.read(file.path, run.options.max_file_size);
  if (!bytes) {
    complain(printable(file.path + ": " + bytes.error().message));
    return {};
  }
  Document document(file.path, std::move(*bytes));
  UnitLinter linter(run, unit);
  const Contexts contexts = linter.read(document, file);
  std::string text;
  for (const ShownContext& context : shown_contexts(document, contexts, run.options.redaction))
    text += line_of(context);
  for (const Unread& unread : document.unread)
    complain(printable(file.path + ": not read whole: " + unread.problem.message));
  return text;
}

}  // namespace

int show_contexts(const CheckOptions& given) {
  CheckOptions options = given;
  options.no_baseline = true;  // nothing is judged
  const WorkTree files;
  const Result<Settings> settings = read_settings(files, options);
  if (!settings) return refuse(settings.error());
  const LintOptions& by = settings->lint_options;
  const Walk walk = discover(files, options.paths, settings->walk_options);
  const RunMeans means(files, walk.units, by, Gating::by_rules);
  for (const PassedOver& error : walk.errors)
    complain(printable(error.path + ": " + error.problem.message));
  for (const Unit& unit : walk.units) {
    for (const UnitFile& file : unit.files) {
      if (file.role != Role::reported) continue;
      if (!write_standard_output(lines_of(means.run(), unit, file))) return exit_error;
    }
  }
  return walk.errors.empty() ? exit_clean : exit_error;
}

}  // namespace dexlint
