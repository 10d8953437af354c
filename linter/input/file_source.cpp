#include "linter/input/file_source.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <memory>
#include <system_error>
#include <utility>

namespace dexlint {
namespace {

// What simdjson reads behind a text, and one byte to notice that a file grew.
constexpr std::size_t room_behind = 64 + 1;

Problem problem_of(int error) {
  const bool vanished = error == ENOENT || error == ENOTDIR;
  const bool special = error == ENXIO || error == ENODEV;
  return {vanished  ? SkipReason::vanished
          : special ? SkipReason::special_file
                    : SkipReason::unreadable,
          "cannot be read: " + std::generic_category().message(error),
          {}};
}

Problem too_large(std::size_t max_bytes) {
  return {SkipReason::too_large, "larger than " + std::to_string(max_bytes) + " bytes", {}};
}

EntryKind kind_of(mode_t mode) {
  if (S_ISREG(mode)) return EntryKind::file;
  if (S_ISDIR(mode)) return EntryKind::directory;
  return S_ISLNK(mode) ? EntryKind::symlink : EntryKind::special;
}

// Most file systems tell the kind in the listing; where they do not, it costs a call.
EntryKind kind_of(DIR* directory, const dirent& entry) {
  switch (entry.d_type) {
    case DT_REG:
      return EntryKind::file;
    case DT_DIR:
      return EntryKind::directory;
    case DT_LNK:
      return EntryKind::symlink;
    case DT_UNKNOWN:
      break;
    default:
      return EntryKind::special;
  }
  struct stat status = {};
  if (::fstatat(::dirfd(directory), entry.d_name, &status, AT_SYMLINK_NOFOLLOW) != 0)
    return EntryKind::special;
  return kind_of(status.st_mode);
}

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

// Reads to the end, whatever size was promised: a file may grow or shrink, and those of /proc say
// 0.
Result<std::string> read_all(int descriptor, std::size_t size, std::size_t max_bytes) {
  std::string bytes;
  bytes.reserve(size + room_behind);  // first: a string that grows later takes twice its size
  bytes.resize(size + 1);
  std::size_t filled = 0;
  while (true) {
    const ssize_t got = ::read(descriptor, bytes.data() + filled, bytes.size() - filled);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return problem_of(errno);
    if (got == 0) break;
    filled += static_cast<std::size_t>(got);
    if (filled > max_bytes) return too_large(max_bytes);
    if (filled == size && size != 0) break;  // one byte more was asked for
    if (filled == bytes.size()) bytes.resize(std::min(2 * filled, max_bytes) + room_behind);
  }
  bytes.resize(filled);
  bytes.reserve(filled + room_behind);
  return bytes;
}

}  // namespace

Result<std::vector<Entry>> WorkTree::list(const std::string& directory) const {
  const std::unique_ptr<DIR, int (*)(DIR*)> open(::opendir(directory.c_str()), ::closedir);
  if (open == nullptr) return problem_of(errno);
  std::vector<Entry> entries;
  errno = 0;
  while (const dirent* entry = ::readdir(open.get())) {
    const std::string_view name = entry->d_name;
    if (name != "." && name != "..")
      entries.push_back({std::string(name), kind_of(open.get(), *entry), 0});
    errno = 0;
  }
  if (errno != 0) return problem_of(errno);
  std::sort(entries.begin(), entries.end(),
            [](const Entry& a, const Entry& b) { return a.name < b.name; });
  return entries;
}

Result<Entry> WorkTree::stat(const std::string& path) const {
  struct stat status = {};
  if (::lstat(path.c_str(), &status) != 0) return problem_of(errno);
  const EntryKind kind = kind_of(status.st_mode);
  const std::size_t size = kind == EntryKind::file ? static_cast<std::size_t>(status.st_size) : 0;
  return Entry{path, kind, size};
}

Result<std::string> WorkTree::read(const std::string& path, std::size_t max_bytes) const {
  // Without O_NONBLOCK, opening a FIFO waits for a writer that may never come.
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY));
  struct stat status = {};
  if (file.number() < 0 || ::fstat(file.number(), &status) != 0) return problem_of(errno);
  const EntryKind kind = kind_of(status.st_mode);
  if (kind == EntryKind::directory) return problem_of(EISDIR);
  if (kind != EntryKind::file)
    return Problem{SkipReason::special_file, "is a device, pipe or socket", {}};
  const auto size = static_cast<std::size_t>(status.st_size);
  if (size > max_bytes) return too_large(max_bytes);
  return read_all(file.number(), size, max_bytes);
}

Result<std::string> WorkTree::resolve(const std::string& path) const {
  const std::unique_ptr<char, void (*)(void*)> real(::realpath(path.c_str(), nullptr), std::free);
  if (real == nullptr) return problem_of(errno);
  return std::string(real.get());
}

}  // namespace dexlint
