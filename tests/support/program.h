// A program run as a user runs it: arguments in, exit status and both outputs back. For tests of
// what only the whole program shows: options, exit codes, what reaches which stream. Nothing goes
// through a shell, and a program that hangs is ended.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dexlint::test {

struct ProgramRun {
  int status = 0;   ///< exit status; 128 + the signal's number when a signal ended it
  std::string out;  ///< all of stdout
  std::string err;  ///< all of stderr; a last line says so when the time ran out
  double cpu_seconds = 0;
  std::size_t peak_kib = 0;  ///< of resident memory; that of the test itself when it has more
};

/// Runs `arguments` (the first is the program: an absolute path, or a name to be found in PATH) in
/// `directory`. `environment` holds NAME=VALUE, added to the caller's own; NAME alone removes it.
/// Ends it after 5 minutes. Throws std::runtime_error when it cannot be started.
ProgramRun run_program(const std::vector<std::string>& arguments,
                       const std::string& directory = ".", std::string_view standard_input = "",
                       const std::vector<std::string>& environment = {});

/// The same for the program under test, with `arguments` behind its name.
ProgramRun run_dexlint(const std::vector<std::string>& arguments,
                       const std::string& directory = ".", std::string_view standard_input = "",
                       const std::vector<std::string>& environment = {});

}  // namespace dexlint::test
