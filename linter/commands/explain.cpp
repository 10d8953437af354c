#include "formatters/config_schema.h"
#include "formatters/connector_page.h"
#include "formatters/pack_schema.h"
#include "formatters/rule_catalogue.h"
#include "linter/commands/commands.h"
#include "linter/commands/config_for.h"
#include "linter/commands/output.h"
#include "linter/commands/rule_set.h"
#include "linter/engine/rule_names.h"
#include "linter/input/file_source.h"

namespace dexlint {

namespace {

int print(const std::string& text) { return write_standard_output(text) ? exit_clean : exit_error; }

}  // namespace

int explain(const std::string& name, const std::vector<std::string>& packs) {
  if (const dex::Connector* connector = dex::find_connector(name); connector != nullptr)
    return print(connector_page(*connector));
  const WorkTree files;
  const Result<RuleSet> known = rule_set(files, packs);
  if (!known) return refuse(known.error());
  if (const Rule* rule = find_rule(known->all, name)) return print(rule_page(*rule));
  // A name that nobody else has may be of the config here.
  const Result<RulesAndConfig> more = rules_and_config(files, {});
  if (!more) return refuse(more.error());
  if (const Rule* rule = find_rule(more->rules->all, name)) return print(rule_page(*rule));
  complain(no_such_rule(more->rules->all, name));
  return exit_error;
}

int list_rules(const std::string& format, const std::vector<std::string>& packs) {
  const WorkTree files;
  const Result<RuleSet> known = rule_set(files, packs);
  if (!known) return refuse(known.error());
  return print(format == "config-schema" ? config_schema(known->all, DEXLINT_VERSION)
               : format == "pack-schema" ? pack_schema(DEXLINT_VERSION)
                                         : rule_catalogue(known->all, format));
}

}  // namespace dexlint
