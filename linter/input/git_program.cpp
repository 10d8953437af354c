#include "linter/input/git_program.h"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <cstdlib>
#include <cstring>
#include <string_view>
#include <utility>

namespace dexlint {
namespace {

// What simdjson reads behind a text.
constexpr std::size_t room_behind = 64;

// An entry of the environment for git: put in, or without a value taken out.
struct Variable {
  std::string_view name;
  const char* value;  // null: taken out
};
constexpr std::array variables{
    Variable{"GIT_ALLOW_PROTOCOL", "none"},  // stands above what the repository allows
    Variable{"GIT_NO_LAZY_FETCH", "1"},      // git 2.44 asks no further
    Variable{"GIT_OPTIONAL_LOCKS", "0"},
    Variable{"GIT_TERMINAL_PROMPT", "0"},
    Variable{"LC_ALL", "C"},
    Variable{"GIT_LITERAL_PATHSPECS", nullptr},
    Variable{"GIT_GLOB_PATHSPECS", nullptr},
    Variable{"GIT_NOGLOB_PATHSPECS", nullptr},
    Variable{"GIT_ICASE_PATHSPECS", nullptr},
};

std::vector<std::string> git_environment() {
  std::vector<std::string> all;
  for (char** entry = environ; *entry != nullptr; ++entry) {
    const std::string_view text = *entry;
    const std::string_view name = text.substr(0, text.find('='));
    const auto is_ours = [&](const Variable& variable) { return variable.name == name; };
    if (std::none_of(variables.begin(), variables.end(), is_ours)) all.emplace_back(text);
  }
  for (const Variable& variable : variables) {
    if (variable.value != nullptr) all.push_back(std::string(variable.name) + "=" + variable.value);
  }
  return all;
}

// Where git is. What PATH gives relative to the working directory is not looked at: that may be the
// repository.
std::string git_file() {
  const char* given = std::getenv("PATH");
  std::string_view path = given == nullptr ? "/usr/local/bin:/usr/bin:/bin" : given;
  while (!path.empty()) {
    const std::string_view folder = path.substr(0, path.find(':'));
    path.remove_prefix(std::min(folder.size() + 1, path.size()));
    std::string file = std::string(folder) + "/git";
    if (folder.starts_with('/') && ::access(file.c_str(), X_OK) == 0) return file;
  }
  return {};
}

std::vector<std::string> command_line(const std::vector<std::string>& arguments) {
  std::vector<std::string> all{"git", "--no-pager",
                               "-c",  "core.fsmonitor=",
                               "-c",  "core.hooksPath=/dev/null",
                               "-c",  "safe.bareRepository=explicit"};
  all.insert(all.end(), arguments.begin(), arguments.end());
  return all;
}

std::vector<char*> pointers(std::vector<std::string>& texts) {
  std::vector<char*> all;
  for (std::string& text : texts) all.push_back(text.data());
  all.push_back(nullptr);
  return all;
}

// Starts git with `connection` as its input and output; `complaints` -1: to nowhere. -1 when it
// cannot be started.
pid_t start_git(const std::vector<std::string>& arguments, const std::string& folder,
                int connection, int complaints) {
  const std::string file = git_file();
  if (file.empty()) return -1;
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  const bool repository_is_given =
      std::getenv("GIT_DIR") != nullptr || std::getenv("GIT_INDEX_FILE") != nullptr;
  if (!repository_is_given) posix_spawn_file_actions_addchdir_np(&actions, folder.c_str());
  posix_spawn_file_actions_adddup2(&actions, connection, STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&actions, connection, STDOUT_FILENO);
  if (complaints >= 0) {
    posix_spawn_file_actions_adddup2(&actions, complaints, STDERR_FILENO);
  } else {
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  }
  std::vector<std::string> words = command_line(arguments);
  std::vector<std::string> environment = git_environment();
  pid_t process = -1;
  const int error = ::posix_spawn(&process, file.c_str(), &actions, nullptr, pointers(words).data(),
                                  pointers(environment).data());
  posix_spawn_file_actions_destroy(&actions);
  return error == 0 ? process : -1;
}

int status_of(pid_t process) {
  int status = 0;
  while (::waitpid(process, &status, 0) < 0 && errno == EINTR) {
  }
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128;
}

// Two ends that lead to each other, closed at the end.
struct Connection {
  std::array<int, 2> ends{-1, -1};

  Connection() { ok = ::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) == 0; }
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;
  ~Connection() {
    close(0);
    close(1);
  }
  void close(std::size_t end) {
    if (ends[end] >= 0) ::close(ends[end]);
    ends[end] = -1;
  }
  int release(std::size_t end) { return std::exchange(ends[end], -1); }

