#include <algorithm>
#include <utility>

#include "linter/input/file_source.h"
#include "linter/input/paths.h"

namespace dexlint {
namespace {

Problem not_there() {
  return {SkipReason::vanished, "cannot be read: No such file or directory", {}};
}

// Free of `..`, by text alone: the overlay knows no links.
std::string without_dots(std::string_view path) {
  std::string plain;
  for (std::size_t at = 0; at < path.size();) {
    const std::size_t end = std::min(path.find('/', at), path.size());
    const std::string_view part = path.substr(at, end - at);
    if (part == "..") {
      plain.resize(plain.empty() ? 0 : plain.rfind('/'));
    } else if (!part.empty() && part != ".") {
      plain += '/';
      plain += part;
    }
    at = end + 1;
  }
  return plain.empty() ? "/" : plain;
}

std::string with_slash(const std::string& folder) { return folder == "/" ? folder : folder + '/'; }

}  // namespace

Overlay::Overlay(const FileSource* base) : base_(base) {
  if (base_ == nullptr) return;
  if (Result<std::string> here = base_->resolve("."); here) working_directory_ = *std::move(here);
}

void Overlay::put(const std::string& path, std::string bytes) {
  files_.insert_or_assign(absolute(path), std::move(bytes));
}

// Where the folder exists below, its links are followed, so that one file has one name. The last
// link is not: the file may be one that only the overlay has.
std::string Overlay::absolute(const std::string& path) const {
  const std::string tidy = tidy_path(path);
  const std::string name(file_name(tidy));
  const bool whole = name.empty() || name == "." || name == "..";
  if (base_ != nullptr) {
    const Result<std::string> folder = base_->resolve(whole ? tidy : parent_path(tidy));
    if (folder) return whole ? *folder : join_path(*folder, name);
  }
  return without_dots(path.starts_with('/') ? path : join_path(working_directory_, path));
}

bool Overlay::is_folder(const std::string& absolute) const {
  const std::string prefix = with_slash(absolute);
  const auto first = files_.lower_bound(prefix);
  return first != files_.end() && first->first.starts_with(prefix);
}

Result<std::vector<Entry>> Overlay::list(const std::string& directory) const {
  if (is_empty()) return base_->list(directory);
  const std::string folder = absolute(directory);
  std::map<std::string, EntryKind> entries;
  if (base_ != nullptr) {
    const Result<std::vector<Entry>> below = base_->list(directory);
    if (!below && !is_folder(folder)) return below.error();
    if (below) {
      for (const Entry& entry : *below) entries.emplace(entry.name, entry.kind);
    }
  } else if (!is_folder(folder) && folder != "/") {
    return not_there();
  }
  const std::string prefix = with_slash(folder);
  for (auto file = files_.lower_bound(prefix);
       file != files_.end() && file->first.starts_with(prefix); ++file) {
    const std::string_view rest = path_below(file->first, folder);
    const std::size_t slash = rest.find('/');
    entries.insert_or_assign(std::string(rest.substr(0, slash)), slash == std::string_view::npos
                                                                     ? EntryKind::file
                                                                     : EntryKind::directory);
  }
  std::vector<Entry> listed;
  listed.reserve(entries.size());
  for (const auto& [name, kind] : entries) listed.push_back({name, kind, 0});
  return listed;
}

Result<Entry> Overlay::stat(const std::string& path) const {
  if (is_empty()) return base_->stat(path);
  const std::string at = absolute(path);
  if (const auto file = files_.find(at); file != files_.end())
    return Entry{path, EntryKind::file, file->second.size()};
  if (base_ != nullptr) {
    Result<Entry> below = base_->stat(path);
    if (below || !is_folder(at)) return below;
  }
  if (!is_folder(at) && at != "/") return not_there();
  return Entry{path, EntryKind::directory, 0};
}

Result<std::string> Overlay::read(const std::string& path, std::size_t max_bytes) const {
  if (is_empty()) return base_->read(path, max_bytes);
  const auto file = files_.find(absolute(path));
  if (file == files_.end()) return base_ != nullptr ? base_->read(path, max_bytes) : not_there();
  if (file->second.size() > max_bytes)
    return Problem{
        SkipReason::too_large, "larger than " + std::to_string(max_bytes) + " bytes", {}};
  std::string bytes;
  bytes.reserve(file->second.size() + 64);
  bytes = file->second;
  return bytes;
}

Result<std::string> Overlay::read_start(const std::string& path, std::size_t bytes,
                                        std::size_t max_bytes) const {
  return is_empty() ? base_->read_start(path, bytes, max_bytes) : read(path, max_bytes);
}

Result<std::string> Overlay::resolve(const std::string& path) const {
  if (is_empty()) return base_->resolve(path);
  const std::string at = absolute(path);
  if (files_.contains(at)) return at;
  if (base_ != nullptr) {
    Result<std::string> below = base_->resolve(path);
    if (below || !is_folder(at)) return below;
  }
  if (!is_folder(at) && at != "/") return not_there();
  return at;
}

Result<LinkTarget> Overlay::follow(const std::string& folder, const std::string& name) const {
  return is_empty() ? base_->follow(folder, name) : FileSource::follow(folder, name);
}

}  // namespace dexlint
