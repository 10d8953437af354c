// The command line as plain data, read off the options that main.cpp declares. Completions and the
// man page are written from it, so an option is declared once and known everywhere.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace CLI {
class App;
}

namespace dexlint {

/// An option, or an argument when its name has no dashes.
struct CommandOption {
  std::vector<std::string> names;    ///< `-f`, `--format`; of an argument: `PATH`
  std::string value;                 ///< what stands for its value, such as `GLOB`; empty: a flag
  std::vector<std::string> choices;  ///< the words that the value may be; empty: anything
  std::string help;
};

struct Command {
  std::string name;
  std::string help;
  std::vector<CommandOption> options;
  std::vector<CommandOption> arguments;
};

struct CommandLine {
  std::string program;
  std::string description;
  std::vector<Command> commands;  ///< the first is the one that may be left out
};

/// What `app` declares and `--help` shows; hidden options and commands are left out. Words to
/// choose from are those of CLI::IsMember, or `{a,b}` in the name of a type.
CommandLine command_line(const CLI::App& app);

/// The commands of `line` as a script for `shell`: `bash`, `zsh` or `fish`.
std::string completion_script(const CommandLine& line, std::string_view shell);

/// The man page, section 1, in man(7).
std::string man_page(const CommandLine& line, std::string_view version);

}  // namespace dexlint
