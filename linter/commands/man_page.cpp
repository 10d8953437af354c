// The man page in man(7), which man-db, mandoc and groff all read.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "linter/commands/command_line.h"

namespace dexlint {
namespace {

// Text as roff prints it: no escapes, no hyphen that cannot be pasted, no request at a line's
// start.
std::string roff(std::string_view text) {
  std::string safe;
  for (const char c : text) {
    if (c == '\\')
      safe += "\\e";
    else if (c == '-')
      safe += "\\-";
    else
      safe += c;
  }
  return safe.starts_with('.') || safe.starts_with('\'') ? "\\&" + safe : safe;
}

std::string value_of(const CommandOption& option) {
  if (option.value.empty()) return "";
  if (option.choices.empty()) return " \\fI" + roff(option.value) + "\\fR";
  return fmt::format(" \\fB{}\\fR", roff(fmt::format("{}", fmt::join(option.choices, "|"))));
}

std::string text_of(const CommandOption& option) {
  std::string names;
  for (const std::string& name : option.names)
    names += fmt::format("{}\\fB{}\\fR", names.empty() ? "" : ", ", roff(name));
  return fmt::format(".TP\n{}{}\n{}\n", names, value_of(option), roff(option.help));
}

std::string text_of(const Command& command, std::string_view program) {
  std::string usage = fmt::format("\\fB{} {}\\fR", roff(program), roff(command.name));
  if (!command.options.empty()) usage += " [\\fIoptions\\fR]";
  for (const CommandOption& argument : command.arguments)
    usage += " \\fI" + roff(argument.names.front()) + "\\fR";
  std::string text =
      fmt::format(".SS {}\n{}: {}.\n", roff(command.name), usage, roff(command.help));
  for (const CommandOption& argument : command.arguments) text += text_of(argument);
  for (const CommandOption& option : command.options) text += text_of(option);
  return text;
}

constexpr std::string_view closing = R"(.SH EXIT STATUS
.TP
.B 0
Nothing was found.
.TP
.B 1
Something was found, as severe as \fB\-\-fail\-on\fR says or worse.
.TP
.B 2
Wrong usage or configuration, or a named file that cannot be read.
The report is written all the same.
.SH ENVIRONMENT
.TP
.B NO_COLOR
When set and not empty, nothing is coloured unless \fB\-\-color always\fR is given.
.SH FILES
.TP
.I .dexlint.yaml
The configuration, at the root of the scanned repository.
.SH EXAMPLES
.TP
.B dexlint charts
Lint a folder.
.TP
.B helm template charts/pach | dexlint \-
Lint what Helm renders.
.TP
.B dexlint \-f text \-f sarif:out.sarif
Print a report, and write one for code scanning.
.TP
.B dexlint explain DEX101
What a rule finds, why, and what to do.
)";

}  // namespace

std::string man_page(const CommandLine& line, std::string_view version) {
  std::string commands;
  for (const Command& command : line.commands) commands += text_of(command, line.program);
  return fmt::format(
      ".TH DEXLINT 1 \"\" \"{0} {1}\" \"User Commands\"\n"
      ".SH NAME\n{0} \\- find mistakes in Dex logins on Kubernetes\n"
      ".SH SYNOPSIS\n.B {0}\n[\\fB{2}\\fR] [\\fIoptions\\fR] [\\fIPATH\\fR ...]\n.br\n.B {0}\n"
      "\\fIcommand\\fR [\\fIoptions\\fR]\n"
      ".SH DESCRIPTION\n{3}.\nIt only reads: nothing is executed or fetched, and no secret is "
      "printed.\n.SH COMMANDS\n{4}{5}",
      line.program, version, line.commands.front().name, roff(line.description), commands, closing);
}

}  // namespace dexlint
