// Files and folders, as far as the C++ library cannot be asked for them, or not well enough: what
// stands in a folder without a call for each entry, a FIFO that must not be waited for, a file that
// is whole or not there. Errors are numbers of <cerrno>, 0 when all went well.
//
// All that differs between systems stands in linter/system: in *_posix.cpp for Linux, macOS and
// their like, in *_standard.cpp, with what every C++ library has, for the others.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace dexlint::system {

enum class FileKind : std::uint8_t { file, directory, symlink, special };

struct FileStatus {
  FileKind kind = FileKind::file;
  std::size_t size_bytes = 0;  ///< of a file
};

struct FolderEntry {
  std::string name;
  FileKind kind = FileKind::file;
};

/// The entries of a folder without `.` and `..`, in any order.
int list_folder(const std::string& folder, std::vector<FolderEntry>& entries);
/// What `path` is. A link is a link.
int status_of(const std::string& path, FileStatus& status);
/// What `path` leads to.
int status_behind(const std::string& path, FileStatus& status);
/// What is written in a link.
int read_link(const std::string& path, std::string& target);
/// The absolute path of what `path` leads to, free of links and `..`.
int real_path(const std::string& path, std::string& real);
/// Empty when it is not known.
std::string working_directory();
int enter_folder(const std::string& folder);

/// A file that is open to be read. Opening never waits.
class InputFile {
 public:
  explicit InputFile(const std::string& path);
  InputFile(const InputFile&) = delete;
  InputFile& operator=(const InputFile&) = delete;
  ~InputFile();

  /// Of opening it.
  int error() const { return error_; }
  const FileStatus& status() const { return status_; }
  /// Up to `most` more bytes to `to`; `got` 0 at the end.
  int read(char* to, std::size_t most, std::size_t& got);

 private:
  struct Handle;
  std::unique_ptr<Handle> handle_;
  FileStatus status_;
  int error_ = 0;
};

/// Writes to what is there: a device, a pipe.
int write_in_place(const std::string& path, std::string_view text);
/// Writes a file beside it that then takes its name. `like_before`: with the mode and the owner of
/// the file that is there, where they may be given away; else with those of a new file.
int write_by_rename(const std::string& path, std::string_view text, bool like_before);

}  // namespace dexlint::system
