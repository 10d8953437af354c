#include "formatters/config_schema.h"
#include "formatters/connector_page.h"
#include "formatters/rule_catalogue.h"
#include "linter/commands/commands.h"
#include "linter/commands/output.h"
#include "linter/commands/select_rules.h"
#include "linter/engine/rule_names.h"
#include "rules/rule_table.h"

namespace dexlint {

int explain(const std::string& name) {
  const Rule* rule = find_rule(all_rules(), name);
  if (const dex::Connector* connector = dex::find_connector(name); connector != nullptr)
    return write_standard_output(connector_page(*connector)) ? exit_clean : exit_error;
  if (rule == nullptr) {
    complain(no_such_rule(all_rules(), name));
    return exit_error;
  }
  return write_standard_output(rule_page(*rule)) ? exit_clean : exit_error;
}

int list_rules(const std::string& format) {
  const auto rules = *select_rules({}, {});
  const std::string text = format == "config-schema" ? config_schema(rules, DEXLINT_VERSION)
                                                     : rule_catalogue(rules, format);
  return write_standard_output(text) ? exit_clean : exit_error;
}

}  // namespace dexlint
