#include <sys/ioctl.h>
#include <unistd.h>

#include "linter/system/descriptor_posix.h"
#include "linter/system/streams.h"

namespace dexlint::system {
namespace {

int descriptor_of(Stream stream) {
  return stream == Stream::output ? STDOUT_FILENO : STDERR_FILENO;
}

}  // namespace

bool write(Stream stream, std::string_view text) { return write_all(descriptor_of(stream), text); }

int read_standard_input(char* to, std::size_t most, std::size_t& got) {
  return read_some(STDIN_FILENO, to, most, got);
}

bool is_terminal(Stream stream) { return ::isatty(descriptor_of(stream)) == 1; }

std::size_t terminal_columns() {
  struct winsize size {};
  return ::ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}

}  // namespace dexlint::system
