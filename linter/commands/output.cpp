#include "linter/commands/output.h"

#include <cstring>

#include "formatters/escape.h"
#include "linter/commands/commands.h"
#include "linter/system/files.h"
#include "linter/system/streams.h"

namespace dexlint {
namespace {

// Empty when there was none.
std::string failure(const std::string& path, int error) {
  return error == 0 ? "" : path + ": cannot be written: " + std::strerror(error);
}

}  // namespace

bool write_standard_output(std::string_view text) {
  return system::write(system::Stream::output, text);
}
bool write_standard_error(std::string_view text) {
  return system::write(system::Stream::error, text);
}

void complain(std::string_view line) {
  write_standard_error("dexlint: " + std::string(line) + "\n");
}

int refuse(const Problem& problem) {
  complain(printable(problem.message));
  return exit_error;
}

std::string write_file(const std::string& path, std::string_view text) {
  system::FileStatus status;
  const bool special =
      system::status_behind(path, status) == 0 && status.kind != system::FileKind::file;
  return failure(path, special ? system::write_in_place(path, text)
                               : system::write_by_rename(path, text, false));
}

std::string replace_file(const std::string& path, std::string_view text) {
  return failure(path, system::write_by_rename(path, text, true));
}

Result<std::string> read_standard_input(std::size_t most) {
  std::string text;
  char chunk[65536];
  for (;;) {
    std::size_t size = 0;
    if (const int error = system::read_standard_input(chunk, sizeof chunk, size); error != 0)
      return Problem{
          SkipReason::unreadable, std::string("cannot be read: ") + std::strerror(error), {}};
    if (size == 0) return text;
    text.append(chunk, size);
    if (text.size() > most)
      return Problem{
          SkipReason::too_large, "is larger than " + std::to_string(most) + " bytes", {}};
  }
}

}  // namespace dexlint
