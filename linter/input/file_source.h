// The outside world behind one interface: the work tree now; stdin, editor buffers and test trees
// as an overlay of it; a git index or a commit later. Whoever walks or reads goes through it, so
// what was walked is what is read.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "linter/model/result.h"

namespace dexlint {

enum class EntryKind : std::uint8_t { file, directory, symlink, special };

/// Something in a folder.
struct Entry {
  std::string name;
  EntryKind kind = EntryKind::file;
  std::size_t size =
      0;  ///< bytes of a file; filled in by stat() alone, since it costs a system call each
};

/// What a link leads to.
struct LinkTarget {
  std::string real;  ///< resolved
  EntryKind kind = EntryKind::file;
};

/// All paths are absolute or relative to the working directory. A Problem's message starts a
/// sentence about the path
/// ("cannot be read: Permission denied"); its reason is vanished for what is not there,
/// special_file for what is neither file nor folder, else unreadable. Calls may come from several
/// threads.
class FileSource {
 public:
  FileSource() = default;
  FileSource(const FileSource&) = delete;
  FileSource& operator=(const FileSource&) = delete;
  virtual ~FileSource() = default;

  /// The entries of a folder, sorted by the bytes of their names, without `.` and `..`.
  virtual Result<std::vector<Entry>> list(const std::string& directory) const = 0;
  /// What `path` is. A link is a link.
  virtual Result<Entry> stat(const std::string& path) const = 0;
  /// All bytes of a file, links followed. Never blocks. More than `max_bytes`: too_large, without
  /// reading on. The string has room for 64 bytes behind the text, which simdjson wants to read.
  virtual Result<std::string> read(const std::string& path, std::size_t max_bytes) const = 0;
  /// The first `bytes` of it, or all: what read() would give, where that is less or more at hand.
  /// Fails like read().
  virtual Result<std::string> read_start(const std::string& path, std::size_t bytes,
                                         std::size_t max_bytes) const {
    (void)bytes;
    return read(path, max_bytes);
  }
  /// The absolute path of what `path` leads to, free of links and `..`.
  virtual Result<std::string> resolve(const std::string& path) const = 0;
  /// What the link `name` in `folder`, a resolved path, leads to. On a disk that ignores case the
  /// last part of it may be spelt as the link spells it.
  virtual Result<LinkTarget> follow(const std::string& folder, const std::string& name) const;
};

/// The files on disk.
class WorkTree final : public FileSource {
 public:
  Result<std::vector<Entry>> list(const std::string& directory) const override;
  Result<Entry> stat(const std::string& path) const override;
  Result<std::string> read(const std::string& path, std::size_t max_bytes) const override;
  Result<std::string> read_start(const std::string& path, std::size_t bytes,
                                 std::size_t max_bytes) const override;
  Result<std::string> resolve(const std::string& path) const override;
  Result<LinkTarget> follow(const std::string& folder, const std::string& name) const override;
};

/// Files in memory, in front of another source. A folder that only they are in exists as well.
class Overlay final : public FileSource {
 public:
  /// `base` must outlive the overlay. Without one there is nothing else, and the working directory
  /// is `/`.
  explicit Overlay(const FileSource* base = nullptr);
  /// Puts a file in, in place of what was at `path`. Not while others read.
  void put(const std::string& path, std::string bytes);
  /// Undoes put(). Not while others read.
  void take_back(const std::string& path) { files_.erase(absolute(path)); }

  Result<std::vector<Entry>> list(const std::string& directory) const override;
  Result<Entry> stat(const std::string& path) const override;
  Result<std::string> read(const std::string& path, std::size_t max_bytes) const override;
  Result<std::string> read_start(const std::string& path, std::size_t bytes,
                                 std::size_t max_bytes) const override;
  Result<std::string> resolve(const std::string& path) const override;
  Result<LinkTarget> follow(const std::string& folder, const std::string& name) const override;

 private:
  /// Nothing was put in: what is below answers, without a look at where the path leads.
  bool is_empty() const { return base_ != nullptr && files_.empty(); }
  std::string absolute(const std::string& path) const;
  bool is_folder(const std::string& absolute) const;

  const FileSource* base_;
  std::string working_directory_ = "/";
  std::map<std::string, std::string> files_;  // by absolute path
};

}  // namespace dexlint
