#include "linter/commands/output.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>

#include "formatters/escape.h"
#include "linter/commands/commands.h"

namespace dexlint {
namespace {

// A descriptor that closes itself.
class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  int number() const { return number_; }

 private:
  int number_;
};

bool write_all(int descriptor, std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = ::write(descriptor, text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    text.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

std::string failure(const std::string& path) {
  return path + ": cannot be written: " + std::strerror(errno);
}

std::string write_in_place(const std::string& path, std::string_view text) {
  const Descriptor file(::open(path.c_str(), O_WRONLY | O_CLOEXEC));
  return file.number() >= 0 && write_all(file.number(), text) ? std::string() : failure(path);
}

mode_t mode_of_new_files() {
  const mode_t mask = ::umask(0);
  ::umask(mask);
  return 0666 & ~mask;
}

// `like`: whose mode and owner it gets; null for those of a new file. Who may not give a file away
// keeps it.
std::string write_by_rename(const std::string& path, std::string_view text,
                            const struct stat* like) {
  std::string temporary = path + ".XXXXXX";
  const Descriptor file(::mkostemp(temporary.data(), O_CLOEXEC));
  if (file.number() < 0) return failure(path);
  if (like != nullptr && ::fchown(file.number(), like->st_uid, like->st_gid) != 0) errno = 0;
  const mode_t mode = like != nullptr ? like->st_mode & 07777 : mode_of_new_files();
  const bool done = write_all(file.number(), text) && ::fchmod(file.number(), mode) == 0 &&
                    std::rename(temporary.c_str(), path.c_str()) == 0;
  if (done) return {};
  const std::string why = failure(path);
  ::unlink(temporary.c_str());
  return why;
}

}  // namespace

bool write_standard_output(std::string_view text) { return write_all(STDOUT_FILENO, text); }
bool write_standard_error(std::string_view text) { return write_all(STDERR_FILENO, text); }

void complain(std::string_view line) {
  write_standard_error("dexlint: " + std::string(line) + "\n");
}

int refuse(const Problem& problem) {
  complain(printable(problem.message));
  return exit_error;
}

std::string write_file(const std::string& path, std::string_view text) {
  struct stat status {};
  const bool special = ::stat(path.c_str(), &status) == 0 && !S_ISREG(status.st_mode);
  return special ? write_in_place(path, text) : write_by_rename(path, text, nullptr);
}

std::string replace_file(const std::string& path, std::string_view text) {
  struct stat status {};
  return ::lstat(path.c_str(), &status) == 0 ? write_by_rename(path, text, &status) : failure(path);
}

Result<std::string> read_standard_input(std::size_t most) {
  std::string text;
  char chunk[65536];
  for (;;) {
    const ssize_t size = ::read(STDIN_FILENO, chunk, sizeof chunk);
    if (size < 0 && errno == EINTR) continue;
    if (size < 0)
      return Problem{
          SkipReason::unreadable, std::string("cannot be read: ") + std::strerror(errno), {}};
    if (size == 0) return text;
    text.append(chunk, static_cast<std::size_t>(size));
    if (text.size() > most)
      return Problem{
          SkipReason::too_large, "is larger than " + std::to_string(most) + " bytes", {}};
  }
}

}  // namespace dexlint
