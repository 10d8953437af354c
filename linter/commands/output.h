// Where reports go: standard output, or a file that is whole or not there.
#pragma once

#include <string>
#include <string_view>

#include "linter/model/result.h"

namespace dexlint {

/// Writes all of it to standard output. False when it cannot be written.
bool write_standard_output(std::string_view text);
/// Writes all of it to standard error. False when it cannot be written.
bool write_standard_error(std::string_view text);
/// One line to standard error, `dexlint: ` before it.
void complain(std::string_view line);
/// Complains of what makes a command impossible, and gives its exit code.
int refuse(const Problem& problem);
/// A regular file by a temporary one beside it and a rename; a device or a pipe in place. Empty
/// when all went well, else what went wrong.
std::string write_file(const std::string& path, std::string_view text);
/// The same for a regular file that is there, and no link: its mode and owner stay.
std::string replace_file(const std::string& path, std::string_view text);
/// All of standard input, up to `most` bytes; a Problem when there is more.
Result<std::string> read_standard_input(std::size_t most);

}  // namespace dexlint
