#include "tests/support/program.h"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstring>
#include <stdexcept>

namespace dexlint::test {
namespace {

using Clock = std::chrono::steady_clock;

constexpr auto time_limit = std::chrono::minutes(5);

void expect(bool done, const std::string& what) {
  if (!done) throw std::runtime_error("cannot " + what + ": " + std::strerror(errno));
}

/// A file descriptor, closed at the end; poll() passes over it once it is -1.
class Descriptor {
 public:
  explicit Descriptor(int number = -1) : number_(number) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() { close(); }

  int number() const { return number_; }
  void open(int number) { number_ = number; }
  void close() {
    if (number_ >= 0) ::close(number_);
    number_ = -1;
  }

 private:
  int number_;
};

struct Pipe {
  Descriptor read;
  Descriptor write;

  Pipe() {
    std::array<int, 2> ends{};
    expect(::pipe2(ends.data(), O_CLOEXEC) == 0, "make a pipe");
    read.open(ends[0]);
    write.open(ends[1]);
  }
};

/// A program that does not read its stdin must not end the test.
class IgnoreBrokenPipe {
 public:
  IgnoreBrokenPipe() : before_(std::signal(SIGPIPE, SIG_IGN)) {}
  IgnoreBrokenPipe(const IgnoreBrokenPipe&) = delete;
  IgnoreBrokenPipe& operator=(const IgnoreBrokenPipe&) = delete;
  ~IgnoreBrokenPipe() { std::signal(SIGPIPE, before_); }

 private:
  void (*before_)(int);
};

std::vector<std::string> merged_environment(const std::vector<std::string>& changes) {
  std::vector<std::string> merged;
  const auto name_of = [](std::string_view entry) { return entry.substr(0, entry.find('=')); };
  for (char** entry = environ; *entry != nullptr; ++entry) {
    bool changed = false;
    for (const std::string& change : changes) changed |= name_of(change) == name_of(*entry);
    if (!changed) merged.emplace_back(*entry);
  }
  for (const std::string& change : changes) {
    if (change.find('=') != std::string::npos) merged.push_back(change);
  }
  return merged;
}

std::vector<char*> pointers(std::vector<std::string>& texts) {
  std::vector<char*> pointers;
  for (std::string& text : texts) pointers.push_back(text.data());
  pointers.push_back(nullptr);
  return pointers;
}

pid_t spawn(std::vector<std::string> arguments, const std::string& directory,
            std::vector<std::string> environment, const std::array<int, 3>& streams) {
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addchdir_np(&actions, directory.c_str());
  for (int stream = 0; stream < 3; ++stream) {
    posix_spawn_file_actions_adddup2(&actions, streams[static_cast<std::size_t>(stream)], stream);
  }
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  sigset_t defaults;
  sigemptyset(&defaults);
  sigaddset(&defaults, SIGPIPE);
  posix_spawnattr_setsigdefault(&attributes, &defaults);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF);
  pid_t child = -1;
  errno = posix_spawnp(&child, arguments.front().c_str(), &actions, &attributes,
                       pointers(arguments).data(), pointers(environment).data());
  posix_spawnattr_destroy(&attributes);
  posix_spawn_file_actions_destroy(&actions);
  expect(errno == 0, "start " + arguments.front());
  return child;
}

void read_some(Descriptor& from, std::string& to) {
  std::array<char, 65536> buffer{};
  const ssize_t got = ::read(from.number(), buffer.data(), buffer.size());
  if (got > 0) {
    to.append(buffer.data(), static_cast<std::size_t>(got));
  } else if (got == 0 || errno != EINTR) {
    from.close();
  }
}

void write_some(Descriptor& to, std::string_view& rest) {
  // A pipe that polls as writable takes PIPE_BUF (4096) bytes without blocking, not always more.
  const ssize_t put = ::write(to.number(), rest.data(), std::min<std::size_t>(rest.size(), 4096));
  if (put > 0) rest.remove_prefix(static_cast<std::size_t>(put));
  if (rest.empty() || (put < 0 && errno != EINTR)) to.close();
}

int milliseconds_until(Clock::time_point end) {
  const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(end - Clock::now());
  return left.count() > 0 ? static_cast<int>(left.count()) : 0;
}

/// Feeds and drains all three streams at once, so that no side waits for the other for ever. False
/// when the time ran out.
bool exchange(Descriptor& in, std::string_view input, Descriptor& out, Descriptor& err,
              ProgramRun& run) {
  const Clock::time_point end = Clock::now() + time_limit;
  if (input.empty()) in.close();
  while (out.number() >= 0 || err.number() >= 0) {
    std::array<pollfd, 3> events{
        {{in.number(), POLLOUT, 0}, {out.number(), POLLIN, 0}, {err.number(), POLLIN, 0}}};
    const int ready = ::poll(events.data(), events.size(), milliseconds_until(end));
    if (ready == 0) return false;
    if (ready < 0) continue;  // interrupted by a signal
    if (events[0].revents != 0) write_some(in, input);
    if (events[1].revents != 0) read_some(out, run.out);
    if (events[2].revents != 0) read_some(err, run.err);
  }
  return true;
}

double seconds(const timeval& time) {
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
}

void wait_for(pid_t child, ProgramRun& run) {
  int status = 0;
  rusage used{};
  while (::wait4(child, &status, 0, &used) < 0) expect(errno == EINTR, "wait for a program");
  run.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  run.cpu_seconds = seconds(used.ru_utime) + seconds(used.ru_stime);
  run.peak_kib = static_cast<std::size_t>(used.ru_maxrss);
}

}  // namespace

ProgramRun run_program(const std::vector<std::string>& arguments, const std::string& directory,
                       std::string_view standard_input,
                       const std::vector<std::string>& environment) {
  const IgnoreBrokenPipe ignore;
  Pipe in;
  Pipe out;
  Pipe err;
  const pid_t child = spawn(arguments, directory, merged_environment(environment),
                            {in.read.number(), out.write.number(), err.write.number()});
  in.read.close();
  out.write.close();
  err.write.close();
  ProgramRun run;
  const bool in_time = exchange(in.write, standard_input, out.read, err.read, run);
  if (!in_time) ::kill(child, SIGKILL);
  wait_for(child, run);
  if (!in_time) run.err += "ended by the test: it took too long\n";
  return run;
}

ProgramRun run_dexlint(const std::vector<std::string>& arguments, const std::string& directory,
                       std::string_view standard_input,
                       const std::vector<std::string>& environment) {
  std::vector<std::string> all{DEXLINT_BINARY};
  all.insert(all.end(), arguments.begin(), arguments.end());
  return run_program(all, directory, standard_input, environment);
}

}  // namespace dexlint::test
