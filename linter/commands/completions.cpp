// Completion scripts. Each knows the commands, their options, and the words that a value may be;
// where anything may stand, it completes the names of files.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "linter/commands/command_line.h"

namespace dexlint {
namespace {

// `text` for the inside of single quotes, which the shell ends at the next one.
std::string quoted(std::string_view text, std::string_view quote_inside) {
  std::string safe;
  for (const char c : text) {
    if (c == '\'')
      safe += quote_inside;
    else
      safe += c;
  }
  return "'" + safe + "'";
}

std::vector<std::string> names_of(const std::vector<Command>& commands) {
  std::vector<std::string> names;
  for (const Command& command : commands) names.push_back(command.name);
  return names;
}

std::string option_words(const Command& command) {
  std::string words;
  for (const CommandOption& option : command.options)
    words += fmt::format("{}{}", words.empty() ? "" : " ", fmt::join(option.names, " "));
  return words;
}

std::string argument_words(const Command& command) {
  return command.arguments.empty()
             ? ""
             : fmt::format("{}", fmt::join(command.arguments[0].choices, " "));
}

// --- bash ----------------------------------------------------------------------------------------

// A line of the case over command and option before the cursor.
std::string bash_values(const Command& command, const CommandOption& option) {
  if (option.value.empty()) return "";
  std::vector<std::string> places;
  for (const std::string& name : option.names) places.push_back(command.name + ":" + name);
  return fmt::format("    {}) choices='{}' files={} ;;\n", fmt::join(places, " | "),
                     fmt::join(option.choices, " "), option.choices.empty() ? "yes" : "");
}

std::string bash_script(const CommandLine& line) {
  std::string values;
  std::string words;
  for (const Command& command : line.commands) {
    for (const CommandOption& option : command.options) values += bash_values(command, option);
    const std::string arguments = argument_words(command);
    words += fmt::format("    {}:-*) choices='{}' ;;\n    {}:*) choices='{}' files={} ;;\n",
                         command.name, option_words(command), command.name, arguments,
                         arguments.empty() && !command.arguments.empty() ? "yes" : "");
  }
  return fmt::format(R"(# bash completion for {0}
_{0}() {{
  local word=${{COMP_WORDS[COMP_CWORD]}} previous=${{COMP_WORDS[COMP_CWORD-1]}} command={1} choices='' files='' found=''
  # --option=value is three words to readline.
  if [ "$word" = '=' ]; then
    word=''
  elif [ "$previous" = '=' ]; then
    previous=${{COMP_WORDS[COMP_CWORD-2]}}
  fi
  if [ "$COMP_CWORD" -gt 1 ]; then
    case ${{COMP_WORDS[1]}} in {2}) command=${{COMP_WORDS[1]}} ;; esac
  fi
  case $command:$previous in
{3}    *) case $command:$word in
{4}    esac ;;
  esac
  if [ "$COMP_CWORD" -eq 1 ]; then choices="$choices {5} --help --version"; fi
  mapfile -t COMPREPLY < <(compgen -W "$choices" -- "$word")
  if [ -n "$files" ]; then
    compopt -o filenames 2>/dev/null
    while IFS= read -r found; do COMPREPLY+=("$found"); done < <(compgen -f -- "$word")
  fi
}}
complete -F _{0} {0}
)",
                     line.program, line.commands.front().name,
                     fmt::join(names_of(line.commands), " | "), values, words,
                     fmt::join(names_of(line.commands), " "));
}

// --- zsh -----------------------------------------------------------------------------------------

std::string zsh_quoted(std::string_view text) {
  std::string safe;
  for (const char c : text) {
    if (c == '[' || c == ']' || c == ':' || c == '\\') safe += '\\';
    safe += c;
  }
  const std::string quotes = quoted(safe, "'\\''");
  return quotes.substr(1, quotes.size() - 2);
}

std::string zsh_action(const CommandOption& value) {
  return value.choices.empty() ? "_files" : fmt::format("({})", fmt::join(value.choices, " "));
}

std::string zsh_arguments(const Command& command) {
  std::string specs;
  for (const CommandOption& option : command.options) {
    for (const std::string& name : option.names) {
      specs += fmt::format(" \\\n    '*{}{}[{}]", name,
                           !option.value.empty() && name.starts_with("--") ? "=" : "",
                           zsh_quoted(option.help));
      if (!option.value.empty())
        specs += fmt::format(":{}:{}", zsh_quoted(option.value), zsh_action(option));
      specs += "'";
    }
  }
  for (const CommandOption& argument : command.arguments)
    specs += fmt::format(" \\\n    '*:{}:{}'", argument.names.front(), zsh_action(argument));
  return specs;
}

std::string zsh_script(const CommandLine& line) {
  std::string described;
  std::string cases;
  for (const Command& command : line.commands) {
    described += fmt::format("    '{}:{}'\n", command.name, zsh_quoted(command.help));
    cases += fmt::format("  {}) _arguments -s{} ;;\n", command.name, zsh_arguments(command));
  }
  return fmt::format(R"(#compdef {0}
_{0}() {{
  local command={1}
  local -a commands=(
{2}  )
  (( CURRENT == 2 )) && _describe command commands
  case $words[2] in
  {3}) command=$words[2]; shift words; (( CURRENT-- )) ;;
  esac
  case $command in
{4}  esac
}}
if [ "$funcstack[1]" = _{0} ]; then _{0} "$@"; else compdef _{0} {0}; fi
)",
                     line.program, line.commands.front().name, described,
                     fmt::join(names_of(line.commands), " | "), cases);
}

// --- fish ----------------------------------------------------------------------------------------

std::string fish_quoted(std::string_view text) { return quoted(text, "\\'"); }

std::string fish_option(std::string_view start, const CommandOption& option) {
  std::string text(start);
  for (const std::string& name : option.names)
    text += name.starts_with("--") ? " -l " + name.substr(2) : " -s " + name.substr(1);
  if (!option.value.empty()) text += option.choices.empty() ? " -rF" : " -x";
  if (!option.choices.empty()) text += fmt::format(" -a '{}'", fmt::join(option.choices, " "));
  return text + " -d " + fish_quoted(option.help) + "\n";
}

std::string fish_script(const CommandLine& line) {
  const std::vector<std::string> names = names_of(line.commands);
  const std::string first =
      fmt::format("not __fish_seen_subcommand_from {}", fmt::join(names, " "));
  std::string script = "# fish completion for " + line.program + "\n";
  for (const Command& command : line.commands) {
    // The first command may be left out.
    std::string when = "__fish_seen_subcommand_from " + command.name;
    if (&command == &line.commands.front()) when += "; or " + first;
    const std::string start = fmt::format("complete -c {} -n '{}'", line.program, when);
    script += fmt::format("complete -c {} -n '{}' -a {} -d {}\n", line.program, first, command.name,
                          fish_quoted(command.help));
    for (const CommandOption& option : command.options) script += fish_option(start, option);
    const std::string words = argument_words(command);
    if (!words.empty()) script += fmt::format("{} -f -a '{}'\n", start, words);
  }
  return script;
}

}  // namespace

std::string completion_script(const CommandLine& line, std::string_view shell) {
  if (shell == "bash") return bash_script(line);
  return shell == "zsh" ? zsh_script(line) : fish_script(line);
}

}  // namespace dexlint