  bool ok = false;
};

// False at the end.
bool receive(int from, std::string& to) {
  std::array<char, 65536> chunk;
  ssize_t got = 0;
  do {
    got = ::read(from, chunk.data(), chunk.size());
  } while (got < 0 && errno == EINTR);
  if (got > 0) to.append(chunk.data(), static_cast<std::size_t>(got));
  return got > 0;
}

// Both at once, or git might wait for us to read one while we wait for the other.
void receive_all(Connection& out, Connection& err, std::string& output, std::string& complaints) {
  while (out.ends[0] >= 0 || err.ends[0] >= 0) {
    std::array<pollfd, 2> ready{{{out.ends[0], POLLIN, 0}, {err.ends[0], POLLIN, 0}}};
    if (::poll(ready.data(), ready.size(), -1) < 0 && errno != EINTR) return;
    if (ready[0].revents != 0 && !receive(out.ends[0], output)) out.close(0);
    if (ready[1].revents != 0 && !receive(err.ends[0], complaints)) err.close(0);
  }
}

std::string first_line(std::string_view text) {
  std::string line(text.substr(0, text.find('\n')));
  for (char& c : line) {
    if (c < ' ' || c > '~') c = '?';
  }
  return line;
}

Problem no_git() {
  return {SkipReason::unreadable, "git cannot be run: it is needed for this, and not in PATH", {}};
}

Problem broken_off() {
  return {SkipReason::unreadable, "cannot be read from git: it ended in the middle", {}};
}

}  // namespace

Result<GitRun> run_git(const std::vector<std::string>& arguments, const std::string& folder) {
  Connection out;
  Connection err;
  if (!out.ok || !err.ok) return no_git();
  const pid_t process = start_git(arguments, folder, out.ends[1], err.ends[1]);
  if (process < 0) return no_git();
  out.close(1);
  err.close(1);
  ::shutdown(out.ends[0], SHUT_WR);  // no input
  GitRun run;
  std::string complaints;
  receive_all(out, err, run.out, complaints);
  run.status = status_of(process);
  run.complaint = first_line(complaints);
  return run;
}

GitObjects::~GitObjects() { stop(); }

bool GitObjects::start() {
  if (process_ >= 0) return true;
  Connection connection;
  if (!connection.ok) return false;
  process_ = start_git({"cat-file", "--batch"}, folder_, connection.ends[1], -1);
  if (process_ < 0) return false;
  connection_ = connection.release(0);
  return true;
}

// At the end of its input git ends.
void GitObjects::stop() {
  if (process_ < 0) return;
  ::close(connection_);
  status_of(process_);
  process_ = connection_ = -1;
  received_.clear();
}

bool GitObjects::fill() { return receive(connection_, received_); }

bool GitObjects::take_line(std::string& line) {
  std::size_t end = 0;
  while ((end = received_.find('\n')) == std::string::npos) {
    if (!fill()) return false;
  }
  line = received_.substr(0, end);
  received_.erase(0, end + 1);
  return true;
}

// Takes `count` bytes; null: and drops them.
bool GitObjects::take(std::size_t count, std::string* bytes) {
  if (bytes != nullptr) bytes->reserve(count + room_behind);
  while (true) {
    const std::size_t some = std::min(count, received_.size());
    if (bytes != nullptr) bytes->append(received_, 0, some);
    received_.erase(0, some);
    count -= some;
    if (count == 0) return true;
    if (!fill()) return false;
  }
}

Result<std::string> GitObjects::read(const std::string& name, std::size_t max_bytes) {
  const std::string request = name + "\n";
  std::string answer;
  // A socket, and no signal, where git has ended.
  const bool asked = start() && ::send(connection_, request.data(), request.size(), MSG_NOSIGNAL) ==
                                    static_cast<ssize_t>(request.size());
  if (!asked || !take_line(answer)) {
    stop();  // the next one starts anew
    return broken_off();
  }
  const std::size_t blank = answer.rfind(' ');
  if (answer.ends_with(" missing") || blank == std::string::npos)
    return Problem{SkipReason::vanished, "cannot be read from git: it is not in this clone", {}};
  std::size_t size = 0;
  const char* const end = answer.data() + answer.size();
  if (std::from_chars(answer.data() + blank + 1, end, size).ptr != end)
    return Problem{SkipReason::vanished, "cannot be read from git: it is no file there", {}};
  const bool fits = size <= max_bytes;
  std::string bytes;
  std::string line_end;
  if (!take(size, fits ? &bytes : nullptr) || !take(1, &line_end)) {
    stop();
    return broken_off();
  }
  if (!fits)
    return Problem{
        SkipReason::too_large, "larger than " + std::to_string(max_bytes) + " bytes", {}};
  return bytes;
}

}  // namespace dexlint
