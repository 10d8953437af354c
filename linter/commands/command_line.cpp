#include "linter/commands/command_line.h"

#include <CLI/CLI.hpp>

namespace dexlint {
namespace {

// The words between the first braces of "TEXT:{auto,always}".
std::vector<std::string> choices_in(const std::string& type) {
  const std::size_t open = type.find('{');
  const std::size_t close = type.find('}', open);
  if (close == std::string::npos) return {};
  return CLI::detail::split(type.substr(open + 1, close - open - 1), ',');
}

// What stands for the value: "GLOB", "INT:INT in [1 - 256]" without what checks it.
std::string value_name(const std::string& type) {
  const std::string name = type.substr(0, type.find_first_of(":{"));
  return name.empty() ? "WORD" : name;
}

CommandOption described(const CLI::Option& option) {
  CommandOption known;
  for (const std::string& name : option.get_snames()) known.names.push_back("-" + name);
  for (const std::string& name : option.get_lnames()) known.names.push_back("--" + name);
  if (option.get_positional()) known.names = {option.get_name(true)};
  known.help = option.get_description();
  if (option.get_items_expected_max() == 0) return known;
  const std::string type = option.get_type_name();
  known.choices = choices_in(type);
  if (!option.get_positional()) known.value = value_name(type);
  return known;
}

Command described(const CLI::App& app) {
  Command command{app.get_name(), app.get_description(), {}, {}};
  for (const CLI::Option* option : app.get_options()) {
    if (option->get_group().empty()) continue;
    (option->get_positional() ? command.arguments : command.options).push_back(described(*option));
  }
  return command;
}

}  // namespace

CommandLine command_line(const CLI::App& app) {
  CommandLine line{app.get_name(), app.get_description(), {}};
  const auto shown = [](const CLI::App* command) { return !command->get_group().empty(); };
  for (const CLI::App* command : app.get_subcommands(shown))
    line.commands.push_back(described(*command));
  return line;
}

}  // namespace dexlint
