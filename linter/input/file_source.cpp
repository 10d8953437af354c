#include "linter/input/file_source.h"

#include <algorithm>
#include <cerrno>
#include <optional>
#include <system_error>
#include <utility>

#include "linter/input/paths.h"
#include "linter/system/files.h"

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

EntryKind entry_kind(system::FileKind kind) {
  switch (kind) {
    case system::FileKind::file:
      return EntryKind::file;
    case system::FileKind::directory:
      return EntryKind::directory;
    case system::FileKind::symlink:
      return EntryKind::symlink;
    case system::FileKind::special:
      break;
  }
  return EntryKind::special;
}

// Where a link in `folder` leads that names something in it or in a folder above: no other link is
// on that way.
std::optional<std::string> near_target(std::string folder, std::string_view target) {
  while (target.starts_with("../")) {
    folder = parent_path(folder);
    target.remove_prefix(3);
  }
  if (target.empty() || target == "." || target == ".." || target.find('/') != target.npos)
    return std::nullopt;
  return join_path(folder, target);
}

// Reads to the end, whatever size was promised: a file may grow or shrink, and those of /proc say
// 0.
Result<std::string> read_all(system::InputFile& file, std::size_t max_bytes) {
  const std::size_t size = file.status().size_bytes;
  std::string bytes;
  bytes.reserve(size + room_behind);  // first: a string that grows later takes twice its size
  bytes.resize(size + 1);
  std::size_t filled = 0;
  while (true) {
    std::size_t got = 0;
    const int error = file.read(bytes.data() + filled, bytes.size() - filled, got);
    if (error != 0) return problem_of(error);
    if (got == 0) break;
    filled += got;
    if (filled > max_bytes) return too_large(max_bytes);
    if (filled == size && size != 0) break;  // one byte more was asked for
    if (filled == bytes.size()) bytes.resize(std::min(2 * filled, max_bytes) + room_behind);
  }
  bytes.resize(filled);
  bytes.reserve(filled + room_behind);
  return bytes;
}

// Why an opened file is not read.
std::optional<Problem> refusal(const system::InputFile& file, std::size_t max_bytes) {
  if (file.error() != 0) return problem_of(file.error());
  if (file.status().kind == system::FileKind::directory) return problem_of(EISDIR);
  if (file.status().kind != system::FileKind::file)
    return Problem{SkipReason::special_file, "is a device, pipe or socket", {}};
  if (file.status().size_bytes > max_bytes) return too_large(max_bytes);
  return std::nullopt;
}

}  // namespace

Result<LinkTarget> FileSource::follow(const std::string& folder, const std::string& name) const {
  const Result<std::string> real = resolve(join_path(folder, name));
  if (!real) return real.error();
  const Result<Entry> entry = stat(*real);
  if (!entry) return entry.error();
  return LinkTarget{*real, entry->kind};
}

Result<std::vector<Entry>> WorkTree::list(const std::string& directory) const {
  std::vector<system::FolderEntry> found;
  if (const int error = system::list_folder(directory, found); error != 0) return problem_of(error);
  std::vector<Entry> entries;
  entries.reserve(found.size());
  for (system::FolderEntry& entry : found)
    entries.push_back({std::move(entry.name), entry_kind(entry.kind), 0});
  std::sort(entries.begin(), entries.end(),
            [](const Entry& a, const Entry& b) { return a.name < b.name; });
  return entries;
}

Result<Entry> WorkTree::stat(const std::string& path) const {
  system::FileStatus status;
  if (const int error = system::status_of(path, status); error != 0) return problem_of(error);
  return Entry{path, entry_kind(status.kind), status.size_bytes};
}

Result<std::string> WorkTree::read(const std::string& path, std::size_t max_bytes) const {
  system::InputFile file(path);
  if (std::optional<Problem> problem = refusal(file, max_bytes)) return *std::move(problem);
  return read_all(file, max_bytes);
}

Result<std::string> WorkTree::read_start(const std::string& path, std::size_t bytes,
                                         std::size_t max_bytes) const {
  system::InputFile file(path);
  if (std::optional<Problem> problem = refusal(file, max_bytes)) return *std::move(problem);
  // Files of /proc do not say how long they are, and may grow past the limit.
  if (file.status().size_bytes <= bytes) return read_all(file, max_bytes);
  std::string start;
  start.reserve(bytes + room_behind);
  start.resize(bytes);
  std::size_t got = 0;
  const int error = file.read(start.data(), bytes, got);
  if (error != 0) return problem_of(error);
  start.resize(got);
  return start;
}

Result<std::string> WorkTree::resolve(const std::string& path) const {
  std::string real;
  if (const int error = system::real_path(path, real); error != 0) return problem_of(error);
  return real;
}

Result<LinkTarget> WorkTree::follow(const std::string& folder, const std::string& name) const {
  std::string written;
  if (system::read_link(join_path(folder, name), written) == 0) {
    if (const std::optional<std::string> target = near_target(folder, written)) {
      const Result<Entry> entry = stat(*target);
      if (entry && entry->kind != EntryKind::symlink) return LinkTarget{*target, entry->kind};
    }
  }
  return FileSource::follow(folder, name);  // there are more links on the way, or nothing
}

}  // namespace dexlint
