#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <climits>
#include <cstdio>
#include <cstdlib>

#include "linter/system/descriptor_posix.h"
#include "linter/system/files.h"

namespace dexlint::system {
namespace {

FileKind kind_of(mode_t mode) {
  if (S_ISREG(mode)) return FileKind::file;
  if (S_ISDIR(mode)) return FileKind::directory;
  return S_ISLNK(mode) ? FileKind::symlink : FileKind::special;
}

// Most file systems tell the kind in the listing; where they do not, it costs a call.
FileKind kind_of(DIR* directory, const dirent& entry) {
  switch (entry.d_type) {
    case DT_REG:
      return FileKind::file;
    case DT_DIR:
      return FileKind::directory;
    case DT_LNK:
      return FileKind::symlink;
    case DT_UNKNOWN:
      break;
    default:
      return FileKind::special;
  }
  struct stat status = {};
  if (::fstatat(::dirfd(directory), entry.d_name, &status, AT_SYMLINK_NOFOLLOW) != 0)
    return FileKind::special;
  return kind_of(status.st_mode);
}

FileStatus status_from(const struct stat& status) {
  const FileKind kind = kind_of(status.st_mode);
  return {kind, kind == FileKind::file ? static_cast<std::size_t>(status.st_size) : 0};
}

mode_t mode_of_new_files() {
  const mode_t mask = ::umask(0);
  ::umask(mask);
  return 0666 & ~mask;
}

// Who may not give a file away keeps it.
bool give(int descriptor, const struct stat* like) {
  if (like != nullptr && ::fchown(descriptor, like->st_uid, like->st_gid) != 0) errno = 0;
  return ::fchmod(descriptor, like != nullptr ? like->st_mode & 07777 : mode_of_new_files()) == 0;
}

}  // namespace

int list_folder(const std::string& folder, std::vector<FolderEntry>& entries) {
  const std::unique_ptr<DIR, int (*)(DIR*)> open(::opendir(folder.c_str()), ::closedir);
  if (open == nullptr) return errno;
  errno = 0;
  while (const dirent* entry = ::readdir(open.get())) {
    const std::string_view name = entry->d_name;
    if (name != "." && name != "..")
      entries.push_back({std::string(name), kind_of(open.get(), *entry)});
    errno = 0;
  }
  return errno;
}

int status_of(const std::string& path, FileStatus& status) {
  struct stat found = {};
  if (::lstat(path.c_str(), &found) != 0) return errno;
  status = status_from(found);
  return 0;
}

int status_behind(const std::string& path, FileStatus& status) {
  struct stat found = {};
  if (::stat(path.c_str(), &found) != 0) return errno;
  status = status_from(found);
  return 0;
}

int read_link(const std::string& path, std::string& target) {
  std::array<char, PATH_MAX> text;  // what no system has longer
  const ssize_t size = ::readlink(path.c_str(), text.data(), text.size());
  if (size < 0) return errno;
  target.assign(text.data(), static_cast<std::size_t>(size));
  return 0;
}

int real_path(const std::string& path, std::string& real) {
  const std::unique_ptr<char, void (*)(void*)> found(::realpath(path.c_str(), nullptr), std::free);
  if (found == nullptr) return errno;
  real = found.get();
  return 0;
}

std::string working_directory() {
  const std::unique_ptr<char, void (*)(void*)> found(::getcwd(nullptr, 0), std::free);
  return found == nullptr ? "" : found.get();
}

int enter_folder(const std::string& folder) { return ::chdir(folder.c_str()) == 0 ? 0 : errno; }

struct InputFile::Handle {
  Descriptor file;
};

// Without O_NONBLOCK, opening a FIFO waits for a writer that may never come.
InputFile::InputFile(const std::string& path)
    : handle_(new Handle{
          Descriptor(::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY))}) {
  struct stat status = {};
  if (handle_->file.number() < 0 || ::fstat(handle_->file.number(), &status) != 0)
    error_ = errno;
  else
    status_ = status_from(status);
}

InputFile::~InputFile() = default;

int InputFile::read(char* to, std::size_t most, std::size_t& got) {
  return read_some(handle_->file.number(), to, most, got);
}

int write_in_place(const std::string& path, std::string_view text) {
  const Descriptor file(::open(path.c_str(), O_WRONLY | O_CLOEXEC));
  if (file.number() >= 0 && write_all(file.number(), text)) return 0;
  return errno != 0 ? errno : EIO;
}

int write_by_rename(const std::string& path, std::string_view text, bool like_before) {
  struct stat before = {};
  if (like_before && ::lstat(path.c_str(), &before) != 0) return errno;
  std::string temporary = path + ".XXXXXX";
  const Descriptor file(::mkstemp(temporary.data()));
  if (file.number() < 0) return errno;
  const bool done = ::fcntl(file.number(), F_SETFD, FD_CLOEXEC) == 0 &&
                    write_all(file.number(), text) &&
                    give(file.number(), like_before ? &before : nullptr) &&
                    std::rename(temporary.c_str(), path.c_str()) == 0;
  if (done) return 0;
  const int error = errno != 0 ? errno : EIO;
  ::unlink(temporary.c_str());
  return error;
}

}  // namespace dexlint::system
