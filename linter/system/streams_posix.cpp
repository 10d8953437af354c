#include <poll.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>

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

const bool can_wait_for_input = true;

Input wait_for_input(std::optional<std::chrono::milliseconds> wait) {
  pollfd ready{STDIN_FILENO, POLLIN, 0};
  const int found = ::poll(&ready, 1, wait ? static_cast<int>(wait->count()) : -1);
  if (found < 0) return errno == EINTR ? Input::quiet : Input::broken;
  return found == 0 ? Input::quiet : Input::waits;
}

void outlive_readers() { std::signal(SIGPIPE, SIG_IGN); }

bool is_terminal(Stream stream) { return ::isatty(descriptor_of(stream)) == 1; }

std::size_t terminal_columns() {
  struct winsize size {};
  return ::ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}

}  // namespace dexlint::system
