#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>

#include "linter/system/descriptor_posix.h"
#include "linter/system/process.h"

extern char** environ;  // not every <unistd.h> has it

namespace dexlint::system {
namespace {

// Two ends that lead to each other. Where a program cannot keep from inheriting them in one call,
// one that another thread starts meanwhile would.
struct Connection {
  Descriptor ours;
  Descriptor theirs;

  static Connection open() {
    std::array<int, 2> ends{-1, -1};
#ifdef SOCK_CLOEXEC
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0) return {};
#else
    if (::socketpair(AF_UNIX, SOCK_STREAM, 0, ends.data()) != 0) return {};
    for (const int end : ends) ::fcntl(end, F_SETFD, FD_CLOEXEC);
#endif
    return {Descriptor(ends[0]), Descriptor(ends[1])};
  }
  bool ok() const { return ours.number() >= 0; }
};

std::vector<char*> pointers(std::vector<std::string>& texts) {
  std::vector<char*> all;
  for (std::string& text : texts) all.push_back(text.data());
  all.push_back(nullptr);
  return all;
}

// -1 when it cannot be started. `complaints` -1: to nowhere.
pid_t start(Command command, int connection, int complaints) {
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  if (!command.folder.empty())
    posix_spawn_file_actions_addchdir_np(&actions, command.folder.c_str());
  posix_spawn_file_actions_adddup2(&actions, connection, STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&actions, connection, STDOUT_FILENO);
  if (complaints >= 0) {
    posix_spawn_file_actions_adddup2(&actions, complaints, STDERR_FILENO);
  } else {
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  }
  pid_t process = -1;
  const int error =
      ::posix_spawn(&process, command.program.c_str(), &actions, nullptr,
                    pointers(command.words).data(), pointers(command.environment).data());
  posix_spawn_file_actions_destroy(&actions);
  return error == 0 ? process : -1;
}

// False at the end.
bool receive_from(const Descriptor& from, std::string& to) {
  std::array<char, 65536> chunk;
  std::size_t got = 0;
  read_some(from.number(), chunk.data(), chunk.size(), got);
  to.append(chunk.data(), got);
  return got > 0;
}

}  // namespace

const char path_separator = ':';
const std::string_view default_path = "/usr/local/bin:/usr/bin:/bin";

std::vector<std::string> environment() {
  std::vector<std::string> all;
  for (char** entry = environ; *entry != nullptr; ++entry) all.emplace_back(*entry);
  return all;
}

bool is_executable(const std::string& path) { return ::access(path.c_str(), X_OK) == 0; }

struct Process::Handle {
  Connection talk = Connection::open();
  Connection complaints;
  pid_t process = -1;
};

Process::Process(const Command& command)
    : handle_(
          new Handle{.complaints = command.complains_to_us ? Connection::open() : Connection{}}) {
  if (!handle_->talk.ok() || (command.complains_to_us && !handle_->complaints.ok())) return;
  handle_->process =
      start(command, handle_->talk.theirs.number(), handle_->complaints.theirs.number());
  handle_->talk.theirs.close();
  handle_->complaints.theirs.close();
}

Process::~Process() {
  handle_->talk.ours.close();
  handle_->complaints.ours.close();
  status();
}

bool Process::is_started() const { return handle_->process >= 0; }

// No signal where it has ended.
bool Process::send(std::string_view text) {
  const Descriptor& to = handle_->talk.ours;
#ifdef SO_NOSIGPIPE
  const int on = 1;
  ::setsockopt(to.number(), SOL_SOCKET, SO_NOSIGPIPE, &on, sizeof on);
  constexpr int flags = 0;
#else
  constexpr int flags = MSG_NOSIGNAL;
#endif
  return ::send(to.number(), text.data(), text.size(), flags) == static_cast<ssize_t>(text.size());
}

void Process::end_input() { ::shutdown(handle_->talk.ours.number(), SHUT_WR); }

bool Process::receive(std::string& output) { return receive_from(handle_->talk.ours, output); }

// Both at once, or it might wait for us to read one while we wait for the other.
void Process::receive_all(std::string& output, std::string& complaints) {
  Descriptor& out = handle_->talk.ours;
  Descriptor& err = handle_->complaints.ours;
  while (out.number() >= 0 || err.number() >= 0) {
    std::array<pollfd, 2> ready{{{out.number(), POLLIN, 0}, {err.number(), POLLIN, 0}}};
    if (::poll(ready.data(), ready.size(), -1) < 0 && errno != EINTR) return;
    if (ready[0].revents != 0 && !receive_from(out, output)) out.close();
    if (ready[1].revents != 0 && !receive_from(err, complaints)) err.close();
  }
}

int Process::status() {
  int status = 0;
  const pid_t process = std::exchange(handle_->process, -1);
  if (process < 0) return 128;
  while (::waitpid(process, &status, 0) < 0 && errno == EINTR) {
  }
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128;
}

}  // namespace dexlint::system
